package io.clientele.timeseries;

/// Repeats the same periods of a year ago, scaled by how the last `window` periods compare with the
/// same ones a year ago.
///
/// Each place of that year is averaged with those `season` before and after it, since dates shift
/// from year to year; not with a season of 0, as of months, which stay where they are. The scale is
/// kept within a factor of five, so that a shop's first weeks do not blow it up.
public record LastYear(String name, int year, int window, int season)
        implements ForecastingMethod, ForecastingModel {

    private static final double LARGEST_SCALE = 5;

    /// Refuses a season that reaches into the periods which the year ago is compared with.
    public LastYear {
        if (season < 0 || window < 1 || season + window > year) {
            throw new IllegalArgumentException(
                    "A season of %d and a window of %d do not lie within a year of %d."
                            .formatted(season, window, year));
        }
    }

    @Override
    public int shortestHistory() {
        return year + window;
    }

    @Override
    public ForecastingModel learn(double[] history) {
        return this;
    }

    @Override
    public double[] forecast(double[] history, int horizon) {
        int n = history.length;
        double now = 0;
        double then = 0;
        for (int t = n - window; t < n; t++) {
            now += history[t];
            then += smoothed(history, t - year);
        }
        double scale = then > 0 ? Math.clamp(now / then, 1 / LARGEST_SCALE, LARGEST_SCALE) : 1;
        double[] forecast = new double[horizon];
        for (int h = 0; h < horizon; h++) {
            forecast[h] = scale * smoothed(history, n - year + h % year);
        }
        return forecast;
    }

    private double smoothed(double[] history, int t) {
        if (season == 0) {
            return history[t];
        }
        double sum = 0;
        int count = 0;
        for (int i = Math.max(t % season, t - season); i <= t + season; i += season) {
            if (i < history.length) {
                sum += history[i];
                count++;
            }
        }
        return sum / count;
    }
}
