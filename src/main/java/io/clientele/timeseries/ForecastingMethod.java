package io.clientele.timeseries;

/// A way to forecast, before it has seen a series.
public interface ForecastingMethod {

    /// What the method is called in answers, such as `damped-holt`.
    String name();

    /// The fewest values it can learn from.
    int shortestHistory();

    /// Learns its parameters from a history of at least [#shortestHistory()] finite values, the
    /// oldest first.
    ForecastingModel learn(double[] history);
}
