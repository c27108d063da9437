package io.clientele.value;

import io.clientele.lifetime.Patterns;
import io.clientele.lifetime.PurchaseModel;
import io.clientele.lifetime.PurchaseSummaries;

import java.util.stream.IntStream;

/// Customer lifetime value: Σ over months i = 1..N of (E[Y(iM)] − E[Y((i−1)M)]) x expected order
/// value / (1 + rate)^i, with months of equal length M. Revenue, without margin.
///
/// @param purchases supplies E[Y(t)]
/// @param orderValues supplies the expected order value
/// @param months N, the horizon, 1 to 120
/// @param monthlyDiscountRate for example 0.01
/// @param monthLength M in the time unit of the summaries: 30 for days
public record LifetimeValue(
        PurchaseModel purchases,
        GammaGamma orderValues,
        int months,
        double monthlyDiscountRate,
        double monthLength) {

    private static final int LONGEST = 120;
    private static final double DAYS_A_MONTH = 30;

    public LifetimeValue {
        if (months < 1 || months > LONGEST) {
            throw new IllegalArgumentException("months = %d is not 1 to 120".formatted(months));
        }
        if (!(monthlyDiscountRate > -1) || Double.isInfinite(monthlyDiscountRate)) {
            throw new IllegalArgumentException(
                    "monthlyDiscountRate = %s is not above -1".formatted(monthlyDiscountRate));
        }
        if (!(monthLength > 0) || Double.isInfinite(monthLength)) {
            throw new IllegalArgumentException(
                    "monthLength = %s is not positive and finite".formatted(monthLength));
        }
    }

    /// For summaries in days, with months of 30 days.
    public static LifetimeValue inDays(
            PurchaseModel purchases,
            GammaGamma orderValues,
            int months,
            double monthlyDiscountRate) {
        return new LifetimeValue(purchases, orderValues, months, monthlyDiscountRate, DAYS_A_MONTH);
    }

    /// Values every customer. Customers with the same history share one evaluation; the work is
    /// spread over all processors and its result does not depend on their number.
    public CustomerValues of(PurchaseSummaries summaries) {
        Patterns patterns = summaries.patterns();
        double[] alive = new double[patterns.size()];
        double[] expected = new double[patterns.size()];
        double[] discounted = new double[patterns.size()];
        IntStream.range(0, patterns.size())
                .parallel()
                .forEach(
                        i -> {
                            int x = patterns.x()[i];
                            double tx = patterns.tx()[i];
                            double T = patterns.T()[i];
                            double before = 0;
                            double discount = 1;
                            for (int month = 1; month <= months; month++) {
                                double until =
                                        purchases.expectedPurchases(month * monthLength, x, tx, T);
                                discount /= 1 + monthlyDiscountRate;
                                discounted[i] += (until - before) * discount;
                                before = until;
                            }
                            expected[i] = before;
                            alive[i] = purchases.probabilityAlive(x, tx, T);
                        });
        int customers = summaries.size();
        CustomerValues values =
                new CustomerValues(
                        new double[customers],
                        new double[customers],
                        new double[customers],
                        new double[customers]);
        for (int row = 0; row < customers; row++) {
            int pattern = patterns.ofRow()[row];
            double orderValue =
                    orderValues.expectedOrderValue(
                            summaries.x(row), summaries.meanRepeatValue(row));
            values.probabilityAlive()[row] = alive[pattern];
            values.expectedPurchases()[row] = expected[pattern];
            values.expectedOrderValue()[row] = orderValue;
            values.lifetimeValue()[row] = discounted[pattern] * orderValue;
        }
        return values;
    }
}
