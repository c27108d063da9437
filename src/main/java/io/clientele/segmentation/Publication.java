package io.clientele.segmentation;

import io.clientele.analysis.Outcome;
import io.clientele.snapshot.SnapshotDraft;
import io.clientele.snapshot.Snapshots;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;

/// Publishes a snapshot and ends its run in one transaction: both, or neither.
@Component
class Publication {

    private final Snapshots snapshots;
    private final RunLog log;
    private final Clock clock;

    Publication(Snapshots snapshots, RunLog log, Clock clock) {
        this.snapshots = snapshots;
        this.log = log;
        this.clock = clock;
    }

    /// @param revision state of the ledger that the outcome was computed from
    /// @param regions where each customer of the outcome buys
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void publish(
            RunLog.Attempt attempt,
            Outcome outcome,
            ModelCard card,
            long revision,
            @Nullable String[] regions) {
        // First, since it locks the run: an attempt that was taken over ends here.
        log.succeed(attempt, outcome, card);
        snapshots.publish(
                new SnapshotDraft(
                        attempt.id(),
                        outcome.asOf(),
                        clock.instant(),
                        revision,
                        outcome.basis(),
                        outcome.scale(),
                        outcome.segments(),
                        outcome.columns(),
                        regions));
    }
}
