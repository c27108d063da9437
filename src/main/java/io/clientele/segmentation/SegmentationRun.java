package io.clientele.segmentation;

import io.clientele.analysis.Analysis;
import io.clientele.analysis.Stage;
import io.clientele.input.RunInputs;
import io.clientele.job.Job;
import io.clientele.job.Turn;
import io.clientele.offer.Offers;
import io.clientele.offer.RecommenderChoice;
import io.clientele.plan.SegmentationParameters;
import io.clientele.problem.Problem;
import io.clientele.publishing.Publisher;

import org.springframework.stereotype.Component;

import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;

/// One run, from the purchase history over its analysis to the published snapshot.
@Component
class SegmentationRun implements Job {

    static final String NAME = "segmentation";

    private final Turn turn;
    private final RunInputs inputs;
    private final RunLog log;
    private final Offers offers;
    private final Publication publication;
    private final Publisher publisher;

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
        try {
            // One publishes after another, never over a later one.
            turn.take(NAME, () -> segment(attempt));
        } catch (Problem problem) {
            log.fail(attempt, problem);
        } catch (RunCancelled cancelled) {
            log.cancel(attempt);
        }
    }

    @Override
    public void abandon(UUID id, String reason) {
        log.abandon(id, reason);
    }

    private void segment(RunLog.Attempt attempt) {
        var parameters = attempt.parameters();
        var clock = StageClock.start();
        Consumer<Stage> reach =
                stage -> {
                    clock.reach(stage);
                    log.reach(attempt, stage);
                };
        long seed = Objects.requireNonNull(parameters.seed());
        try (var recommender = new RecommenderChoice()) {
            var result = result(parameters, seed, recommender, reach);
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
            SegmentationParameters parameters,
            long seed,
            RecommenderChoice recommender,
            Consumer<Stage> reach) {
        var input = inputs.read(parameters);
        offers.choose(recommender, input.lines(), input.asOf(), seed);
        return Result.of(
                input,
                parameters,
                Analysis.of(input.history(), input.asOf(), parameters, input.background(), reach));
    }
}
