package io.clientele.timeseries;

/// A method without a season, applied to the history divided by its seasonal indices. It keeps the
/// method's name.
public record Deseasonalised(ForecastingMethod method, int season, int cycles)
        implements ForecastingMethod {

    /// A place in the season with next to no sales is not divided by.
    private static final double SMALLEST_INDEX = 0.02;

    @Override
    public String name() {
        return method.name();
    }

    @Override
    public int shortestHistory() {
        return Math.max(method.shortestHistory(), 2 * season + 1);
    }

    @Override
    public ForecastingModel learn(double[] history) {
        ForecastingModel model = method.learn(divided(history, indices(history)));
        return (values, horizon) -> {
            double[] indices = indices(values);
            double[] forecast = model.forecast(divided(values, indices), horizon);
            for (int h = 0; h < horizon; h++) {
                forecast[h] *= indices[(values.length + h) % season];
            }
            return forecast;
        };
    }

    private double[] indices(double[] history) {
        return SeasonalIndices.ratios(history, season, cycles);
    }

    private double[] divided(double[] history, double[] indices) {
        double[] divided = new double[history.length];
        for (int t = 0; t < history.length; t++) {
            divided[t] = history[t] / Math.max(indices[t % season], SMALLEST_INDEX);
        }
        return divided;
    }
}
