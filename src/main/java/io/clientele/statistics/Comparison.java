package io.clientele.statistics;

import smile.math.special.Erf;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// Whether a part of a shop differs from the rest by more than chance: two tests of ratios, and
/// Holm's correction for making many such comparisons.
///
/// Both hold for few customers, and far out in the tails where a correction for many comparisons
/// looks: they ask what dealing the labels of the parts anew among all lots would give. A customer
/// who is in several parts has a lot in each; the design effect of that is taken off.
public final class Comparison {

    /// Customers that each side needs to be compared.
    public static final int FEWEST_CUSTOMERS = 30;

    /// Sums of the same figures in another order differ by less.
    private static final double ROUNDING = 1e-9;

    private Comparison() {}

    /// The chance of a difference at least as large between equals, of a ratio of sums such as
    /// revenue over orders; not a number where a side has fewer than [#FEWEST_CUSTOMERS] customers.
    ///
    /// It is the larger of two: that of [Relabelling], which knows how customers are spread however
    /// few the part has, and that of the z test of two ratios, which lets one side vary more than
    /// the other. A part that varies far more and has fewer than some 200 customers is called
    /// another more often than the chance says.
    ///
    /// @param shop of all customers in all parts
    /// @param step what the numerator moves by at least, for continuity: 1 of counts
    public static double ofRatio(Contrast contrast, Ratio shop, Relabelling lots, double step) {
        var part = contrast.part();
        var rest = contrast.rest(shop);
        if (isFew(part, rest)) {
            return Double.NaN;
        }
        double sum = part.residual(lots.all().value());
        if (isNothing(part, sum)) {
            return 1;
        }
        double far = Math.max(0, Math.abs(sum) - step / 2);
        double alone = far / Math.sqrt(contrast.designEffect(shop, lots.all()));
        return Math.max(
                zTest(part, rest, contrast.covariance(rest)),
                lots.pValue(part.customers(), Math.copySign(alone, sum)));
    }

    /// The same of a share of customers, such as of champions: Fisher's exact test, doubled for
    /// both sides.
    ///
    /// @param shop of all customers in all parts, who count as often as they are in a part
    public static double ofShare(Contrast contrast, Ratio shop, Relabelling lots) {
        var part = contrast.part();
        if (isFew(part, contrast.rest(shop))) {
            return Double.NaN;
        }
        double sum = part.residual(shop.value());
        if (isNothing(part, sum)) {
            return 1;
        }
        long a = Math.round(part.denominator());
        long b = Math.round(shop.numerator());
        long n = Math.round(shop.denominator());
        double alone = sum / Math.sqrt(contrast.designEffect(shop, lots.all()));
        double expected = (double) a * b / n;
        if (sum > 0) {
            long both = (long) Math.floor(expected + alone + ROUNDING);
            return Math.min(1, 2 * FisherExact.pValue(Math.min(both, Math.min(a, b)), a, b, n));
        }
        long without = (long) Math.floor(a - expected - alone + ROUNDING);
        long most = Math.min(a, n - b);
        return Math.min(1, 2 * FisherExact.pValue(Math.min(without, most), a, n - b, n));
    }

    private static boolean isFew(Ratio part, Ratio rest) {
        return Math.min(part.customers(), rest.customers()) < FEWEST_CUSTOMERS;
    }

    private static boolean isNothing(Ratio part, double sum) {
        return !(Math.abs(sum) > ROUNDING * Math.abs(part.numerator() - sum));
    }

    /// @param covariance of the two ratios; 0 where no customer is in both
    static double zTest(Ratio one, Ratio other, double covariance) {
        double difference = Math.abs(one.value() - other.value());
        double variance = one.variance() + other.variance() - 2 * covariance;
        double error = Math.sqrt(Math.max(0, variance));
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
