package io.clientele.lookup;

import io.clientele.asof.AnswerTag;
import io.clientele.marketing.Digest;
import io.clientele.marketing.Strategies;
import io.clientele.privacy.ErasedCustomers;
import io.clientele.publishing.SnapshotPublished;
import io.clientele.reading.RefreshAhead;
import io.clientele.snapshot.Snapshot;
import io.clientele.snapshot.Snapshots;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/// What answers about customers are made from, looked up a few times a second instead of for each
/// customer: who has seen an answer is told that it still holds without a look at the database.
///
/// What happened within the last quarter of a second may go unnoticed, but for what this replica
/// published itself.
@Component
class RecentState {

    private static final Duration FRESH = Duration.ofMillis(250);

    private final Snapshots snapshots;
    private final Strategies strategies;
    private final ErasedCustomers erased;
    private final RefreshAhead<Look> looks = new RefreshAhead<>(FRESH, this::look);
    private volatile @Nullable Tags latestTags;

    RecentState(Snapshots snapshots, Strategies strategies, ErasedCustomers erased) {
        this.snapshots = snapshots;
        this.strategies = strategies;
        this.erased = erased;
    }

    /// Names for answers from the current snapshot, different whenever the answers may be.
    ///
    /// @param snapshot the current one; null where nothing has been segmented
    /// @param edited what answers hold beside the snapshot: strategies, and who was erased
    /// @param beginning of the names of all answers from the current snapshot
    record Tags(@Nullable Snapshot snapshot, String edited, String beginning) {

        private Tags(@Nullable Snapshot snapshot, String edited) {
            this(snapshot, edited, AnswerTag.of(snapshot, edited));
        }

        /// @param customerId part of the name: none is known of an answer about a customer who
        ///     does not exist
        String recent(String customerId) {
            return beginning + "-" + Digest.of(customerId);
        }

        /// @param read the snapshot of an answer that was read after this was looked up
        String of(Snapshot read, String customerId) {
            return read.equals(snapshot)
                    ? recent(customerId)
                    : new Tags(read, edited).recent(customerId);
        }

        private boolean holds(@Nullable Snapshot current, String state) {
            return Objects.equals(snapshot, current) && edited.equals(state);
        }
    }

    /// To be asked before an answer is read: what changes meanwhile then gives another tag.
    Tags tags() {
        var look = looks.value();
        var edited = strategies.version() + look.lastErasure;
        var tags = latestTags;
        if (tags == null || !tags.holds(look.snapshot, edited)) {
            tags = new Tags(look.snapshot, edited);
            latestTags = tags;
        }
        return tags;
    }

    private Look look() {
        return new Look(erased.last(), snapshots.current().orElse(null));
    }

    @TransactionalEventListener
    void forget(SnapshotPublished published) {
        looks.forget();
    }

    private record Look(Optional<Instant> lastErasure, @Nullable Snapshot snapshot) {}
}
