package io.clientele.timeseries;

import java.util.Random;

/// Series made from known models.
final class Simulated {

    private Simulated() {}

    /// An ARMA(1, 1) of standard normal shocks.
    static double[] arma(int n, double ar, double ma, long seed) {
        var random = new Random(seed);
        double[] values = new double[n];
        double shock = 0;
        double value = 0;
        for (int t = 0; t < n; t++) {
            double next = random.nextGaussian();
            value = ar * value + next + ma * shock;
            shock = next;
            values[t] = value;
        }
        return values;
    }

    /// Positive values with a trend and a season of seven.
    static double[] sales(int n, long seed) {
        var random = new Random(seed);
        double[] values = new double[n];
        for (int t = 0; t < n; t++) {
            values[t] = (100 + 0.2 * t) * (1 + 0.1 * (t % 7)) * random.nextDouble(0.8, 1.2);
        }
        return values;
    }

    static double[] wandering(int n, long seed) {
        double[] values = arma(n, 0, 0, seed);
        for (int t = 1; t < n; t++) {
            values[t] += values[t - 1];
        }
        return values;
    }
}
