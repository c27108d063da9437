package io.clientele.statistics;

import smile.math.special.Erf;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/// What chance makes of a sum over some of many lots, had their labels been dealt anew: the
/// permutation test of a ratio. A lot is what a customer did in one part of the shop, `y` over `x`.
///
/// With `R = sum y / sum x` of all `N` lots and `e = y - R x` of each, the sum of `e` over the `n`
/// lots of a part is 0 on average if labels mean nothing. Its tail is that of a sum drawn without
/// replacement, by the double saddlepoint: `a` and `t` solve `sum p = n` and `sum p e = T` for
/// `p = 1 / (1 + exp(-a - t e))`. It holds for few lots of heavy tails and far out, where a normal
/// curve does not. Sources: Robinson (1982), Saddlepoint Approximations for Permutation Tests,
/// JRSS B 44(1); Skovgaard (1987), Saddlepoint Expansions for Conditional Distributions, Journal of
/// Applied Probability 24(4).
///
/// Lots alike within a quarter in both figures are kept as one sum with the variance inside, taken
/// as normal, so that memory does not grow with the shop.
public final class Relabelling {

    /// Bits of a double below its sign, exponent and two bits of fraction.
    private static final int FINE_BITS = 50;

    private static final int KEY_BITS = 14;
    private static final int MOST_STEPS = 100;

    /// A Newton step that promises less is the last; also the shortest step.
    private static final double SETTLED = 1e-6;

    /// Below it the saddlepoint cancels out; the chance is above 0.96.
    private static final double NEAR_THE_MEAN = 0.05;

    private final Map<Integer, Ratio> alike = new HashMap<>();
    private final Ratio all = new Ratio();

    /// Takes one lot in; one with neither numerator nor denominator says nothing.
    public void add(double numerator, double denominator) {
        if (numerator != 0 || denominator != 0) {
            all.add(numerator, denominator);
            int key = coarse(numerator) << KEY_BITS | coarse(denominator);
            alike.computeIfAbsent(key, any -> new Ratio()).add(numerator, denominator);
        }
    }

    private static int coarse(double figure) {
        return (int) (Double.doubleToRawLongBits(figure) >>> FINE_BITS);
    }

    /// The ratio of all lots.
    public Ratio all() {
        return all;
    }

    /// The chance, two-sided by doubling, of a sum of residuals as far out over lots of a number.
    ///
    /// @param lots how many the labels are dealt to, fewer than there are
    /// @param sum of their residuals
    double pValue(long lots, double sum) {
        double scale = Math.sqrt(all.squares(all.value()) / all.customers());
        if (!(scale > 0)) {
            return 1;
        }
        if (2 * lots > all.customers()) {
            // Dealing to the rest is the same, and the approximation is of few lots among many.
            return new Saddle(alike.values(), all, scale, all.customers() - lots, -sum / scale)
                    .pValue();
        }
        return new Saddle(alike.values(), all, scale, lots, sum / scale).pValue();
    }

    /// The lowest point of `sum log(1 + exp(a + t e)) - a n - t T`, which is convex in `a` and `t`.
    private static final class Saddle {

        private final double[] count;
        private final double[] mean;
        private final double[] variance;
        private final double lots;
        private final double target;
        private final double share;
        private final double population;
        private double a;
        private double t;
        private double gradientA;
        private double gradientT;
        private double curveA;
        private double curveAT;
        private double curveT;

        Saddle(Collection<Ratio> alike, Ratio all, double scale, double lots, double target) {
            double r = all.value();
            count = new double[alike.size()];
            mean = new double[count.length];
            variance = new double[count.length];
            int i = 0;
            for (var some : alike) {
                count[i] = some.customers();
                mean[i] = some.residual(r) / scale / count[i];
                double squares = some.squares(r) / (scale * scale) / count[i];
                variance[i] = Math.max(0, squares - mean[i] * mean[i]);
                i++;
            }
            this.lots = lots;
            this.target = target;
            population = all.customers();
            share = lots / population;
            a = Math.log(share / (1 - share));
        }

        double pValue() {
            double flat = -population * Math.log1p(-share) - a * lots;
            double depth = height(a, t) - flat;
            for (int step = 0; step < MOST_STEPS; step++) {
                differentiate();
                double determinant = determinant();
                double stepA = (curveAT * gradientT - curveT * gradientA) / determinant;
                double stepT = (curveAT * gradientA - curveA * gradientT) / determinant;
                double fall = -(gradientA * stepA + gradientT * stepT);
                if (!Double.isFinite(fall)) {
                    break;
                }
                double size = 1;
                double next = height(a + stepA, t + stepT) - flat;
                while (fall > SETTLED && !(next <= depth - size * fall / 4) && size > SETTLED) {
                    size /= 2;
                    next = height(a + size * stepA, t + size * stepT) - flat;
                }
                a += size * stepA;
                t += size * stepT;
                depth = next;
                if (fall <= SETTLED) {
                    break;
                }
            }
            return tail(Math.min(0, depth));
        }

        /// Skovgaard (1987), equation (3.2), doubled; at the edge of what can be drawn, where it
        /// fails, Chernoff's bound, which is larger.
        private double tail(double depth) {
            double w = Math.sqrt(-2 * depth);
            if (w < NEAR_THE_MEAN) {
                return 1;
            }
            differentiate();
            double u = Math.abs(t) * Math.sqrt(determinant() / (population * share * (1 - share)));
            double density = Math.exp(depth) / Math.sqrt(2 * Math.PI);
            double p = Erf.erfc(w / Math.sqrt(2)) / 2 + density * (1 / u - 1 / w);
            double bound = Math.exp(depth);
            return Math.min(1, 2 * (p > 0 && p < bound ? p : bound));
        }

        private double height(double atA, double atT) {
            double sum = -atA * lots - atT * target;
            for (int i = 0; i < count.length; i++) {
                double x = atA + atT * mean[i] + atT * atT * variance[i] / 2;
                sum += count[i] * (Math.max(0, x) + Math.log1p(Math.exp(-Math.abs(x))));
            }
            return sum;
        }

        private void differentiate() {
            gradientA = -lots;
            gradientT = -target;
            curveA = 0;
            curveAT = 0;
            curveT = 0;
            for (int i = 0; i < count.length; i++) {
                double slope = mean[i] + t * variance[i];
                double p = 1 / (1 + Math.exp(-(a + t * slope - t * t * variance[i] / 2)));
                double drawn = count[i] * p;
                double weight = drawn * (1 - p);
                gradientA += drawn;
                gradientT += drawn * slope;
                curveA += weight;
                curveAT += weight * slope;
                curveT += weight * slope * slope + drawn * variance[i];
            }
        }

        private double determinant() {
            return curveA * curveT - curveAT * curveAT;
        }
    }
}
