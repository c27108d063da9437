package io.clientele.offer;

import io.clientele.recommendation.Accuracy;
import io.clientele.recommendation.Choice;
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
        @Schema(
                        description =
                                "What serves of what a customer bought before; null when nothing could be recommended.",
                        example = "repeat")
                @Nullable String repeatModel,
        @Schema(description = "Why, in words.") String reason,
        @Schema(
                        description =
                                "The days that chose model and constants, before those of the figures; null when nothing"
                                        + " could be compared, or in older segmentations.")
                @Nullable ModelChoice choice,
        @Schema(description = "First day held out; null when nothing was.", example = "2025-06-01")
                @Nullable LocalDate heldOutFrom,
        @Schema(description = "Days held out.", example = "30") int heldOutDays,
        @Schema(
                        description =
                                "Customers measured on products that they had not bought before.",
                        example = "412")
                int customers,
        @Schema(description = "Products ranked.", example = "200") int products,
        @Schema(
                        description =
                                "The models on the days held out, the best by NDCG@10 first. Which one serves was chosen"
                                        + " on earlier days, so that it need not be the first. The linear models are of the"
                                        + " 1,200 products that are bought most: others come by what sold last month, in"
                                        + " season, by the places that are kept and filled up, or by the other models."
                                        + " Empty when too little was bought.")
                List<ModelAccuracy> candidates,
        @Schema(
                        description =
                                "The lists as they are served: by the model that serves, the tenth place kept for a"
                                        + " product that is new to the shop. Null where nothing was measured, or in older"
                                        + " segmentations.")
                @Nullable ModelAccuracy served,
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
                @Nullable Double newProductAuc,
        @Schema(
                        description =
                                "First of the latest days that it learnt from, where there are more order lines than"
                                        + " `clientele.ledger.most-lines`: what was bought before is not known to it, and"
                                        + " bundles of the whole shop are pairs, counted on the orders of all days. Null"
                                        + " where it learnt from all.",
                        example = "2025-03-01")
                @Nullable LocalDate learntFrom) {

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
                    double coverage,
            @Schema(
                            description =
                                    "Normalised discounted gain on the earlier days that chose; null in older"
                                            + " segmentations.",
                            example = "0.09")
                    @Nullable Double ndcgWhenChosen) {

        static ModelAccuracy of(Accuracy accuracy, Choice choice) {
            return new ModelAccuracy(
                    accuracy.model(),
                    accuracy.precision(),
                    accuracy.recall(),
                    accuracy.ndcg(),
                    accuracy.meanAveragePrecision(),
                    accuracy.auc(),
                    accuracy.coverage(),
                    choice.ndcg().get(accuracy.model()));
        }
    }

    @Schema(
            description =
                    "The days that chose, and the constants that did best on them: half-lives of purchases in days,"
                            + " λ of the linear model as a multiple of its mean diagonal, how much last month's sales"
                            + " weigh, powers of the season, and the shrinkage of neighbours in customers.")
    record ModelChoice(
            @Schema(description = "First of the days.", example = "2025-05-02") LocalDate from,
            @Schema(description = "Customers compared on them.", example = "398") int customers,
            @Schema(description = "Of purchases, for what is not bought yet.", example = "60")
                    double halfLife,
            @Schema(description = "λ of the linear model.", example = "10") double regularisation,
            @Schema(description = "Weight of what sold last month.", example = "0.02")
                    double recentShare,
            @Schema(description = "Power of the season.", example = "0.4") double seasonPower,
            @Schema(description = "Shrinkage of neighbours.", example = "10") double shrinkage,
            @Schema(description = "Of repeat purchases.", example = "120") double repeatHalfLife,
            @Schema(description = "Power of the season in repeat purchases.", example = "0.4")
                    double repeatSeason) {

        static ModelChoice of(Choice choice) {
            var tuning = choice.tuning();
            return new ModelChoice(
                    LocalDate.ofEpochDay(choice.fromDay()),
                    choice.customers(),
                    tuning.halfLife(),
                    tuning.regularisation(),
                    tuning.recentShare(),
                    tuning.seasonPower(),
                    tuning.shrinkage(),
                    tuning.repeatHalfLife(),
                    tuning.repeatSeason());
        }
    }

    /// @param learntFrom first of the days, where there were more
    static RecommenderReport of(Evidence evidence, @Nullable LocalDate learntFrom) {
        return new RecommenderReport(
                evidence.choice().model(),
                evidence.choice().repeatModel(),
                evidence.reason(),
                evidence.choice().ndcg().isEmpty() ? null : ModelChoice.of(evidence.choice()),
                evidence.candidates().isEmpty() ? null : LocalDate.ofEpochDay(evidence.splitDay()),
                evidence.heldOutDays(),
                evidence.customers(),
                evidence.products(),
                accuracies(evidence.candidates(), evidence.choice()),
                evidence.served() == null
                        ? null
                        : ModelAccuracy.of(evidence.served(), evidence.choice()),
                evidence.repeatCustomers(),
                accuracies(evidence.repeats(), evidence.choice()),
                evidence.newProducts(),
                evidence.newProductCustomers(),
                Double.isNaN(evidence.newProductAuc()) ? null : evidence.newProductAuc(),
                learntFrom);
    }

    private static List<ModelAccuracy> accuracies(List<Accuracy> all, Choice choice) {
        return all.stream().map(one -> ModelAccuracy.of(one, choice)).toList();
    }

    /// What serves repeat purchases, which older segmentations did not say.
    static String repeatsBy(@Nullable RecommenderReport report) {
        String told = report == null ? null : report.repeatModel();
        return told == null ? "repeat" : told;
    }

    /// Nothing to recommend, and why.
    static RecommenderReport none(String reason) {
        return new RecommenderReport(
                null, null, reason, null, null, 0, 0, 0, List.of(), null, 0, List.of(), 0, 0, null,
                null);
    }
}
