package io.clientele.forecast;

import io.clientele.calendar.DailySeries;

import smile.stat.distribution.TDistribution;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Forecasts a series too short for methods to compete: the mean of its whole periods or, with
/// fewer than three, of its days; the intervals are Student's t on their spread.
final class ShortSeries {

    private static final int FEWEST_PERIODS = 3;

    /// A level and how far a new one may lie from it.
    private record Level(double mean, double deviation, int count) {

        static Level of(double[] values) {
            double mean = Arrays.stream(values).average().orElse(0);
            double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
            // One value alone may as well have been double or nothing.
            double deviation = values.length < 2 ? mean : Math.sqrt(squares / (values.length - 1));
            return new Level(mean, deviation, values.length);
        }

        /// @param units how many independent values of the level make up the period
        Mixture.Case sized(double size, double units) {
            double reach80 = reach(size, units, 0.9);
            double reach95 = reach(size, units, 0.975);
            return new Mixture.Case(
                    1, size * units * mean, new Reach(reach80, reach80, reach95, reach95));
        }

        private double reach(double size, double units, double probability) {
            double t = new TDistribution(Math.max(1, count - 1)).quantile(probability);
            // The mean errs as well as the new value, by the same spread for all units.
            return size * t * deviation * Math.sqrt(units + units * units / Math.max(1, count));
        }
    }

    private ShortSeries() {}

    static Forecast forecast(DailySeries days, PeriodSeries series, List<LocalDate> starts) {
        double[] levels = Arrays.stream(series.levels()).filter(v -> !Double.isNaN(v)).toArray();
        boolean byPeriods = levels.length >= FEWEST_PERIODS;
        Level level = Level.of(byPeriods ? levels : openDays(days, series));
        List<ForecastPoint> points = new ArrayList<>();
        for (LocalDate start : starts) {
            var usual =
                    byPeriods
                            ? level.sized(series.size(start), 1)
                            : level.sized(1, series.openDays(start));
            var largest =
                    byPeriods
                            ? level.sized(series.largestSize(start), 1)
                            : level.sized(1, series.mostOpenDays(start));
            points.add(
                    Mixture.of(usual, largest)
                            .point(
                                    start,
                                    series.period().next(start).minusDays(1),
                                    usual.expected()));
        }
        String reason =
                "%d whole %ss are known and %d are needed for methods to compete: the mean of %s is taken."
                        .formatted(
                                series.length(),
                                series.period(),
                                Validation.fewestSteps(series),
                                byPeriods ? "these" : "the days known");
        return new Forecast(
                series.period(),
                points,
                byPeriods ? "mean" : "daily-mean",
                reason,
                List.of(),
                0,
                0,
                series.length(),
                series.leftOutFrom(days.lastDay()));
    }

    private static double[] openDays(DailySeries days, PeriodSeries series) {
        List<Double> values = new ArrayList<>();
        LocalDate day = series.first();
        for (; !day.isAfter(days.lastDay()); day = day.plusDays(1)) {
            if (!series.openingDays().isShut(day)) {
                values.add(days.on(day.toEpochDay()));
            }
        }
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
