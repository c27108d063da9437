package io.clientele.timeseries;

import io.clientele.timeseries.ExponentialSmoothing.Season;
import io.clientele.timeseries.ExponentialSmoothing.Trend;

import java.util.Arrays;

/// Exponential smoothing with its shares known, as in [ExponentialSmoothing].
record Smoothing(ExponentialSmoothing method, double alpha, double beta, double gamma, double phi)
        implements ForecastingModel {

    /// The seasons at the start that the first season is taken from.
    private static final int FIRST_CYCLES = 8;

    /// The state before the first value of a series with a season, which does not depend on shares.
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Start(double level, double trend, double[] season) {

        State of(Smoothing smoothing) {
            return new State(smoothing, level, trend, season.clone());
        }
    }

    @Override
    public double[] forecast(double[] history, int horizon) {
        State state = begin(history);
        for (double value : history) {
            state.see(value);
        }
        return state.ahead(horizon);
    }

    /// Sum of the squared one-step errors over the history, from the state before it.
    double squaredError(double[] history, State state) {
        double sum = 0;
        for (double value : history) {
            double error = state.see(value);
            sum += error * error;
        }
        return sum;
    }

    /// The state before the first value.
    State begin(double[] history) {
        return method.season() == Season.NONE
                ? leastSquares(history)
                : decomposed(method, history).of(this);
    }

    /// The first level and trend of smallest squared error: errors are those of a start at zero
    /// plus what a unit of level and of trend adds to each.
    State leastSquares(double[] history) {
        double zeroLevel = 0;
        double zeroTrend = 0;
        double unitLevel = 1;
        double unitLevelTrend = 0;
        double unitTrendLevel = 0;
        double unitTrend = 1;
        double ll = 0;
        double lt = 0;
        double tt = 0;
        double lz = 0;
        double tz = 0;
        for (double value : history) {
            double base = zeroLevel + phi * zeroTrend;
            double z = value - base;
            zeroLevel = base + alpha * z;
            zeroTrend = phi * zeroTrend + beta * z;
            double l = -(unitLevel + phi * unitLevelTrend);
            unitLevel = alpha * l - l;
            unitLevelTrend = phi * unitLevelTrend + beta * l;
            double t = -(unitTrendLevel + phi * unitTrend);
            unitTrendLevel = alpha * t - t;
            unitTrend = phi * unitTrend + beta * t;
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

    static Start decomposed(ExponentialSmoothing method, double[] history) {
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
        return new Start(level, trend, indices);
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
