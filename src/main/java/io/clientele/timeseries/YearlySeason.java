package io.clientele.timeseries;

import java.util.Arrays;

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
        return Indices.of(history, year, block, blur).agreement();
    }

    private double[] indices(double[] history) {
        return Indices.of(history, year, block, blur).values();
    }

    private double[] divided(double[] history, double[] indices) {
        double[] divided = new double[history.length];
        for (int t = 0; t < history.length; t++) {
            divided[t] = history[t] / indices[Math.floorMod(t - history.length, year) / block];
        }
        return divided;
    }

    /// How far each place in the year lies from the level, as far as the years agree.
    ///
    /// Each of the last years is divided by the line through the years' means, and drawn smooth
    /// with triangular weights. What these shapes have in common is their covariance; indices are
    /// shrunk to 1 by the part of the variance of their mean that it makes up (the reliability of
    /// parallel measures: Lord & Novick 1968, Statistical Theories of Mental Test Scores, 4.4).
    /// That shrinking seasonal factors pays: Miller & Williams 2003, International Journal of
    /// Forecasting 19(4).
    ///
    /// @param values one index for each block of a year, that of the block after the history first
    /// @param agreement that part, 0 to 1; 0 as well where two years are not known
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Indices(double[] values, double agreement) {

        private static final int FEWEST_YEARS = 2;
        private static final int MOST_YEARS = 5;

        /// Nothing is divided by less, and no level is a smaller part of the nearest mean.
        private static final double SMALLEST = 0.05;

        private static final double LOWEST_LEVEL = 0.2;

        static Indices of(double[] history, int year, int block, int blur) {
            int years = Math.min(MOST_YEARS, history.length / year);
            double[] indices = new double[year / block];
            Arrays.fill(indices, 1);
            if (years < FEWEST_YEARS) {
                return new Indices(indices, 0);
            }
            double[] means = means(history, years, year);
            if (Arrays.stream(means).anyMatch(mean -> mean <= 0)) {
                return new Indices(indices, 0);
            }
            double[][] shapes = new double[years][];
            Arrays.setAll(shapes, i -> smooth(shape(history, means, i, year, block), blur));
            double[] mean = new double[indices.length];
            for (double[] shape : shapes) {
                for (int place = 0; place < mean.length; place++) {
                    mean[place] += shape[place] / years;
                }
            }
            double agreement = agreement(shapes, mean);
            Arrays.setAll(indices, place -> Math.max(SMALLEST, 1 + agreement * (mean[place] - 1)));
            return new Indices(indices, agreement);
        }

        /// Of each year, the oldest first.
        private static double[] means(double[] history, int years, int year) {
            double[] means = new double[years];
            int first = history.length - years * year;
            for (int t = first; t < history.length; t++) {
                means[(t - first) / year] += history[t] / year;
            }
            return means;
        }

        private static double[] shape(
                double[] history, double[] means, int i, int year, int block) {
            double[] shape = new double[year / block];
            int first = history.length - (means.length - i) * year;
            double all = 0;
            for (int place = 0; place < shape.length; place++) {
                double sum = 0;
                for (int step = 0; step < block; step++) {
                    sum += history[first + place * block + step];
                }
                shape[place] = sum / level(means, i + (place + 0.5) * block / year - 0.5);
                all += shape[place];
            }
            double mean = all / shape.length;
            return Arrays.stream(shape).map(value -> value / mean).toArray();
        }

        /// On the line through the means; the middle of the first year is at 0.
        private static double level(double[] means, double years) {
            int before = Math.clamp((int) Math.floor(years), 0, means.length - 2);
            double from = means[before];
            double to = means[before + 1];
            return Math.max(
                    LOWEST_LEVEL * Math.min(from, to), from + (years - before) * (to - from));
        }

        /// The year goes round: its first place follows its last.
        private static double[] smooth(double[] shape, int blur) {
            double[] smooth = new double[shape.length];
            double weights = (blur + 1.0) * (blur + 1);
            for (int place = 0; place < shape.length; place++) {
                for (int away = -blur; away <= blur; away++) {
                    smooth[place] +=
                            (blur + 1 - Math.abs(away))
                                    * shape[Math.floorMod(place + away, shape.length)]
                                    / weights;
                }
            }
            return smooth;
        }

        /// Mean covariance of two years over the variance of the mean of all.
        private static double agreement(double[][] shapes, double[] mean) {
            double common = 0;
            int pairs = 0;
            for (int i = 0; i < shapes.length; i++) {
                for (int j = 0; j < i; j++) {
                    common += products(shapes[i], shapes[j]);
                    pairs++;
                }
            }
            double all = products(mean, mean);
            return all > 0 ? Math.clamp(common / pairs / all, 0, 1) : 0;
        }

        private static double products(double[] one, double[] other) {
            double sum = 0;
            for (int place = 0; place < one.length; place++) {
                sum += (one[place] - 1) * (other[place] - 1);
            }
            return sum;
        }
    }
}
