package io.clientele.timeseries;

import org.jspecify.annotations.Nullable;

import java.util.stream.IntStream;

/// Exponential smoothing: a level, a trend and a season, each pulled towards what is seen by a
/// constant share of the one-step error.
///
/// | symbol | meaning |
/// |---|---|
/// | `alpha`, `beta`, `gamma` | share of the error that level, trend and season take up |
/// | `phi` | what is left of the trend after one period; 1 undamped |
///
/// The shares minimise the sum of squared one-step errors, of the last 400 steps at most. Without a
/// season the first level and trend are estimated along, by least squares, in which the
/// errors are linear.
/// Source: Hyndman, Koehler, Ord & Snyder (2008), Forecasting with Exponential Smoothing, tables
/// 2.1 and 2.2, with additive errors; Gardner & McKenzie (1985) for the damped trend.
public record ExponentialSmoothing(String name, Trend trend, Season season, int seasonLength)
        implements ForecastingMethod {

    /// Whether the level moves by itself.
    public enum Trend {
        NONE,
        ADDITIVE,
        DAMPED
    }

    /// Whether the season is added to the level or multiplies it.
    public enum Season {
        NONE,
        ADDITIVE,
        MULTIPLICATIVE
    }

    private static final double SMALLEST = 1e-4;
    private static final double LARGEST = 1 - 1e-4;
    private static final double MOST_DAMPED = 0.8;
    private static final double LEAST_DAMPED = 0.98;

    /// Smoothing without a season.
    public static ExponentialSmoothing of(String name, Trend trend) {
        return new ExponentialSmoothing(name, trend, Season.NONE, 1);
    }

    @Override
    public int shortestHistory() {
        return season == Season.NONE ? (trend == Trend.NONE ? 3 : 5) : 2 * seasonLength + 2;
    }

    @Override
    public ForecastingModel learn(double[] history) {
        boolean trended = trend != Trend.NONE;
        boolean seasonal = season != Season.NONE;
        double[] start = {0.3, trended ? 0.1 : 0, seasonal ? 0.1 : 0, 0.95};
        boolean[] free = {true, trended, seasonal, trend == Trend.DAMPED};
        int[] variables = IntStream.range(0, free.length).filter(i -> free[i]).toArray();
        double[] recent = Arima.recent(history);
        Smoothing.@Nullable Start first = seasonal ? Smoothing.decomposed(this, recent) : null;
        double[] low = {SMALLEST, SMALLEST, SMALLEST, MOST_DAMPED};
        double[] high = {LARGEST, LARGEST, LARGEST, LEAST_DAMPED};
        double[] best =
                NelderMead.minimize(
                        point -> {
                            Smoothing smoothing = smoothing(fill(start, variables, point));
                            Smoothing.State before =
                                    first == null
                                            ? smoothing.leastSquares(recent)
                                            : first.of(smoothing);
                            return smoothing.squaredError(recent, before);
                        },
                        pick(start, variables),
                        pick(low, variables),
                        pick(high, variables));
        return smoothing(fill(start, variables, best));
    }

    /// The model of shares in the unit cube: the trend's share is of alpha, the season's of the
    /// rest, so that all stay within the usual region.
    private Smoothing smoothing(double[] shares) {
        return new Smoothing(
                this,
                shares[0],
                trend == Trend.NONE ? 0 : shares[0] * shares[1],
                season == Season.NONE ? 0 : (1 - shares[0]) * shares[2],
                trend == Trend.DAMPED ? shares[3] : 1);
    }

    private static double[] pick(double[] all, int[] variables) {
        return IntStream.of(variables).mapToDouble(i -> all[i]).toArray();
    }

    private static double[] fill(double[] all, int[] variables, double[] values) {
        double[] filled = all.clone();
        for (int i = 0; i < variables.length; i++) {
            filled[variables[i]] = values[i];
        }
        return filled;
    }
}
