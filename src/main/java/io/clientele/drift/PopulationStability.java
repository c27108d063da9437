package io.clientele.drift;

/// The population stability index: how far a population has moved over the same bins.
///
/// `PSI = sum over bins of (a - e) ln(a / e)`, with e the share before and a the share now: the
/// symmetric Kullback-Leibler divergence (Kullback & Leibler 1951, the divergence J). The limits of
/// 0.1 and 0.25 are the customary ones of credit scoring (Siddiqi 2006, Credit Risk Scorecards).
public final class PopulationStability {

    /// What an empty bin counts for, since the logarithm of zero would hide all other bins.
    static final double FLOOR = 1e-4;

    private static final double SHIFTING = 0.1;
    private static final double SHIFTED = 0.25;

    private PopulationStability() {}

    /// The index, 0 for equal shares, growing without bound.
    ///
    /// @param before shares before, summing to 1
    /// @param now shares now in the same bins
    /// @throws IllegalArgumentException for another number of bins
    public static double index(double[] before, double[] now) {
        if (before.length != now.length) {
            throw new IllegalArgumentException(
                    "%d bins before, %d now".formatted(before.length, now.length));
        }
        double index = 0;
        for (int bin = 0; bin < before.length; bin++) {
            double e = Math.max(FLOOR, before[bin]);
            double a = Math.max(FLOOR, now[bin]);
            index += (a - e) * Math.log(a / e);
        }
        return index;
    }

    /// What an index means.
    public static Drift level(double index) {
        if (index < SHIFTING) {
            return Drift.STABLE;
        }
        return index < SHIFTED ? Drift.SHIFTING : Drift.SHIFTED;
    }
}
