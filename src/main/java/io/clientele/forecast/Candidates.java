package io.clientele.forecast;

import io.clientele.calendar.Period;
import io.clientele.timeseries.Arima;
import io.clientele.timeseries.Deseasonalised;
import io.clientele.timeseries.ExponentialSmoothing;
import io.clientele.timeseries.ExponentialSmoothing.Season;
import io.clientele.timeseries.ExponentialSmoothing.Trend;
import io.clientele.timeseries.ForecastingMethod;
import io.clientele.timeseries.LastYear;
import io.clientele.timeseries.SeasonalMeans;
import io.clientele.timeseries.Theta;
import io.clientele.timeseries.YearlySeason;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The methods that compete for a series.
final class Candidates {

    /// The name of the mean of several methods.
    static final String COMBINATION = "combination";

    private static final String LAST_YEAR = "last-year";

    private static final int SEASON_CYCLES = 26;

    /// Whose mean is the combination: one of each kind, which err in different ways.
    private static final Set<String> COMBINED =
            Set.of(
                    "weekday-means-8",
                    "moving-average-4",
                    "moving-average-3",
                    "simple-smoothing",
                    "damped-holt",
                    "theta",
                    "arima");

    private static final Set<String> KNOW_THE_YEAR = Set.of(COMBINATION, LAST_YEAR);

    /// More would flatten a December: it ends on one day.
    private static final int WEEKS_AROUND = 1;

    /// Origins at least that know two years: what was never put to the test has no errors to tell.
    private static final int TESTED_WEEKS = 3;

    /// Where less of the year comes back, it is none.
    private static final double TELLING_AGREEMENT = 0.5;

    /// From how many steps on every method without a season can learn.
    static final int ALL_CAN_LEARN = 8;

    private Candidates() {}

    /// Those whose mean is the combination: the yearly ones where there is a season.
    static List<ForecastingMethod> combined(List<ForecastingMethod> methods) {
        List<ForecastingMethod> yearly =
                methods.stream().filter(YearlySeason.class::isInstance).toList();
        return yearly.isEmpty()
                ? methods.stream().filter(method -> COMBINED.contains(method.name())).toList()
                : yearly;
    }

    /// Which of the methods that competed the combination is the mean of, by name.
    static List<String> combinedOf(List<String> names) {
        List<String> yearly = names.stream().filter(YearlySeason::isOne).toList();
        return yearly.isEmpty() ? names.stream().filter(COMBINED::contains).toList() : yearly;
    }

    /// Whether a method may be taken for having erred less than the combination: not if it knows
    /// no yearly season but others do, since it was tested in some weeks of the year only. A
    /// year's months are all tested.
    static boolean mayLead(String method, Set<String> methods, Period period) {
        return period == Period.MONTH
                || KNOW_THE_YEAR.contains(method)
                || YearlySeason.isOne(method)
                || methods.stream().noneMatch(YearlySeason::isOne);
    }

    /// @param history the levels that are learnt from
    static List<ForecastingMethod> of(PeriodSeries series, double[] history) {
        int year = series.yearLength();
        List<ForecastingMethod> methods =
                new ArrayList<>(
                        switch (series.period()) {
                            case DAY -> daily(series.week());
                            case WEEK -> weekly();
                            case MONTH -> monthly();
                        });
        if (series.length() >= 2 * year) {
            int blur = series.period() == Period.MONTH ? 0 : WEEKS_AROUND;
            boolean testable = series.length() >= 2 * year + TESTED_WEEKS * series.week();
            combined(methods).stream()
                    .map(method -> new YearlySeason(method, year, series.week(), blur))
                    .filter(method -> testable)
                    .filter(method -> method.agreement(history) >= TELLING_AGREEMENT)
                    .forEach(methods::add);
            if (series.period() != Period.DAY) {
                methods.add(new SeasonalMeans("seasonal-naive", year, 1));
            }
            if (series.period() == Period.MONTH) {
                methods.addAll(holtWinters(year));
            }
        }
        return methods;
    }

    private static List<ForecastingMethod> daily(int week) {
        List<ForecastingMethod> methods = new ArrayList<>();
        methods.add(new SeasonalMeans("seasonal-naive", week, 1));
        methods.add(new SeasonalMeans("weekday-means-4", week, 4));
        methods.add(new SeasonalMeans("weekday-means-8", week, 8));
        methods.add(new SeasonalMeans("weekday-means-13", week, 13));
        methods.add(new SeasonalMeans("moving-average-4-weeks", 1, 4 * week));
        if (week > 1) {
            smoothing().map(m -> new Deseasonalised(m, week, SEASON_CYCLES)).forEach(methods::add);
            methods.addAll(holtWinters(week));
        } else {
            smoothing().forEach(methods::add);
        }
        methods.add(new LastYear(LAST_YEAR, 52 * week, 8 * week, week));
        return methods;
    }

    private static List<ForecastingMethod> weekly() {
        List<ForecastingMethod> methods = new ArrayList<>();
        methods.add(new SeasonalMeans("naive", 1, 1));
        methods.add(new SeasonalMeans("moving-average-4", 1, 4));
        methods.add(new SeasonalMeans("moving-average-8", 1, 8));
        methods.add(new SeasonalMeans("moving-average-13", 1, 13));
        smoothing().forEach(methods::add);
        methods.add(new LastYear(LAST_YEAR, 52, 8, 1));
        return methods;
    }

    private static List<ForecastingMethod> monthly() {
        List<ForecastingMethod> methods = new ArrayList<>();
        methods.add(new SeasonalMeans("naive", 1, 1));
        methods.add(new SeasonalMeans("moving-average-3", 1, 3));
        methods.add(new SeasonalMeans("moving-average-6", 1, 6));
        smoothing().forEach(methods::add);
        methods.add(new LastYear(LAST_YEAR, 12, 3, 0));
        return methods;
    }

    private static Stream<ForecastingMethod> smoothing() {
        return Stream.of(
                ExponentialSmoothing.of("simple-smoothing", Trend.NONE),
                ExponentialSmoothing.of("holt", Trend.ADDITIVE),
                ExponentialSmoothing.of("damped-holt", Trend.DAMPED),
                new Theta("theta"),
                new Arima("arima"));
    }

    private static List<ForecastingMethod> holtWinters(int season) {
        return List.of(
                new ExponentialSmoothing(
                        "seasonal-smoothing-additive", Trend.NONE, Season.ADDITIVE, season),
                new ExponentialSmoothing(
                        "seasonal-smoothing-multiplicative",
                        Trend.NONE,
                        Season.MULTIPLICATIVE,
                        season),
                new ExponentialSmoothing(
                        "holt-winters-additive", Trend.DAMPED, Season.ADDITIVE, season),
                new ExponentialSmoothing(
                        "holt-winters-multiplicative",
                        Trend.DAMPED,
                        Season.MULTIPLICATIVE,
                        season));
    }
}
