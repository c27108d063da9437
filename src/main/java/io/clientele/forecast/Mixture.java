package io.clientele.forecast;

import smile.stat.distribution.GaussianDistribution;

import java.time.LocalDate;
import java.util.List;

/// What may come of a period of which it is not known how much will be open.
///
/// The outcome is at most `y` with the chance `F(y) = Σ w F(y)` of its cases, each of them a normal
/// distribution bent to pass through the ends of its 80 and 95 % intervals, without what it has
/// below zero. Intervals leave out as much on either side.
record Mixture(List<Case> cases) {

    private static final double NORMAL_80 = 1.2816;
    private static final double NORMAL_95 = 1.96;
    private static final int HALVINGS = 60;
    private static final int FARTHEST = 4;

    private static final GaussianDistribution NORMAL = GaussianDistribution.getInstance();

    /// What was seen once comes again two times in three (rule of succession).
    static final double COMES_AGAIN = 2 / 3.0;

    /// Refuses cases whose chances do not sum to 1.
    Mixture {
        double sum = cases.stream().mapToDouble(Case::chance).sum();
        if (Math.abs(sum - 1) > 1e-9) {
            throw new IllegalArgumentException("Chances sum to 1, not to %s.".formatted(sum));
        }
    }

    /// Of a period that may be shut, in part or as a whole, by a closure that is merely assumed.
    ///
    /// @param shut what comes of it then, and `open` else
    static Mixture of(Case shut, Case open) {
        return open.expected > shut.expected
                ? new Mixture(List.of(shut.with(COMES_AGAIN), open.with(1 - COMES_AGAIN)))
                : new Mixture(List.of(shut));
    }

    /// One way it may come.
    ///
    /// @param chance of it; those of all cases sum to 1
    record Case(double chance, double expected, Reach reach) {

        Case with(double newChance) {
            return new Case(newChance, expected, reach);
        }

        double upTo(double y) {
            double away = y - expected;
            if (y < 0) {
                return 0;
            }
            return away >= 0
                    ? NORMAL.cdf(deviations(away, reach.above80(), reach.above95()))
                    : NORMAL.cdf(-deviations(-away, reach.below80(), reach.below95()));
        }

        /// Straight lines from the expectation to the end of one interval and of the other.
        private static double deviations(double away, double end80, double end95) {
            if (away <= end80) {
                return end80 > 0 ? NORMAL_80 * away / end80 : 0;
            }
            return end95 > end80
                    ? NORMAL_80 + (NORMAL_95 - NORMAL_80) * (away - end80) / (end95 - end80)
                    : Double.MAX_VALUE;
        }
    }

    /// The point of a period; its intervals hold what is expected, be that likely or not.
    ForecastPoint point(LocalDate start, LocalDate end, double expected) {
        if (cases.size() == 1) {
            Reach reach = cases.getFirst().reach();
            return new ForecastPoint(
                    start,
                    end,
                    expected,
                    Math.max(0, expected - reach.below80()),
                    expected + reach.above80(),
                    Math.max(0, expected - reach.below95()),
                    expected + reach.above95());
        }
        return new ForecastPoint(
                start,
                end,
                expected,
                Math.min(expected, quantile(0.1)),
                Math.max(expected, quantile(0.9)),
                Math.min(expected, quantile(0.025)),
                Math.max(expected, quantile(0.975)));
    }

    private double quantile(double chance) {
        double low = 0;
        double high = 0;
        for (Case one : cases) {
            high = Math.max(high, one.expected + FARTHEST * one.reach.above95());
        }
        if (upTo(low) >= chance) {
            return low;
        }
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (upTo(middle) < chance) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private double upTo(double y) {
        double chance = 0;
        for (Case one : cases) {
            chance += one.chance * one.upTo(y);
        }
        return chance;
    }
}
