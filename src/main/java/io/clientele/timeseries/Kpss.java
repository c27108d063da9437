package io.clientele.timeseries;

import java.util.Arrays;

/// Tells a level that wanders from one that rests: the test of Kwiatkowski, Phillips, Schmidt &
/// Shin (1992), Journal of Econometrics 54, without a trend.
final class Kpss {

    /// At 10 %, their table 1: on series of a year, to take a wandering level for a resting one
    /// costs more than the reverse.
    private static final double CRITICAL = 0.347;

    private Kpss() {}

    static boolean wanders(double[] values) {
        return statistic(values) > CRITICAL;
    }

    /// Sum of squared partial sums of the deviations over their long-run variance, which
    /// Bartlett's weights estimate from the nearest lags.
    static double statistic(double[] values) {
        int n = values.length;
        double[] deviations = ArmaModel.centred(values);
        double sum = 0;
        double squares = 0;
        for (double deviation : deviations) {
            sum += deviation;
            squares += sum * sum;
        }
        int lags = (int) (4 * Math.pow(n / 100.0, 0.25));
        double variance = Arrays.stream(deviations).map(d -> d * d).sum() / n;
        for (int lag = 1; lag <= lags; lag++) {
            double products = 0;
            for (int t = lag; t < n; t++) {
                products += deviations[t] * deviations[t - lag];
            }
            variance += 2 * (1 - lag / (lags + 1.0)) * products / n;
        }
        return variance > 0 ? squares / ((double) n * n * variance) : 0;
    }
}
