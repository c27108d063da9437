package io.clientele.segmentation;

import io.clientele.analysis.Analysis;
import io.clientele.analysis.Stage;
import io.clientele.input.RunInputs;
import io.clientele.job.Job;
import io.clientele.job.Turn;
import io.clientele.offer.Offers;
import io.clientele.offer.RecommenderChoice;
import io.clientele.problem.Problem;
import io.clientele.publishing.Publisher;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// One run, from the purchase history over its analysis to the published snapshot.
@Component
class SegmentationRun implements Job {

    static final String NAME = "segmentation";

    private static final Logger LOG = LoggerFactory.getLogger(SegmentationRun.class);

    private final Turn turn;
    private final RunInputs inputs;
    private final RunLog log;
    private final Offers offers;
    private final Publication publication;
    private final Publisher publisher;
    private final Set<RunLog.Attempt> inHand = ConcurrentHashMap.newKeySet();

    SegmentationRun(
            Turn turn,
            RunInputs inputs,
            RunLog log,
            Offers offers,
            Publication publication,
            Publisher publisher) {
        this.turn = turn;
        this.inputs = inputs;
        this.log = log;
        this.offers = offers;
        this.publication = publication;
        this.publisher = publisher;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(UUID id) {
        var attempt = log.begin(id).orElse(null);
        if (attempt == null) {
            return;
        }
        inHand.add(attempt);
        try {
            // One publishes after another, never over a later one.
            turn.take(NAME, () -> segment(attempt));
        } catch (Problem problem) {
            log.fail(attempt, problem);
        } catch (RunCancelled cancelled) {
            log.cancel(attempt);
        } catch (RuntimeException | Error failure) {
            if (!HeapShortage.isIn(failure)) {
                giveBack(attempt);
                throw failure;
            }
            LOG.error("Segmentation {} finds the heap too small", id, failure);
            log.fail(attempt, HeapShortage.problem());
        } finally {
            inHand.remove(attempt);
        }
    }

    /// Before whatever is at work is interrupted, and the database is left.
    @EventListener(ContextClosedEvent.class)
    void handOver() {
        inHand.forEach(this::giveBack);
    }

    /// Once, also where the process stops while the attempt fails.
    private void giveBack(RunLog.Attempt attempt) {
        if (!inHand.remove(attempt)) {
            return;
        }
        boolean interrupted = Thread.interrupted();
        try {
            log.giveBack(attempt);
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("Attempt {} of {} is not given back", attempt.number(), attempt.id(), e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void abandon(UUID id, String reason) {
        log.abandon(id, reason);
    }

    private void segment(RunLog.Attempt attempt) {
        var clock = StageClock.start();
        Consumer<Stage> reach =
                stage -> {
                    clock.reach(stage);
                    log.reach(attempt, stage);
                };
        long seed = Objects.requireNonNull(attempt.parameters().seed());
        try (var recommender = new RecommenderChoice()) {
            var result = result(attempt, seed, recommender, reach);
            var outcome = result.outcome();
            reach.accept(Stage.RECOMMENDATIONS);
            publication.publish(
                    attempt,
                    result,
                    offers.draft(
                            recommender,
                            outcome.asOf(),
                            seed,
                            outcome.segments(),
                            outcome.columns()),
                    () -> reach.accept(Stage.SNAPSHOT));
        }
        clock.stop();
        publisher.dropOld();
    }

    /// A step of its own, so that what was read is let go with it.
    private Result result(
            RunLog.Attempt attempt,
            long seed,
            RecommenderChoice recommender,
            Consumer<Stage> reach) {
        var parameters = attempt.parameters();
        var input = inputs.read(parameters, () -> log.isWanted(attempt));
        offers.choose(recommender, input.lines(), input.asOf(), seed);
        return Result.of(
                input,
                parameters,
                Analysis.of(input.history(), input.asOf(), parameters, input.background(), reach));
    }
}
