package io.clientele.statistics;

import smile.math.special.Erf;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// Whether a ratio differs from another by more than chance: the two-sided z test of two ratios,
/// and Holm's correction for making many such comparisons.
public final class Comparison {

    /// Customers that each side needs for the normal approximation.
    public static final int FEWEST_CUSTOMERS = 30;

    /// Sums of the same figures in another order differ by less.
    private static final double ROUNDING = 1e-9;

    private Comparison() {}

    /// The chance of a difference at least as large between equals; not a number where a side has
    /// fewer than [#FEWEST_CUSTOMERS] customers.
    ///
    /// @param covariance of the two ratios; 0 where no customer is in both
    public static double pValue(Ratio one, Ratio other, double covariance) {
        if (Math.min(one.customers(), other.customers()) < FEWEST_CUSTOMERS) {
            return Double.NaN;
        }
        double difference = Math.abs(one.value() - other.value());
        double variance = one.variance() + other.variance() - 2 * covariance;
        double error = Math.sqrt(Math.max(0, variance));
        if (difference <= ROUNDING * Math.abs(one.value())) {
            return 1;
        }
        return error == 0 ? 0 : Erf.erfc(difference / error / Math.sqrt(2));
    }

    /// Adjusted p values, in the same order: below a level where the difference holds although so
    /// many were looked at. What is not a number stays so and counts for nothing.
    ///
    /// Source: Holm (1979), A Simple Sequentially Rejective Multiple Test Procedure, Scandinavian
    /// Journal of Statistics 6(2); as R's `p.adjust(method = "holm")`.
    public static double[] holm(double[] pValues) {
        double[] adjusted = pValues.clone();
        int[] order =
                IntStream.range(0, pValues.length)
                        .filter(i -> !Double.isNaN(pValues[i]))
                        .boxed()
                        .sorted(Comparator.comparingDouble(i -> pValues[i]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        double largest = 0;
        for (int rank = 0; rank < order.length; rank++) {
            double p = pValues[order[rank]] * (order.length - rank);
            largest = Math.max(largest, Math.min(1, p));
            adjusted[order[rank]] = largest;
        }
        return adjusted;
    }

    /// How many comparisons were made.
    public static int made(double[] pValues) {
        return (int) Arrays.stream(pValues).filter(p -> !Double.isNaN(p)).count();
    }
}
