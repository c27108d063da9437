package io.clientele.timeseries;

import io.clientele.timeseries.ExponentialSmoothing.Season;
import io.clientele.timeseries.ExponentialSmoothing.Trend;

import java.util.Arrays;

/// Exponential smoothing with its shares known, as in [ExponentialSmoothing].
record Smoothing(ExponentialSmoothing method, double alpha, double beta, double gamma, double phi)
        implements ForecastingModel {

    /// The seasons at the start that the first season is taken from.
    private static final int FIRST_CYCLES = 8;

    @Override
    public double[] forecast(double[] history, int horizon) {
        SmoothingState state = begin(history);
        for (double value : history) {
            state.see(value);
        }
        return state.ahead(horizon);
    }

    /// Sum of the squared one-step errors over the history.
    double squaredError(double[] history) {
        SmoothingState state = begin(history);
        double sum = 0;
        for (double value : history) {
            double error = state.see(value);
            sum += error * error;
        }
        return sum;
    }

    /// The state before the first value.
    SmoothingState begin(double[] history) {
        return method.season() == Season.NONE ? leastSquares(history) : decomposed(history);
    }

    /// The first level and trend of smallest squared error: errors are those of a start at zero
    /// plus what a unit of level and of trend adds to each.
    private SmoothingState leastSquares(double[] history) {
        var zero = new SmoothingState(this, 0, 0, new double[1]);
        var unitLevel = new SmoothingState(this, 1, 0, new double[1]);
        var unitTrend = new SmoothingState(this, 0, 1, new double[1]);
        double ll = 0;
        double lt = 0;
        double tt = 0;
        double lz = 0;
        double tz = 0;
        for (double value : history) {
            double z = zero.see(value);
            double l = unitLevel.see(0);
            double t = unitTrend.see(0);
            ll += l * l;
            lt += l * t;
            tt += t * t;
            lz += l * z;
            tz += t * z;
        }
        double determinant = ll * tt - lt * lt;
        boolean trended = method.trend() != Trend.NONE && determinant > 1e-12 * ll * tt;
        return trended
                ? new SmoothingState(
                        this,
                        (tz * lt - lz * tt) / determinant,
                        (lz * lt - tz * ll) / determinant,
                        new double[1])
                : new SmoothingState(this, -lz / ll, 0, new double[1]);
    }

    private SmoothingState decomposed(double[] history) {
        int season = method.seasonLength();
        int used = Math.min(history.length, FIRST_CYCLES * season);
        double[] first = Arrays.copyOf(history, used);
        double[] indices =
                method.season() == Season.ADDITIVE
                        ? SeasonalIndices.differences(first, season, FIRST_CYCLES)
                        : SeasonalIndices.ratios(first, season, FIRST_CYCLES);
        double level = 0;
        double next = 0;
        for (int t = 0; t < season; t++) {
            level += history[t] / season;
            next += history[season + t] / season;
        }
        double trend = method.trend() == Trend.NONE ? 0 : (next - level) / season;
        return new SmoothingState(this, level, trend, indices);
    }
}
