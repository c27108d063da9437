package io.clientele.timeseries;

import smile.timeseries.ARMA;

import java.util.Arrays;

/// An ARMA model of the differences of a series, or of its deviations from its mean.
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record ArmaModel(double[] ar, double[] ma, boolean differenced) implements ForecastingModel {

    @Override
    public double[] forecast(double[] history, int horizon) {
        double[] series = differenced ? differences(history) : centred(history);
        double[] residuals = residuals(series);
        double[] fitted = new double[series.length];
        Arrays.setAll(fitted, t -> series[t] - residuals[t]);
        double[] steps = new ARMA(series, ar, ma, 0, fitted, residuals).forecast(horizon);
        double[] forecast = new double[horizon];
        double level = differenced ? history[history.length - 1] : mean(history);
        for (int h = 0; h < horizon; h++) {
            forecast[h] = level + steps[h];
            level = differenced ? forecast[h] : level;
        }
        return forecast;
    }

    /// Sum of the squared one-step errors of a series already differenced or centred.
    double squaredError(double[] series) {
        double sum = 0;
        for (double residual : residuals(series)) {
            sum += residual * residual;
        }
        return sum;
    }

    /// One-step errors, conditional on values and errors of zero before the start.
    private double[] residuals(double[] series) {
        double[] residuals = new double[series.length];
        for (int t = 0; t < series.length; t++) {
            double expected = 0;
            for (int i = 0; i < Math.min(t, ar.length); i++) {
                expected += ar[i] * series[t - 1 - i];
            }
            for (int j = 0; j < Math.min(t, ma.length); j++) {
                expected += ma[j] * residuals[t - 1 - j];
            }
            residuals[t] = series[t] - expected;
        }
        return residuals;
    }

    static double[] differences(double[] values) {
        double[] differences = new double[values.length - 1];
        Arrays.setAll(differences, t -> values[t + 1] - values[t]);
        return differences;
    }

    static double[] centred(double[] values) {
        double mean = mean(values);
        return Arrays.stream(values).map(value -> value - mean).toArray();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }
}
