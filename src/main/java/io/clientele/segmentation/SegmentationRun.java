package io.clientele.segmentation;

import io.clientele.clustering.Clustering;
import io.clientele.estimation.FitOptions;
import io.clientele.job.Job;
import io.clientele.ledger.Ledger;
import io.clientele.lifetime.BgNbd;
import io.clientele.problem.Problem;
import io.clientele.problem.ProblemType;
import io.clientele.snapshot.SnapshotDraft;
import io.clientele.snapshot.Snapshots;
import io.clientele.value.GammaGamma;
import io.clientele.value.LifetimeValue;

import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;

/// One run, from the purchase history to the published snapshot.
@Component
class SegmentationRun implements Job {

    static final String NAME = "segmentation";

    private static final String TOO_LARGE =
            "A customer's amounts add up to more than can be counted, 900 trillion; correct or undo the upload.";

    private final Turn turn;
    private final Ledger ledger;
    private final RunLog log;
    private final Publication publication;
    private final Snapshots snapshots;
    private final Clock clock;

    SegmentationRun(
            Turn turn,
            Ledger ledger,
            RunLog log,
            Publication publication,
            Snapshots snapshots,
            Clock clock) {
        this.turn = turn;
        this.ledger = ledger;
        this.log = log;
        this.publication = publication;
        this.snapshots = snapshots;
        this.clock = clock;
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
            turn.take(() -> segment(attempt));
        } catch (ArithmeticException e) {
            log.fail(attempt, Problem.of(ProblemType.NO_PURCHASES, TOO_LARGE));
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
        var plan = RunPlan.of(attempt.parameters());
        long revision = ledger.revision();
        var asOf = asOf(plan);
        var figures = CustomerFigures.of(ledger.historyBefore(asOf), asOf, plan.windowDays());
        if (figures.customers() == 0) {
            throw nothingToSegment(asOf);
        }

        log.reach(attempt, Stage.SCORES);
        var rfm = figures.rfm();
        var scores = plan.scoring().score(rfm);

        log.reach(attempt, Stage.CLUSTERS);
        var clustering =
                Clustering.fit(rfm.recencyDays(), rfm.frequency(), rfm.monetary(), plan.clusters());

        log.reach(attempt, Stage.LIFETIME);
        var summaries = figures.summaries();
        var purchases = BgNbd.fit(summaries, plan.fit());
        var orderValues =
                GammaGamma.fit(summaries, figures.meanPurchaseDayValue(), FitOptions.DEFAULTS);
        var values =
                LifetimeValue.inDays(
                                purchases.model(),
                                orderValues.model(),
                                plan.horizonMonths(),
                                plan.monthlyDiscountRate())
                        .of(summaries);

        log.reach(attempt, Stage.SNAPSHOT);
        var outcome = new RunOutcome(figures, scores, clustering, purchases, orderValues, values);
        publication.publish(
                attempt,
                new SnapshotDraft(
                        attempt.id(),
                        asOf,
                        clock.instant(),
                        revision,
                        RunOutcome.MODEL,
                        plan.horizonMonths(),
                        outcome.segments(),
                        outcome.columns()),
                new SegmentationResult(
                        asOf,
                        figures.customers(),
                        ScoringEvidence.of(plan.scoring().method(), scores),
                        outcome.clusterEvidence(),
                        outcome.lifetimeEvidence()));
        snapshots.dropOld();
    }

    private LocalDate asOf(RunPlan plan) {
        var asked = plan.asOf();
        return asked != null
                ? asked
                : ledger.lastPurchaseDay()
                        .map(last -> last.plusDays(1))
                        .orElseThrow(
                                () ->
                                        Problem.of(
                                                ProblemType.NO_PURCHASES,
                                                "The ledger is empty: send purchases with POST /uploads."));
    }

    private static Problem nothingToSegment(LocalDate asOf) {
        return Problem.of(
                ProblemType.NO_PURCHASES,
                "Nobody bought before %s within the window.".formatted(asOf));
    }
}
