package io.clientele.uncertainty;

import io.clientele.estimation.Fit;
import io.clientele.estimation.FitOptions;
import io.clientele.lifetime.Patterns;
import io.clientele.lifetime.PurchaseModel;
import io.clientele.lifetime.PurchaseSummaries;
import io.clientele.value.CustomerValues;
import io.clientele.value.GammaGamma;
import io.clientele.value.LifetimeValue;
import io.clientele.value.ValueSegment;

/// In what share of the customers of a simulated shop the truth lay within the range.
///
/// @param probabilityAlive the P(alive) of the true parameters, for customers for whom it is
///     below 1
/// @param purchases the purchases really made
/// @param lifetimeValue what was really spent, discounted
/// @param segmentChance mean chance given to the value segment that was the true one
/// @param expectedSegmentChance the same as it would be if those chances were right
record Coverage(
        double probabilityAlive,
        double purchases,
        double lifetimeValue,
        double segmentChance,
        double expectedSegmentChance) {

    static Coverage of(World world, long seed) {
        PurchaseSummaries summaries = world.summaries();
        Fit<? extends PurchaseModel> fit = world.fit();
        Fit<GammaGamma> orderValues = GammaGamma.fit(summaries, 30, FitOptions.DEFAULTS);
        CustomerValues values =
                LifetimeValue.inDays(
                                fit.model(), orderValues.model(), World.MONTHS, World.MONTHLY_RATE)
                        .of(summaries);
        CustomerRanges ranges =
                Uncertainty.of(
                        summaries,
                        fit,
                        orderValues,
                        values,
                        values,
                        RangeOptions.of(World.DAYS, seed));
        Patterns patterns = summaries.patterns();
        double[] edges = ValueSegment.edges(values.lifetimeValue());
        int n = summaries.size();
        int uncertain = 0;
        int alive = 0;
        int purchases = 0;
        int spend = 0;
        double given = 0;
        double ideal = 0;
        for (int row = 0; row < n; row++) {
            int pattern = patterns.ofRow()[row];
            double truth =
                    world.purchases()
                            .probabilityAlive(
                                    patterns.x()[pattern],
                                    patterns.tx()[pattern],
                                    patterns.T()[pattern]);
            if (truth < 1) {
                uncertain++;
                alive += holds(ranges.probabilityAlive(), row, truth);
            }
            purchases += holds(ranges.purchases(), row, world.purchasesMade()[row]);
            spend += holds(ranges.lifetimeValue(), row, world.discountedSpend()[row]);
            double discount =
                    values.lifetimeValue()[row]
                            / values.expectedPurchases()[row]
                            / values.expectedOrderValue()[row];
            int segment = 0;
            for (double edge : edges) {
                segment += world.expectedValue()[row] * discount <= edge ? 1 : 0;
            }
            given += ranges.valueSegments()[segment][row];
            for (float[] chances : ranges.valueSegments()) {
                ideal += (double) chances[row] * chances[row];
            }
        }
        return new Coverage(
                (double) alive / uncertain,
                (double) purchases / n,
                (double) spend / n,
                given / n,
                ideal / n);
    }

    private static int holds(CustomerRanges.Range range, int row, double truth) {
        return range.low()[row] <= truth && truth <= range.high()[row] ? 1 : 0;
    }
}
