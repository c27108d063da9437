package io.clientele.modelcard;

import io.clientele.analysis.ClusterEvidence;
import io.clientele.analysis.Outcome;
import io.clientele.estimation.Fit;
import io.clientele.outlook.HoldoutEvidence;
import io.clientele.outlook.LifetimeEvidence;
import io.clientele.outlook.LifetimeEvidence.FitEvidence;
import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalDouble;

@Schema(
        description =
                "What speaks for the run's clusters and expectations, in short; in full at"
                        + " `/segmentations/{id}/clusters` and `/segmentations/{id}/lifetime-model`.")
record ModelEvidence(ClusterSummary clusters, LifetimeSummary lifetime) {

    /// Clusters below are not to be trusted, as the manual of `clusterboot` in R's fpc has it, the
    /// program of Hennig (2007), Computational Statistics & Data Analysis 52(1).
    private static final double LEAST_STABILITY = 0.6;

    @Schema(description = "How many clusters, why, and how firm they are.")
    record ClusterSummary(
            @Schema(description = "Number of clusters.", example = "4") int k,
            @Schema(description = "Why this number, in words.") String selectedBy,
            @Schema(
                            description =
                                    "Mean silhouette, -1 to 1; null where k was not compared.",
                            example = "0.34")
                    @Nullable Double silhouette,
            @Schema(
                            description =
                                    "Mean Jaccard overlap over bootstrap samples, 0 to 1; null where it was not"
                                            + " computed.",
                            example = "0.91")
                    @Nullable Double stability,
            @Schema(description = "The same of the least stable cluster.", example = "0.82")
                    @Nullable Double leastStability,
            @Schema(
                            description =
                                    "Adjusted Rand index against the segmentation before; null for the first. It"
                                            + " speaks of two runs, and is no part of either hash.",
                            example = "0.93")
                    @Nullable Double agreement) {

        private static ClusterSummary of(ClusterEvidence clusters) {
            var chosen =
                    clusters.candidates().stream()
                            .filter(candidate -> candidate.k() == clusters.k())
                            .findFirst();
            OptionalDouble least =
                    clusters.clusters().stream()
                            .map(ClusterEvidence.Cluster::stability)
                            .filter(Objects::nonNull)
                            .mapToDouble(Double::doubleValue)
                            .min();
            return new ClusterSummary(
                    clusters.k(),
                    clusters.selectedBy(),
                    chosen.map(ClusterEvidence.Candidate::silhouette).orElse(null),
                    chosen.map(ClusterEvidence.Candidate::stability).orElse(null),
                    least.isPresent() ? least.getAsDouble() : null,
                    clusters.agreement());
        }
    }

    @Schema(description = "What supplies the expectations, why, and how well it foresaw.")
    record LifetimeSummary(
            @Schema(description = "What supplies them.", example = "gradient-boosted") String model,
            @Schema(description = "Why this one, in words.") String modelReason,
            @Schema(description = "How the fit of each model went.") List<FitSummary> fits,
            @Schema(description = "Null where nothing was held out.")
                    @Nullable BestForesight validation) {

        private static LifetimeSummary of(LifetimeEvidence lifetime) {
            List<FitSummary> fits = new ArrayList<>();
            fits.add(FitSummary.of("bg-nbd", lifetime.bgNbd().evidence()));
            var mbgNbd = lifetime.mbgNbd();
            if (mbgNbd != null) {
                fits.add(FitSummary.of("mbg-nbd", mbgNbd.evidence()));
            }
            var paretoNbd = lifetime.paretoNbd();
            if (paretoNbd != null) {
                fits.add(FitSummary.of("pareto-nbd", paretoNbd.evidence()));
            }
            fits.add(FitSummary.of("gamma-gamma", lifetime.gammaGamma().evidence()));
            return new LifetimeSummary(
                    lifetime.model(),
                    lifetime.modelReason(),
                    fits,
                    BestForesight.of(lifetime.validation()));
        }
    }

    @Schema(description = "How far the numbers of a fit can be trusted.")
    record FitSummary(
            @Schema(description = "The model.", example = "bg-nbd") String model,
            @Schema(description = "How far.") Fit.Status status,
            @Schema(description = "The same in words.") String reason) {

        private static FitSummary of(String model, FitEvidence fit) {
            return new FitSummary(model, fit.status(), fit.reason());
        }
    }

    @Schema(description = "The candidate that foresaw the held-out days best, and its errors.")
    record BestForesight(
            @Schema(description = "The candidate.", example = "gradient-boosted") String best,
            @Schema(description = "Length of the held-out time in days.", example = "100")
                    @Nullable Integer holdoutDays,
            @Schema(description = "Customers who were predicted.", example = "1850")
                    @Nullable Integer customers,
            @Schema(description = "Of purchase days.") HoldoutEvidence.ErrorMeasures purchases,
            @Schema(description = "Of the total spent, in the shop's currency.")
                    HoldoutEvidence.ErrorMeasures spend,
            @Schema(
                            description =
                                    "Area under the ROC curve of telling who buys at all; 0.5 is chance.",
                            example = "0.74")
                    double areaUnderCurve) {

        private static @Nullable BestForesight of(HoldoutEvidence validation) {
            return validation.candidates().stream()
                    .filter(candidate -> candidate.model().equals(validation.best()))
                    .findFirst()
                    .map(
                            best ->
                                    new BestForesight(
                                            best.model(),
                                            validation.holdoutDays(),
                                            validation.customers(),
                                            best.purchases(),
                                            best.spend(),
                                            best.areaUnderCurve()))
                    .orElse(null);
        }
    }

    static ModelEvidence of(Outcome outcome) {
        return new ModelEvidence(
                ClusterSummary.of(outcome.clusters()), LifetimeSummary.of(outcome.lifetimeModel()));
    }

    /// Which features and clusters not to build on, one sentence each.
    static List<String> warnings(ClusterEvidence clusters) {
        List<String> warnings = new ArrayList<>(clusters.cautions());
        for (ClusterEvidence.Cluster cluster : clusters.clusters()) {
            Double stability = cluster.stability();
            if (stability != null && stability < LEAST_STABILITY) {
                warnings.add(
                        String.format(
                                Locale.ROOT,
                                "%s is unstable: its mean Jaccard overlap over bootstrap samples is %.2f, below %.1f;"
                                        + " customers of the same kind might not form it again.",
                                cluster.id(),
                                floor(stability),
                                LEAST_STABILITY));
            }
        }
        return warnings;
    }

    /// To two digits, never up to the bound.
    private static double floor(double stability) {
        return Math.floor(100 * stability) / 100;
    }
}
