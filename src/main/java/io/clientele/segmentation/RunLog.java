package io.clientele.segmentation;

import io.clientele.analysis.Outcome;
import io.clientele.analysis.Stage;
import io.clientele.job.NotYet;
import io.clientele.modelcard.ModelCard;
import io.clientele.plan.SegmentationParameters;
import io.clientele.problem.Problem;
import io.clientele.problem.ProblemType;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/// Writes down how runs go, each step in a transaction of its own. A step is only written by the
/// latest attempt: one that was taken over, say after a freeze, finds itself ended.
@Component
class RunLog {

    private static final Logger LOG = LoggerFactory.getLogger(RunLog.class);

    /// Processes die now and then, and not three times in the middle of one run.
    private static final int MOST_LOST = 3;

    private final Segmentations segmentations;
    private final Clock clock;

    RunLog(Segmentations segmentations, Clock clock) {
        this.segmentations = segmentations;
        this.clock = clock;
    }

    /// One attempt at a run.
    record Attempt(UUID id, int number, SegmentationParameters parameters) {}

    /// Begins an attempt; empty when the run has ended or was begun too often.
    ///
    /// @throws NotYet while an earlier run is at work or waits
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public Optional<Attempt> begin(UUID id) {
        var run = segmentations.lockById(id).filter(found -> !found.status().ended()).orElse(null);
        if (run == null) {
            return Optional.empty();
        }
        if (run.cancelRequested()) {
            run.cancel(clock.instant());
            return Optional.empty();
        }
        if (segmentations.existsByNumberLessThanAndStatusIn(
                run.number(), SegmentationStatus.OPEN)) {
            throw new NotYet();
        }
        if (run.lostAttempts() >= MOST_LOST) {
            fail(run, HeapShortage.afterDeaths(run.lostAttempts()));
            return Optional.empty();
        }
        run.begin(clock.instant());
        return Optional.of(new Attempt(id, run.attempt(), run.parameters()));
    }

    /// Writes that a stage is reached; ends the attempt if it was cancelled or taken over.
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void reach(Attempt attempt, Stage stage) {
        current(attempt).reach(stage);
    }

    /// Whether the attempt is to go on.
    @Transactional(propagation = Propagation.REQUIRES_NEW, readOnly = true)
    public boolean isWanted(Attempt attempt) {
        return segmentations
                .findById(attempt.id())
                .filter(run -> isCurrent(run, attempt))
                .isPresent();
    }

    /// Writes the evidence, in the transaction that publishes.
    @Transactional(propagation = Propagation.MANDATORY)
    public void succeed(Attempt attempt, Outcome outcome, ModelCard card) {
        current(attempt).succeed(outcome, card, clock.instant());
    }

    /// Ends a run that cannot go on; one that was cancelled may have been ended in the middle of a
    /// question, which then fails.
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void fail(Attempt attempt, Problem problem) {
        open(attempt)
                .ifPresent(
                        run -> {
                            if (run.cancelRequested()) {
                                run.cancel(clock.instant());
                            } else {
                                fail(run, problem);
                            }
                        });
    }

    private void fail(Segmentation run, Problem problem) {
        run.fail(problem.type().slug(), problem.detail(), clock.instant());
    }

    /// Ends an attempt without an end of the run: it failed, or its process is told to stop. Who
    /// dies does not come here.
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void giveBack(Attempt attempt) {
        open(attempt).ifPresent(Segmentation::giveBack);
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void cancel(Attempt attempt) {
        open(attempt).ifPresent(run -> run.cancel(clock.instant()));
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void abandon(UUID id, String reason) {
        LOG.error("Segmentation {} is given up: {}", id, reason);
        open(id).ifPresent(
                        run ->
                                run.fail(
                                        ProblemType.INTERNAL_ERROR.slug(),
                                        reason,
                                        clock.instant()));
    }

    private Optional<Segmentation> open(Attempt attempt) {
        return open(attempt.id()).filter(run -> run.attempt() == attempt.number());
    }

    private Optional<Segmentation> open(UUID id) {
        return segmentations.lockById(id).filter(run -> !run.status().ended());
    }

    private Segmentation current(Attempt attempt) {
        return segmentations
                .lockById(attempt.id())
                .filter(run -> isCurrent(run, attempt))
                .orElseThrow(RunCancelled::new);
    }

    private static boolean isCurrent(Segmentation run, Attempt attempt) {
        return run.status() == SegmentationStatus.RUNNING
                && run.attempt() == attempt.number()
                && !run.cancelRequested();
    }
}
