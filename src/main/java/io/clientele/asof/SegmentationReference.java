package io.clientele.asof;

import io.clientele.snapshot.Snapshot;
import io.swagger.v3.oas.annotations.media.Schema;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

@Schema(description = "The segmentation that an answer comes from.")
public record SegmentationReference(
        @Schema(description = "Id of the segmentation.") UUID id,
        @Schema(
                        description =
                                "The day it speaks of: days since the last purchase are counted to it.",
                        example = "2011-12-10")
                LocalDate asOf,
        @Schema(description = "When it was computed (UTC).") Instant computedAt,
        @Schema(
                        description =
                                "Whether purchases have changed since; start a new segmentation to take them in.")
                boolean stale) {

    /// Names the segmentation of a snapshot.
    public static SegmentationReference of(Snapshot snapshot) {
        return new SegmentationReference(
                snapshot.segmentationId(),
                snapshot.asOf(),
                snapshot.computedAt(),
                snapshot.stale());
    }
}
