package io.clientele.analysis;

import io.clientele.ledger.PurchaseHistory;
import io.clientele.plan.Plan;
import io.clientele.plan.SegmentationParameters;
import io.clientele.publishing.SegmentDefinition;
import io.clientele.rfm.GridCell;
import io.clientele.snapshot.Family;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/// What a run would say of one family.
///
/// @param segments of the family
/// @param customerIds ascending by their bytes
/// @param codes segment of each customer, as `segments` have them
/// @param monetary revenue of each customer in the window
/// @param clusters null for families that need no clusters
@SuppressWarnings({
    "ArrayRecordComponent", // columns of a million customers, compared by nobody
    "EnumOrdinal" // codes are of one snapshot, which stores what they mean
})
public record Preview(
        LocalDate asOf,
        List<SegmentDefinition> segments,
        String[] customerIds,
        int[] codes,
        double[] monetary,
        ScoringEvidence scoring,
        @Nullable ClusterEvidence clusters) {

    /// Does for the family what [Analysis#of] does: scores alone for `rfm` and `grid`, for the
    /// others all but intervals and diagnostics, which no segment depends on.
    public static Preview of(
            PurchaseHistory history,
            LocalDate asOf,
            SegmentationParameters parameters,
            Background background,
            Family family,
            Consumer<Stage> progress) {
        if (family == Family.RFM || family == Family.GRID) {
            progress.accept(Stage.SCORES);
            return byScores(history, asOf, Plan.of(parameters), background, family);
        }
        var outcome = Analysis.of(history, asOf, parameters.segmentsAlone(), background, progress);
        return new Preview(
                asOf,
                of(family, outcome.segments()),
                outcome.columns().customerIds(),
                outcome.columns().codes(family),
                outcome.columns().monetary(),
                outcome.scoring(),
                family == Family.VALUE ? null : outcome.clusters());
    }

    private static Preview byScores(
            PurchaseHistory history,
            LocalDate asOf,
            Plan plan,
            Background background,
            Family family) {
        var figures = Analysis.figures(history, asOf, plan, background);
        var scores = plan.scoring().score(figures.rfm());
        boolean rfm = family == Family.RFM;
        int[] codes = new int[figures.customers()];
        if (rfm) {
            Arrays.setAll(codes, row -> scores.segment(row, plan.rfm().map()));
        } else {
            var cells = GridCell.of(figures.rfm());
            Arrays.setAll(codes, row -> cells[row].ordinal());
        }
        return new Preview(
                asOf,
                rfm ? plan.rfm().definitions() : Findings.gridDefinitions(),
                figures.customerIds(),
                codes,
                figures.rfm().monetary(),
                ScoringEvidence.of(plan, scores),
                null);
    }

    private static List<SegmentDefinition> of(Family family, List<SegmentDefinition> segments) {
        return segments.stream().filter(segment -> segment.family() == family).toList();
    }
}
