package io.clientele.forecast;

import io.clientele.calendar.DailySeries;
import io.clientele.calendar.OpeningDays;
import io.clientele.calendar.Period;
import io.clientele.timeseries.ForecastingMethod;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What a series is expected to bring, and the evidence.
///
/// | figure | meaning |
/// |---|---|
/// | `method`, `reason` | what supplied the figures, and why |
/// | `candidates` | the errors of all methods, the best first; empty for a short series |
/// | `origins`, `validatedHorizon` | how often and how far ahead each was put to the test |
/// | `history` | whole periods learnt from |
/// | `leftOutFrom` | first day of the last period if it is not over; forecast as a whole |
public record Forecast(
        Period period,
        List<ForecastPoint> points,
        String method,
        String reason,
        List<CandidateError> candidates,
        int origins,
        int validatedHorizon,
        int history,
        @Nullable LocalDate leftOutFrom) {

    /// Forecasts the `horizon` periods after the last whole one; closed days are among them.
    ///
    /// @param days up to the last day that is over
    public static Forecast of(
            DailySeries days, OpeningDays openingDays, Period period, int horizon) {
        PeriodSeries series = PeriodSeries.of(days, openingDays, period);
        List<LocalDate> starts = series.next(horizon);
        int steps = (int) starts.stream().filter(start -> isStep(series, start)).count();
        var validation = new Validation(series, steps);
        if (!validation.isEnough()) {
            return ShortSeries.forecast(days, series, starts);
        }
        double[] history = series.history(series.week());
        List<ForecastingMethod> methods = validation.able(Candidates.of(series, history));
        Map<String, double[][]> said = validation.run(methods);
        Choice choice = Choice.among(said, validation);
        double[] levels = levels(methods, choice.method(), history, Math.max(1, steps));
        var intervals =
                new Intervals(
                        validation,
                        Objects.requireNonNull(said.get(choice.method())),
                        Intervals.mean(history));
        return new Forecast(
                period,
                points(series, starts, levels, intervals),
                choice.method(),
                choice.reason(),
                choice.errors(),
                validation.origins(),
                validation.horizon(),
                series.length(),
                series.leftOutFrom(days.lastDay()));
    }

    /// The methods whose mean the figures are, in alphabetical order; empty where one supplied
    /// them.
    public List<String> combined() {
        return method.equals(Candidates.COMBINATION)
                ? Candidates.combinedOf(
                        candidates.stream().map(CandidateError::method).sorted().toList())
                : List.of();
    }

    /// The same with other figures.
    Forecast with(List<ForecastPoint> newPoints) {
        return new Forecast(
                period,
                newPoints,
                method,
                reason,
                candidates,
                origins,
                validatedHorizon,
                history,
                leftOutFrom);
    }

    /// A part of it, which has its evidence from here.
    Forecast sharedOut(List<ForecastPoint> itsPoints) {
        return new Forecast(
                period,
                itsPoints,
                method,
                "The shop's forecast, shared out. " + reason,
                candidates,
                origins,
                validatedHorizon,
                history,
                leftOutFrom);
    }

    private static double[] levels(
            List<ForecastingMethod> methods, String chosen, double[] history, int steps) {
        List<ForecastingMethod> taken =
                chosen.equals(Candidates.COMBINATION)
                        ? Candidates.combined(methods)
                        : methods.stream().filter(m -> m.name().equals(chosen)).toList();
        return Validation.mean(
                taken.stream()
                        .map(m -> Validation.positive(m.learn(history).forecast(history, steps)))
                        .toList());
    }

    private static List<ForecastPoint> points(
            PeriodSeries series, List<LocalDate> starts, double[] levels, Intervals intervals) {
        List<ForecastPoint> points = new ArrayList<>();
        int step = 0;
        for (LocalDate start : starts) {
            LocalDate end = series.period().next(start).minusDays(1);
            if (isStep(series, start)) {
                double size = series.size(start);
                points.add(
                        intervals
                                .around(levels[step], step, size, series.largestSize(start))
                                .point(start, end, size * levels[step]));
                step++;
            } else {
                points.add(new ForecastPoint(start, end, 0, 0, 0, 0, 0));
            }
        }
        return points;
    }

    /// Closed weekdays are no steps of a daily series.
    private static boolean isStep(PeriodSeries series, LocalDate start) {
        return series.period() != Period.DAY
                || !series.openingDays().isClosed(start.getDayOfWeek());
    }
}
