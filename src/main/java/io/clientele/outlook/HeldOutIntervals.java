package io.clientele.outlook;

import io.clientele.history.Cut;
import io.clientele.history.Outcome;
import io.clientele.lifetime.Patterns;
import io.clientele.lifetime.PurchaseSummaries;
import io.clientele.prediction.Candidate;
import io.clientele.prediction.Prediction;
import io.clientele.uncertainty.CustomerRanges;
import io.clientele.uncertainty.CustomerRanges.Range;
import io.clientele.uncertainty.RangeOptions;
import io.clientele.uncertainty.Uncertainty;
import io.clientele.validation.Trained;
import io.clientele.validation.Validation;
import io.clientele.value.CustomerValues;
import io.clientele.value.LifetimeValue;
import io.swagger.v3.oas.annotations.media.Schema;

import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

@Schema(
        name = "HeldOutIntervals",
        description =
                "What intervals held of the held-out days, made in the same way as those of customers from the days"
                        + " before alone, around what the supplier of the numbers foresaw.")
public record HeldOutIntervals(
        @Schema(description = "Share of the cases that an interval is to hold.", example = "0.9")
                double level,
        @Schema(
                        description =
                                "Customers it was counted for: all that were predicted, or 20,000 spread evenly over"
                                        + " them.",
                        example = "1850")
                int customers,
        @Schema(
                        description =
                                "Share of them whose purchase days lay within their interval. An interval of a few whole"
                                        + " numbers cannot hold the level exactly.",
                        example = "0.93")
                double purchases,
        @Schema(
                        description =
                                "Share of them who made more purchases than their interval holds; the other misses made"
                                        + " fewer. A season that all customers share is in no interval.",
                        example = "0.05")
                double purchasesAbove,
        @Schema(
                        description = "Share of them whose spend lay within, undiscounted.",
                        example = "0.91")
                double spend,
        @Schema(
                        description = "Share of them who spent more than their interval holds.",
                        example = "0.07")
                double spendAbove,
        @Schema(
                        description = "The same in words.",
                        example =
                                "90 % intervals over the held-out 100 days held the purchases of 93.0 % and the spend of"
                                        + " 91.0 % of 1850 customers.")
                String sentence) {

    /// The share is known to a fifth of a percentage point then.
    private static final int CUSTOMERS = 20_000;

    /// What is held less often is worth a warning.
    private static final double LEAST = 0.85;

    /// Looks back at a held-out time.
    static HeldOutIntervals of(Validation validation, long seed) {
        Trained trained = Objects.requireNonNull(validation.trained());
        Cut cut = trained.cut();
        int step = Math.ceilDiv(cut.size(), CUSTOMERS);
        int[] rows = IntStream.iterate(0, row -> row < cut.size(), row -> row + step).toArray();
        CustomerRanges ranges =
                ranges(trained, validation.supplier(), validation.holdoutDays(), rows, seed);
        Outcome outcome = cut.outcome(validation.holdoutDays());
        Misses purchases = Misses.of(ranges.purchases(), i -> outcome.purchases()[rows[i]]);
        Misses spend = Misses.of(ranges.lifetimeValue(), i -> outcome.spend()[rows[i]]);
        return new HeldOutIntervals(
                RangeOptions.LEVEL,
                rows.length,
                purchases.held(),
                purchases.above,
                spend.held(),
                spend.above,
                String.format(
                        Locale.ROOT,
                        "%.0f %% intervals over the held-out %d days held the purchases of %.1f %% and the spend of"
                                + " %.1f %% of %d customers.",
                        100 * RangeOptions.LEVEL,
                        validation.holdoutDays(),
                        100 * purchases.held(),
                        100 * spend.held(),
                        rows.length));
    }

    /// Whether they held clearly less than they promise.
    boolean tooNarrow() {
        return Math.min(purchases, spend) < LEAST;
    }

    private static CustomerRanges ranges(
            Trained trained, Candidate supplier, int days, int[] rows, long seed) {
        PurchaseSummaries summaries = summaries(trained.cut().summaries(), rows);
        var model = trained.fits().behind(supplier);
        var orderValues = trained.fits().gammaGamma();
        CustomerValues classical =
                new LifetimeValue(model.model(), orderValues.model(), 1, 0, days).of(summaries);
        return Uncertainty.of(
                summaries,
                model,
                orderValues,
                classical,
                supplied(classical, trained.supplied(), rows),
                RangeOptions.of(days, seed));
    }

    private static PurchaseSummaries summaries(PurchaseSummaries all, int[] rows) {
        Patterns patterns = all.patterns();
        int[] pattern = IntStream.of(rows).map(row -> patterns.ofRow()[row]).toArray();
        return PurchaseSummaries.of(
                IntStream.of(pattern).map(i -> patterns.x()[i]).toArray(),
                IntStream.of(pattern).mapToDouble(i -> patterns.tx()[i]).toArray(),
                IntStream.of(pattern).mapToDouble(i -> patterns.T()[i]).toArray(),
                IntStream.of(rows).mapToDouble(all::meanRepeatValue).toArray());
    }

    private static CustomerValues supplied(
            CustomerValues classical, Prediction prediction, int[] rows) {
        double[] undiscounted = new double[rows.length];
        Arrays.fill(undiscounted, 1);
        return Outlook.values(
                classical,
                new Prediction(
                        IntStream.of(rows)
                                .mapToDouble(row -> prediction.purchases()[row])
                                .toArray(),
                        IntStream.of(rows).mapToDouble(row -> prediction.spend()[row]).toArray()),
                undiscounted);
    }

    /// Shares of the customers who did less or more than their interval holds. An end that is not
    /// a number holds nothing.
    record Misses(double below, double above) {

        static Misses of(Range range, IntToDoubleFunction truth) {
            int customers = range.low().length;
            int below = 0;
            int above = 0;
            for (int i = 0; i < customers; i++) {
                double done = truth.applyAsDouble(i);
                boolean isAtLeastLow = done >= range.low()[i];
                boolean isAtMostHigh = done <= range.high()[i];
                below += isAtLeastLow ? 0 : 1;
                above += isAtLeastLow && !isAtMostHigh ? 1 : 0;
            }
            return new Misses((double) below / customers, (double) above / customers);
        }

        double held() {
            return 1 - below - above;
        }
    }
}
