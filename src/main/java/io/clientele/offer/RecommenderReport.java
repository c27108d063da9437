package io.clientele.offer;

import io.clientele.recommendation.Accuracy;
import io.clientele.recommendation.Evidence;
import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

@Schema(
        description =
                "Which model recommends, and how well each did on purchases that it had not seen.")
record RecommenderReport(
        @Schema(
                        description = "What serves; null when nothing could be recommended.",
                        example = "linear-items-in-season")
                @Nullable String model,
        @Schema(description = "Why, in words.") String reason,
        @Schema(description = "First day held out; null when nothing was.", example = "2025-06-01")
                @Nullable LocalDate heldOutFrom,
        @Schema(description = "Days held out.", example = "30") int heldOutDays,
        @Schema(
                        description =
                                "Customers measured on products that they had not bought before.",
                        example = "412")
                int customers,
        @Schema(description = "Products ranked.", example = "200") int products,
        @Schema(description = "The models, the best by NDCG@10 first.")
                List<ModelAccuracy> candidates,
        @Schema(
                        description = "Customers measured on all that they bought, again or anew.",
                        example = "430")
                int repeatCustomers,
        @Schema(description = "What serves repeat purchases, and own counts beside it.")
                List<ModelAccuracy> repeats,
        @Schema(description = "Products first sold within the days held out.", example = "4")
                int newProducts,
        @Schema(description = "Customers who bought any of them.", example = "35")
                int newProductCustomers,
        @Schema(
                        description =
                                "AUC among the new products by words, category and price; null without any.",
                        example = "0.81")
                @Nullable Double newProductAuc) {

    @Schema(description = "Means over customers, lists cut after 10 products but for the AUC.")
    record ModelAccuracy(
            @Schema(description = "Name of the model.", example = "item-cosine") String model,
            @Schema(description = "Share of the ten that was bought.", example = "0.07")
                    double precision,
            @Schema(description = "Share of what was bought among the ten.", example = "0.05")
                    double recall,
            @Schema(description = "Normalised discounted gain.", example = "0.09") double ndcg,
            @Schema(description = "Mean average precision.", example = "0.04")
                    double meanAveragePrecision,
            @Schema(
                            description =
                                    "Chance that a product bought ranks above one that was not.",
                            example = "0.78")
                    double auc,
            @Schema(description = "Share of the products among anybody's ten.", example = "0.3")
                    double coverage) {

        static ModelAccuracy of(Accuracy accuracy) {
            return new ModelAccuracy(
                    accuracy.model(),
                    accuracy.precision(),
                    accuracy.recall(),
                    accuracy.ndcg(),
                    accuracy.meanAveragePrecision(),
                    accuracy.auc(),
                    accuracy.coverage());
        }
    }

    static RecommenderReport of(Evidence evidence) {
        return new RecommenderReport(
                evidence.model(),
                evidence.reason(),
                evidence.candidates().isEmpty() ? null : LocalDate.ofEpochDay(evidence.splitDay()),
                evidence.heldOutDays(),
                evidence.customers(),
                evidence.products(),
                evidence.candidates().stream().map(ModelAccuracy::of).toList(),
                evidence.repeatCustomers(),
                evidence.repeats().stream().map(ModelAccuracy::of).toList(),
                evidence.newProducts(),
                evidence.newProductCustomers(),
                Double.isNaN(evidence.newProductAuc()) ? null : evidence.newProductAuc());
    }

    /// Nothing to recommend, and why.
    static RecommenderReport none(String reason) {
        return new RecommenderReport(
                null, reason, null, 0, 0, 0, List.of(), 0, List.of(), 0, 0, null);
    }
}
