package io.clientele.forecast;

import io.clientele.timeseries.Arima;
import io.clientele.timeseries.Deseasonalised;
import io.clientele.timeseries.ExponentialSmoothing;
import io.clientele.timeseries.ExponentialSmoothing.Season;
import io.clientele.timeseries.ExponentialSmoothing.Trend;
import io.clientele.timeseries.ForecastingMethod;
import io.clientele.timeseries.LastYear;
import io.clientele.timeseries.SeasonalMeans;
import io.clientele.timeseries.Theta;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The methods that compete for a series.
final class Candidates {

    /// The name of the mean of several methods.
    static final String COMBINATION = "combination";

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

    private Candidates() {}

    /// Whether a method is part of the combination.
    static boolean isCombined(ForecastingMethod method) {
        return COMBINED.contains(method.name());
    }

    /// @param season steps a season, 1 for none
    static List<ForecastingMethod> of(Period period, int season) {
        return switch (period) {
            case DAY -> daily(season);
            case WEEK -> weekly(season);
            case MONTH -> monthly(season);
        };
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
        methods.add(new LastYear("last-year", 52 * week, 8 * week, week));
        return methods;
    }

    private static List<ForecastingMethod> weekly(int year) {
        List<ForecastingMethod> methods = new ArrayList<>();
        methods.add(new SeasonalMeans("naive", 1, 1));
        methods.add(new SeasonalMeans("moving-average-4", 1, 4));
        methods.add(new SeasonalMeans("moving-average-8", 1, 8));
        methods.add(new SeasonalMeans("moving-average-13", 1, 13));
        smoothing().forEach(methods::add);
        if (year > 1) {
            methods.add(new SeasonalMeans("seasonal-naive", year, 1));
        }
        methods.add(new LastYear("last-year", 52, 8, 1));
        return methods;
    }

    private static List<ForecastingMethod> monthly(int year) {
        List<ForecastingMethod> methods = new ArrayList<>();
        methods.add(new SeasonalMeans("naive", 1, 1));
        methods.add(new SeasonalMeans("moving-average-3", 1, 3));
        methods.add(new SeasonalMeans("moving-average-6", 1, 6));
        if (year > 1) {
            smoothing().map(m -> new Deseasonalised(m, year, SEASON_CYCLES)).forEach(methods::add);
            methods.add(new SeasonalMeans("seasonal-naive", year, 1));
            methods.addAll(holtWinters(year));
        } else {
            smoothing().forEach(methods::add);
        }
        methods.add(new LastYear("last-year", 12, 3, 12));
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
