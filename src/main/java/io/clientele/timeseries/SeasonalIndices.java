package io.clientele.timeseries;

import java.util.Arrays;

/// How far each place in the season lies from the moving average over one season, by classical
/// decomposition (Makridakis, Wheelwright & Hyndman 1998, chapter 3).
///
/// Index `t % season` belongs to value `t` of the history. Ratios are of sums, so that single
/// zeros do no harm.
final class SeasonalIndices {

    private SeasonalIndices() {}

    /// Indices to divide by, their mean 1, over the last `cycles` seasons at most.
    static double[] ratios(double[] history, int season, int cycles) {
        return indices(history, season, cycles, true);
    }

    /// Indices to subtract, their mean 0, over the last `cycles` seasons at most.
    static double[] differences(double[] history, int season, int cycles) {
        return indices(history, season, cycles, false);
    }

    private static double[] indices(double[] history, int season, int cycles, boolean ratios) {
        double[] values = new double[season];
        double[] averages = new double[season];
        int[] counts = new int[season];
        int half = season / 2;
        int first = Math.max(half, history.length - half - cycles * season);
        for (int t = first; t < history.length - half; t++) {
            int place = t % season;
            values[place] += history[t];
            averages[place] += centredAverage(history, t, season);
            counts[place]++;
        }
        double[] indices = new double[season];
        for (int place = 0; place < season; place++) {
            indices[place] =
                    ratios
                            ? averages[place] > 0 ? values[place] / averages[place] : 1
                            : (values[place] - averages[place]) / Math.max(1, counts[place]);
        }
        double mean = Arrays.stream(indices).average().orElseThrow();
        for (int place = 0; place < season; place++) {
            indices[place] = ratios ? indices[place] / mean : indices[place] - mean;
        }
        return indices;
    }

    /// An even season gives its two ends half a weight each.
    private static double centredAverage(double[] history, int t, int season) {
        int half = season / 2;
        double sum = 0;
        for (int i = t - half; i <= t + half; i++) {
            boolean end = season % 2 == 0 && (i == t - half || i == t + half);
            sum += end ? history[i] / 2 : history[i];
        }
        return sum / season;
    }
}
