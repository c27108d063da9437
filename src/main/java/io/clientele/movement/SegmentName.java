package io.clientele.movement;

import io.clientele.snapshot.SnapshotSegment;
import io.swagger.v3.oas.annotations.media.Schema;

@Schema(name = "MovementSegment", description = "A segment by id and display name.")
record SegmentName(
        @Schema(description = "Stable id.", example = "at-risk") String id,
        @Schema(description = "Display name.", example = "At Risk") String name) {

    static SegmentName of(SnapshotSegment segment) {
        return new SegmentName(segment.segmentId(), segment.name());
    }
}
