package io.clientele.segmentation;

import io.clientele.snapshot.SnapshotDraft;
import io.clientele.snapshot.Snapshots;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Publishes a snapshot and ends its run in one transaction: both, or neither.
@Component
class Publication {

    private final Snapshots snapshots;
    private final RunLog log;

    Publication(Snapshots snapshots, RunLog log) {
        this.snapshots = snapshots;
        this.log = log;
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void publish(RunLog.Attempt attempt, SnapshotDraft draft, SegmentationResult result) {
        // First, since it locks the run: an attempt that was taken over ends here.
        log.succeed(attempt, result);
        snapshots.publish(draft);
    }
}
