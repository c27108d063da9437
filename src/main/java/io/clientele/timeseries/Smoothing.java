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
        State state = begin(history);
        for (double value : history) {
            state.see(value);
        }
        return state.ahead(horizon);
    }

    /// Sum of the squared one-step errors over the history.
    double squaredError(double[] history) {
        State state = begin(history);
        double sum = 0;
        for (double value : history) {
            double error = state.see(value);
            sum += error * error;
        }
        return sum;
    }

    /// The state before the first value.
    State begin(double[] history) {
        return method.season() == Season.NONE ? leastSquares(history) : decomposed(history);
    }

    /// The first level and trend of smallest squared error: errors are those of a start at zero
    /// plus what a unit of level and of trend adds to each.
    private State leastSquares(double[] history) {
        var zero = new State(this, 0, 0, new double[1]);
        var unitLevel = new State(this, 1, 0, new double[1]);
        var unitTrend = new State(this, 0, 1, new double[1]);
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
                ? new State(
                        this,
                        (tz * lt - lz * tt) / determinant,
                        (lz * lt - tz * ll) / determinant,
                        new double[1])
                : new State(this, -lz / ll, 0, new double[1]);
    }

    private State decomposed(double[] history) {
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
        return new State(this, level, trend, indices);
    }

    /// Level, trend and season as they stand after the values seen so far.
    static final class State {

        /// A multiplied season is never let below this part of the level: it is divided by.
        private static final double SMALLEST_INDEX = 0.02;

        private final Smoothing smoothing;
        private final boolean multiplied;
        private final double[] season;
        private double level;
        private double trend;
        private int next;

        State(Smoothing smoothing, double level, double trend, double[] season) {
            this.smoothing = smoothing;
            this.multiplied = smoothing.method().season() == Season.MULTIPLICATIVE;
            this.level = level;
            this.trend = trend;
            this.season = season;
        }

        /// Takes in the next value.
        ///
        /// @return its one-step error
        double see(double value) {
            int place = next;
            next = place + 1 == season.length ? 0 : place + 1;
            double base = level + smoothing.phi() * trend;
            double index = multiplied ? Math.max(season[place], SMALLEST_INDEX) : season[place];
            double error = value - (multiplied ? base * index : base + index);
            double unit = multiplied ? error / index : error;
            level = base + smoothing.alpha() * unit;
            trend = smoothing.phi() * trend + smoothing.beta() * unit;
            if (!multiplied) {
                season[place] += smoothing.gamma() * error;
            } else if (base > 0) {
                season[place] = Math.max(index + smoothing.gamma() * error / base, SMALLEST_INDEX);
            }
            return error;
        }

        double level() {
            return level;
        }

        /// What is expected next, from here on.
        double[] ahead(int horizon) {
            double[] forecast = new double[horizon];
            double damping = 0;
            double power = 1;
            for (int h = 0; h < horizon; h++) {
                power *= smoothing.phi();
                damping += power;
                double base = level + damping * trend;
                double index = season[(next + h) % season.length];
                forecast[h] = multiplied ? base * index : base + index;
            }
            return forecast;
        }
    }
}
