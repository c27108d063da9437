package io.clientele.segmentation;

import java.util.Set;

enum SegmentationStatus {
    QUEUED,
    RUNNING,
    SUCCEEDED,
    FAILED,
    CANCELLED;

    static final Set<SegmentationStatus> OPEN = Set.of(QUEUED, RUNNING);

    boolean ended() {
        return !OPEN.contains(this);
    }
}
