package io.clientele.timeseries;

/// A method applied to the history divided by its yearly indices; the method itself as long as two
/// years are not known.
///
/// @param year steps a year
/// @param block neighbouring steps that share an index: a week of days, else 1
/// @param blur places to either side that an index is averaged with
public record YearlySeason(ForecastingMethod method, int year, int block, int blur)
        implements ForecastingMethod {

    private static final String PREFIX = "yearly-";

    /// Whether a name is one of these.
    public static boolean isOne(String name) {
        return name.startsWith(PREFIX);
    }

    @Override
    public String name() {
        return PREFIX + method.name();
    }

    @Override
    public int shortestHistory() {
        return method.shortestHistory();
    }

    @Override
    public ForecastingModel learn(double[] history) {
        ForecastingModel model = method.learn(divided(history, indices(history)));
        return (values, horizon) -> {
            double[] indices = indices(values);
            double[] forecast = model.forecast(divided(values, indices), horizon);
            for (int h = 0; h < horizon; h++) {
                forecast[h] *= indices[h % year / block];
            }
            return forecast;
        };
    }

    /// How much of the yearly season its years share, 0 to 1.
    public double agreement(double[] history) {
        return YearlyIndices.of(history, year, block, blur).agreement();
    }

    private double[] indices(double[] history) {
        return YearlyIndices.of(history, year, block, blur).values();
    }

    private double[] divided(double[] history, double[] indices) {
        double[] divided = new double[history.length];
        for (int t = 0; t < history.length; t++) {
            divided[t] = history[t] / indices[Math.floorMod(t - history.length, year) / block];
        }
        return divided;
    }
}
