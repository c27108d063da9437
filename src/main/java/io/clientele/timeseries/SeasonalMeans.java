package io.clientele.timeseries;

/// Forecasts the mean of the last `cycles` values at the same place in the season of `season`
/// periods.
///
/// One cycle is the seasonal naive forecast, a season of one period a moving average, both of
/// them the naive forecast; a season of seven days gives weekday means.
public record SeasonalMeans(String name, int season, int cycles)
        implements ForecastingMethod, ForecastingModel {

    /// Refuses a season or a number of cycles below one.
    public SeasonalMeans {
        if (season < 1 || cycles < 1) {
            throw new IllegalArgumentException(
                    "A mean needs a season and cycles of at least one, not %d and %d."
                            .formatted(season, cycles));
        }
    }

    @Override
    public int shortestHistory() {
        return season * cycles;
    }

    @Override
    public ForecastingModel learn(double[] history) {
        return this;
    }

    @Override
    public double[] forecast(double[] history, int horizon) {
        double[] forecast = new double[horizon];
        for (int h = 0; h < horizon; h++) {
            int last = history.length - season + h % season;
            double sum = 0;
            for (int cycle = 0; cycle < cycles; cycle++) {
                sum += history[last - cycle * season];
            }
            forecast[h] = sum / cycles;
        }
        return forecast;
    }
}
