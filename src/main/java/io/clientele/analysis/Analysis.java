package io.clientele.analysis;

import io.clientele.clustering.Clustering;
import io.clientele.ledger.PurchaseHistory;
import io.clientele.outlook.Outlook;
import io.clientele.plan.Plan;
import io.clientele.plan.SegmentationParameters;
import io.clientele.problem.Problem;
import io.clientele.problem.ProblemType;

import java.time.LocalDate;
import java.util.function.Consumer;

/// From a purchase history to scores, segments, clusters and lifetime value: the whole computation
/// of a run, which neither reads nor writes anything.
public final class Analysis {

    private Analysis() {}

    /// @param history purchase days before `asOf`
    /// @param parameters with every default filled in
    /// @param background what is known beside the history
    /// @param progress told of each stage as it is reached; may throw to end the work
    /// @throws Problem when nobody bought within the window
    public static Outcome of(
            PurchaseHistory history,
            LocalDate asOf,
            SegmentationParameters parameters,
            Background background,
            Consumer<Stage> progress) {
        var plan = Plan.of(parameters);
        var figures = figures(history, asOf, plan, background);

        progress.accept(Stage.SCORES);
        var rfm = figures.rfm();
        var scores = plan.scoring().score(rfm);

        progress.accept(Stage.LIFETIME);
        var outlook = Outlook.of(figures.shop(), plan.outlook());

        progress.accept(Stage.CLUSTERS);
        var features = new ClusterFeatures(figures, outlook.values(), background.traits());
        var clustering =
                Clustering.fit(
                        rfm.recencyDays(),
                        rfm.frequency(),
                        rfm.monetary(),
                        plan.features().stream()
                                .map(feature -> features.column(feature, history, asOf))
                                .toList(),
                        plan.clusters());
        var clusters = NumberedClusters.of(clustering, figures.customerIds(), background.before());

        return new Findings(
                        plan,
                        figures,
                        scores,
                        clusters.clustering(),
                        clusters.agreement(),
                        background.before().personas(),
                        outlook)
                .outcome(asOf);
    }

    /// What all the rest is made of.
    static CustomerFigures figures(
            PurchaseHistory history, LocalDate asOf, Plan plan, Background background) {
        var figures = CustomerFigures.of(history, asOf, plan.windowDays(), background.reaching());
        if (figures.customers() == 0) {
            throw nothingToSegment(asOf);
        }
        return figures;
    }

    private static Problem nothingToSegment(LocalDate asOf) {
        return Problem.of(
                ProblemType.NO_PURCHASES,
                "Nobody bought before %s within the window.".formatted(asOf));
    }
}
