package io.clientele.timeseries;

import io.clientele.timeseries.ExponentialSmoothing.Trend;

/// Theta: simple exponential smoothing with half the slope of a straight line through the history
/// as its drift.
///
/// Source: Assimakopoulos & Nikolopoulos (2000), International Journal of Forecasting 16(4), in
/// the closed form of Hyndman & Billah (2003), International Journal of Forecasting 19(2),
/// equation (8).
public record Theta(String name) implements ForecastingMethod {

    private static final ExponentialSmoothing SMOOTHING =
            ExponentialSmoothing.of("simple", Trend.NONE);

    @Override
    public int shortestHistory() {
        return 4;
    }

    @Override
    public ForecastingModel learn(double[] history) {
        var smoothing = (Smoothing) SMOOTHING.learn(history);
        return (values, horizon) -> forecast(smoothing, values, horizon);
    }

    static double[] forecast(Smoothing smoothing, double[] history, int horizon) {
        double drift = slope(history) / 2;
        double alpha = smoothing.alpha();
        double head = (1 - Math.pow(1 - alpha, history.length)) / alpha;
        double[] forecast = smoothing.forecast(history, horizon);
        for (int h = 0; h < horizon; h++) {
            forecast[h] += drift * (h + head);
        }
        return forecast;
    }

    private static double slope(double[] history) {
        double middle = (history.length - 1) / 2.0;
        double products = 0;
        double squares = 0;
        for (int t = 0; t < history.length; t++) {
            products += (t - middle) * history[t];
            squares += (t - middle) * (t - middle);
        }
        return products / squares;
    }
}
