package io.clientele.timeseries;

/// A method with its parameters learnt. The history may be longer than the one learnt from, so
/// that one estimate serves several origins; parameters never come from what lies ahead.
public interface ForecastingModel {

    /// The values expected in the `horizon` periods after the history; not held to be positive.
    double[] forecast(double[] history, int horizon);
}
