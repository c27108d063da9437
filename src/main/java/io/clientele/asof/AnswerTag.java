package io.clientele.asof;

import io.clientele.marketing.Digest;
import io.clientele.snapshot.Snapshot;

import org.jspecify.annotations.Nullable;

/// The `ETag` of an answer from a snapshot.
public final class AnswerTag {

    private AnswerTag() {}

    /// Differs whenever the answer does.
    ///
    /// @param snapshot null where nothing has been segmented
    /// @param edited what the answer holds beside the snapshot, such as strategies, in its
    ///     `toString`
    public static String of(@Nullable Snapshot snapshot, Object edited) {
        return snapshot == null
                ? "none-" + Digest.of(edited)
                : snapshot.segmentationId()
                        + (snapshot.stale() ? "-s-" : "-f-")
                        + Digest.of(edited);
    }
}
