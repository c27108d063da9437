package io.clientele.outlook;

import io.clientele.diagnostics.Density;
import io.clientele.diagnostics.FrequencyRecencyMatrix;
import io.clientele.diagnostics.MonthValue;
import io.clientele.diagnostics.PurchaseCounts;
import io.clientele.diagnostics.Tracking;
import io.clientele.history.Cut;
import io.clientele.lifetime.Patterns;
import io.clientele.lifetime.PurchaseModel;
import io.clientele.prediction.Candidate;
import io.clientele.prediction.ModelFits;
import io.clientele.validation.CalibrationBin;
import io.clientele.validation.FrequencyBin;
import io.clientele.validation.Score;
import io.clientele.validation.Trained;
import io.clientele.validation.Validation;
import io.clientele.value.CustomerValues;
import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

@Schema(
        name = "LifetimeDiagnostics",
        description =
                "What shows whether the lifetime models fit, as numbers to draw. Computed and stored with the run, so"
                        + " that it stays as it was however the ledger changes.")
public record DiagnosticsEvidence(
        @Schema(description = "The purchase model that is looked at.", example = "bg-nbd")
                String model,
        @Schema(
                        description =
                                "Expected purchases and P(alive) of customers of the greatest age, by repeat purchases and"
                                        + " days since the last one.")
                FrequencyRecencyMatrix matrix,
        @Schema(
                        description =
                                "How many customers came back how often: in fact, and as BG/NBD says.")
                PurchaseCounts purchaseCounts,
        @Schema(
                        description =
                                "Repeat purchases by week, expected and made, of as many customers as `customers` says:"
                                        + " of a large shop a sample, so they are not the shop's totals. The model"
                                        + " learnt up to `lastKnownDay`.")
                WeeklyTracking tracking,
        @Schema(
                        description =
                                "How customers differ: rates of buying, chances or rates of leaving, mean order values.")
                List<Density> densities,
        @Schema(
                        description =
                                "What all customers are expected to bring, month by month of the horizon.")
                List<MonthValue> months,
        @Schema(
                        description =
                                "Purchases in the held-out days by tenths of the customers (of a shop of more than 100,000"
                                        + " of the same sample as in `tracking`), by what supplies the numbers; empty"
                                        + " when nothing was held out.")
                List<CalibrationBin> calibration,
        @Schema(
                        description =
                                "The same by how often customers had come back before; empty when nothing was held out.")
                List<FrequencyBin> heldOutByFrequency) {

    @Schema(
            name = "WeeklyTracking",
            description =
                    "Repeat purchases of the customers counted here, week by week: expected beside made, both of"
                            + " the same customers.")
    public record WeeklyTracking(
            @Schema(description = "First day of the first week.", example = "2025-01-01")
                    LocalDate firstDay,
            @Schema(
                            description = "Last day that the model could learn from.",
                            example = "2025-03-22")
                    LocalDate lastKnownDay,
            @Schema(
                            description =
                                    "How many customers' purchases these are: all who were known by then; where part of the"
                                            + " history was held out and the shop has more than 100,000, those of a"
                                            + " seeded sample of 100,000.",
                            example = "3317")
                    int customers,
            @Schema(description = "Each of seven days, with sums since the first.")
                    List<Tracking.Week> weeks) {

        private static WeeklyTracking of(Tracking tracking, Cut known) {
            return new WeeklyTracking(
                    LocalDate.ofEpochDay(tracking.firstDay()),
                    LocalDate.ofEpochDay(tracking.lastKnownDay()),
                    known.size(),
                    tracking.weeks());
        }
    }

    static DiagnosticsEvidence of(
            Cut now,
            Cut everybody,
            ModelFits fits,
            Choice choice,
            @Nullable Validation validation,
            CustomerValues classical,
            CustomerValues values,
            OutlookOptions options) {
        Candidate candidate = choice.modelBehind();
        PurchaseModel model = fits.behind(candidate).model();
        Patterns patterns = now.summaries().patterns();
        int mostRepeats = patterns.size() == 0 ? 0 : patterns.x()[patterns.size() - 1];
        Trained trained = validation == null ? null : validation.trained();
        Score score = validation == null ? null : score(validation, choice.supplier());
        return new DiagnosticsEvidence(
                candidate.toString(),
                FrequencyRecencyMatrix.of(
                        model, (int) patterns.longestTime(), mostRepeats, options.days()),
                PurchaseCounts.of(fits.bgNbd().model(), everybody.summaries()),
                trained == null
                        ? WeeklyTracking.of(Tracking.of(model, everybody), everybody)
                        : WeeklyTracking.of(
                                Tracking.of(
                                        trained.fits().behind(candidate).model(), trained.cut()),
                                trained.cut()),
                Density.of(model, fits.gammaGamma().model()),
                MonthValue.of(
                        model,
                        now.summaries(),
                        classical,
                        values,
                        options.months(),
                        options.monthlyDiscountRate()),
                score == null ? List.of() : score.calibration(),
                score == null ? List.of() : score.byFrequency());
    }

    private static @Nullable Score score(Validation validation, Candidate supplier) {
        return validation.scores().stream()
                .filter(score -> score.candidate() == supplier)
                .findFirst()
                .orElse(null);
    }
}
