package io.clientele.drift;

/// The population stability index: how far a population has moved over the same bins.
///
/// `PSI = sum over bins of (a - e) ln(a / e)`, with e the share before and a the share now: the
/// symmetric Kullback-Leibler divergence (Kullback & Leibler 1951, the divergence J). The limits of
/// 0.1 and 0.25 are the customary ones of credit scoring (Siddiqi 2006, Credit Risk Scorecards).
public final class PopulationStability {

    private static final double SHIFTING = 0.1;
    private static final double SHIFTED = 0.25;

    private PopulationStability() {}

    /// The index, 0 for equal shares, growing without bound. An empty bin counts for half a
    /// customer, since the logarithm of zero would hide all other bins.
    ///
    /// @param before shares before, summing to 1
    /// @param customers whose shares they are
    /// @param now shares now in the same bins
    /// @param customersNow whose shares those are
    /// @throws IllegalArgumentException for another number of bins
    public static double index(double[] before, long customers, double[] now, long customersNow) {
        if (before.length != now.length) {
            throw new IllegalArgumentException(
                    "%d bins before, %d now".formatted(before.length, now.length));
        }
        double index = 0;
        for (int bin = 0; bin < before.length; bin++) {
            double e = Math.max(least(customers), before[bin]);
            double a = Math.max(least(customersNow), now[bin]);
            index += (a - e) * Math.log(a / e);
        }
        return index;
    }

    /// What the index is on average if both are drawn from one population:
    /// `(bins - 1) (1/n + 1/m)`, since to the second order it is `1/n + 1/m` times the χ² of two
    /// samples (Yurdakul & Naranjo 2020, "Statistical properties of the population stability
    /// index", Journal of Risk Model Validation 14 (4)).
    public static double byChance(int bins, long customers, long customersNow) {
        return (bins - 1) * (1.0 / Math.max(1, customers) + 1.0 / Math.max(1, customersNow));
    }

    /// What an index means: the limits are held against what it is above chance.
    public static Drift level(double index, double byChance) {
        double above = index - byChance;
        if (above < SHIFTING) {
            return Drift.STABLE;
        }
        return above < SHIFTED ? Drift.SHIFTING : Drift.SHIFTED;
    }

    private static double least(long customers) {
        return 0.5 / Math.max(1, customers);
    }
}
