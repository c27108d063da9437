package io.clientele.outlook;

import io.clientele.validation.CalibrationBin;
import io.clientele.validation.ChanceScore;
import io.clientele.validation.Errors;
import io.clientele.validation.FrequencyBin;
import io.clientele.validation.PurchaseChance;
import io.clientele.validation.Score;
import io.clientele.validation.Validation;
import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

@Schema(
        name = "LifetimeValidation",
        description =
                "How well each candidate foresaw the last part of the history, which was held out: it learnt from"
                        + " the days before alone.")
public record HoldoutEvidence(
        @Schema(description = "Whether there was a history to hold out.") Status status,
        @Schema(description = "What came out of it, or why nothing was held out, in words.")
                String reason,
        @Schema(description = "Length of the held-out time in days.", example = "100")
                @Nullable Integer holdoutDays,
        @Schema(
                        description = "Last day that the candidates could learn from.",
                        example = "2025-03-22")
                @Nullable LocalDate lastKnownDay,
        @Schema(
                        description =
                                "Customers who were predicted: all known by then, or a seeded sample of 100,000.",
                        example = "1850")
                @Nullable Integer customers,
        @Schema(description = "Of these, who bought in the held-out time.", example = "830")
                @Nullable Integer buyers,
        @Schema(
                        description =
                                "The candidate with the least `choosingError`; among equals the simplest.",
                        example = "gradient-boosted")
                @Nullable String best,
        @Schema(description = "Every candidate: the models, then the naive rules.")
                List<Candidate> candidates,
        @Schema(description = "How good the chance of buying again is.")
                @Nullable BuyingAgain buyingAgain,
        @Schema(
                        description =
                                "What the intervals held of the held-out days; null where nothing was held out or no"
                                        + " intervals were asked for, and in runs made before this was measured.")
                @Nullable HeldOutIntervals intervals) {

    @Schema(name = "ValidationStatus")
    public enum Status {
        VALIDATED,
        NOT_POSSIBLE,
        NOT_ASKED_FOR
    }

    @Schema(name = "ValidationCandidate", description = "A model or rule and its errors.")
    public record Candidate(
            @Schema(
                            description =
                                    "`bg-nbd`, `mbg-nbd`, `pareto-nbd`, each with Gamma-Gamma for values;"
                                            + " `gradient-boosted`: regression trees that correct bg-nbd; the naive"
                                            + " rules `own-rate` (everybody goes on as so far) and `last-period` (as"
                                            + " in the last stretch of the same length).",
                            example = "gradient-boosted")
                    String model,
            @Schema(description = "Of purchase days.") ErrorMeasures purchases,
            @Schema(description = "Of the total spent, in the shop's currency.")
                    ErrorMeasures spend,
            @Schema(
                            description =
                                    "Area under the ROC curve of telling who buys at all; 0.5 is chance.",
                            example = "0.74")
                    double areaUnderCurve,
            @Schema(
                            description =
                                    "Geometric mean of MAE and RMSE of purchases and of spend, each over that of"
                                            + " bg-nbd; below 1 is better.",
                            example = "0.94")
                    double relativeError,
            @Schema(
                            description =
                                    "The same over the half of the customers that the best was chosen by.",
                            example = "0.93")
                    double choosingError,
            @Schema(
                            description =
                                    "The same over the other half, which had no say in the choice: not flattered by it.",
                            example = "0.95")
                    double checkingError,
            @Schema(
                            description =
                                    "Purchases by tenths of the customers, the lowest expected first.")
                    List<CalibrationBin> calibration,
            @Schema(description = "Purchases by how often customers had come back before.")
                    List<FrequencyBin> byFrequency) {

        private static Candidate of(Score score) {
            return new Candidate(
                    score.candidate().toString(),
                    ErrorMeasures.of(score.purchases()),
                    ErrorMeasures.of(score.spend()),
                    score.areaUnderCurve(),
                    score.relativeError(),
                    score.choosingError(),
                    score.checkingError(),
                    score.calibration(),
                    score.byFrequency());
        }
    }

    @Schema(name = "ErrorMeasures", description = "How far predictions were from what came.")
    public record ErrorMeasures(
            @Schema(description = "Mean absolute error.", example = "0.957") double mae,
            @Schema(description = "Root of the mean squared error.", example = "1.47") double rmse,
            @Schema(description = "Mean of prediction less outcome.", example = "-0.04")
                    double bias) {

        private static ErrorMeasures of(Errors errors) {
            return new ErrorMeasures(errors.mae(), errors.rmse(), errors.bias());
        }
    }

    @Schema(
            name = "BuyingAgainEvidence",
            description =
                    "The chance of any purchase, 1 - exp(-exp(a) m^b) for expected purchases m, learnt from the"
                            + " held-out time. Its figures are for customers it was not learnt from.")
    public record BuyingAgain(
            @Schema(description = "Level.", example = "-0.2") double a,
            @Schema(
                            description = "How much of a difference in m is one in the chance.",
                            example = "0.8")
                    double b,
            @Schema(description = "Mean squared distance of chance and outcome.", example = "0.19")
                    double brierScore,
            @Schema(description = "The same if everybody had the same chance.", example = "0.24")
                    double brierScoreOfShare,
            @Schema(description = "Area under the ROC curve.", example = "0.75")
                    double areaUnderCurve,
            @Schema(description = "By tenths of the customers, the lowest chances first.")
                    List<CalibrationBin> calibration) {

        private static @Nullable BuyingAgain of(
                @Nullable PurchaseChance chance, @Nullable ChanceScore score) {
            return chance == null || score == null
                    ? null
                    : new BuyingAgain(
                            chance.a(),
                            chance.b(),
                            score.brier(),
                            score.brierOfShare(),
                            score.areaUnderCurve(),
                            score.calibration());
        }
    }

    /// @param validation null when none was asked for
    /// @param intervals null when there are none, or none to compare with
    static HoldoutEvidence of(
            @Nullable Validation validation, @Nullable HeldOutIntervals intervals) {
        if (validation == null) {
            return nothing(Status.NOT_ASKED_FOR, "The run was asked not to hold anything out.");
        }
        return switch (validation.status()) {
            case NOT_POSSIBLE -> nothing(Status.NOT_POSSIBLE, validation.reason());
            case VALIDATED ->
                    new HoldoutEvidence(
                            Status.VALIDATED,
                            validation.reason(),
                            validation.holdoutDays(),
                            LocalDate.ofEpochDay(validation.lastKnownDay()),
                            validation.customers(),
                            validation.buyers(),
                            validation.best().toString(),
                            validation.scores().stream().map(Candidate::of).toList(),
                            BuyingAgain.of(
                                    validation.purchaseChance(), validation.purchaseChanceScore()),
                            intervals);
        };
    }

    private static HoldoutEvidence nothing(Status status, String reason) {
        return new HoldoutEvidence(
                status, reason, null, null, null, null, null, List.of(), null, null);
    }
}
