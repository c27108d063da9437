package io.clientele.forecast;

import io.clientele.calendar.DailySeries;
import io.clientele.calendar.OpeningDays;
import io.clientele.calendar.Period;

import org.jspecify.annotations.Nullable;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// A daily series as whole periods, each brought to the size of a usual one.
///
/// Steps are the periods in which the shop sells: closed weekdays are left out of a daily
/// series. `sizes` is the part of a usual period that was open, so that `levels`, the values
/// over the sizes, can be compared; a level is NaN where (nearly) nothing was open. `first` is
/// the first day counted. The last period is left out unless it is whole.
///
/// At most six years are learnt from: a yearly season is the mean of five, and was put to the test
/// a year ago as well. Nothing older would tell anything that these do not.
@SuppressWarnings("ArrayRecordComponent") // columns, compared by nobody
record PeriodSeries(
        Period period,
        OpeningDays openingDays,
        LocalDate first,
        List<LocalDate> starts,
        double[] values,
        double[] sizes,
        double[] levels,
        LocalDate nextStart) {

    private static final double WEEKS_A_MONTH = 365.25 / 12 / 7;
    private static final double SMALLEST_FIRST = 0.5;
    private static final int MOST_YEARS = 6;

    /// The least part of a usual period that tells its level.
    static final double SMALLEST = 0.2;

    static PeriodSeries of(DailySeries days, OpeningDays openingDays, Period period) {
        List<LocalDate> starts = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        List<Double> sizes = new ArrayList<>();
        LocalDate first = firstDay(days, openingDays, period);
        LocalDate last = days.lastDay();
        LocalDate start = period.startOf(first);
        while (isWhole(start, last, openingDays, period)) {
            double size = size(start, first, openingDays::weight, period);
            boolean leftOut =
                    period == Period.DAY
                            ? openingDays.isClosed(start.getDayOfWeek())
                            : starts.isEmpty() && size < SMALLEST_FIRST;
            if (!leftOut) {
                starts.add(start);
                values.add(sum(days, start, period.next(start)));
                sizes.add(size);
            }
            start = period.next(start);
        }
        double[] sums = values.stream().mapToDouble(Double::doubleValue).toArray();
        double[] parts = sizes.stream().mapToDouble(Double::doubleValue).toArray();
        return new PeriodSeries(
                period, openingDays, first, starts, sums, parts, levels(sums, parts), start);
    }

    private static double[] levels(double[] values, double[] sizes) {
        double[] levels = new double[values.length];
        Arrays.setAll(levels, t -> sizes[t] < SMALLEST ? Double.NaN : values[t] / sizes[t]);
        return levels;
    }

    /// The series as it was the day before a step began, by the opening days that were to be learnt
    /// until then. Only which weekdays are steps of a daily series is taken from here.
    PeriodSeries knownBefore(int step) {
        LocalDate next = starts.get(step);
        OpeningDays then = openingDays.asOf(next.minusDays(1));
        List<LocalDate> past = starts.subList(0, step);
        double[] sums = Arrays.copyOf(values, step);
        double[] parts =
                past.stream()
                        .mapToDouble(start -> size(start, first, then::weight, period))
                        .toArray();
        return new PeriodSeries(period, then, first, past, sums, parts, levels(sums, parts), next);
    }

    int length() {
        return values.length;
    }

    /// Steps after which a like one is to be found: the open weekdays of days, else any other.
    int week() {
        return period == Period.DAY
                ? DayOfWeek.values().length - openingDays.closedWeekdays().size()
                : 1;
    }

    /// Steps a year.
    int yearLength() {
        return period.yearLength(week());
    }

    /// Steps that must be known before a method is put to the test.
    int shortestHistory() {
        return switch (period) {
            case DAY -> 4 * week();
            case WEEK -> 8;
            case MONTH -> 6;
        };
    }

    /// Whether the shop was open long enough to tell.
    boolean isKnown(int step) {
        return !Double.isNaN(levels[step]);
    }

    /// The cleaned levels.
    ///
    /// @param week steps after which a like one is to be found
    double[] history(int week) {
        return Cleaning.clean(levels, week, period.yearLength(week));
    }

    /// Mean absolute error of repeating the value of a week ago, or of the period before, when the
    /// shop was open, in the periods before a step.
    double naiveError(int before) {
        double errors = 0;
        int count = 0;
        for (int t = week(); t < before; t++) {
            if (isKnown(t) && isKnown(t - week())) {
                errors += Math.abs(values[t] - values[t - week()]);
                count++;
            }
        }
        return errors / count;
    }

    /// The first days of the periods after the last whole one, closed days among them.
    List<LocalDate> next(int horizon) {
        List<LocalDate> next = new ArrayList<>();
        LocalDate start = nextStart;
        for (int h = 0; h < horizon; h++) {
            next.add(start);
            start = period.next(start);
        }
        return next;
    }

    /// Days on which the shop is expected to sell in the period that begins on a day.
    int openDays(LocalDate start) {
        return openDays(start, openingDays::weight);
    }

    /// The same, had closures that are merely assumed not come.
    int mostOpenDays(LocalDate start) {
        return openDays(start, openingDays::largestWeight);
    }

    private int openDays(LocalDate start, ToDoubleFunction<LocalDate> weight) {
        return (int)
                start.datesUntil(period.next(start))
                        .filter(day -> weight.applyAsDouble(day) > 0)
                        .count();
    }

    /// The first day of the period that has begun but is not over; null if there is none.
    @Nullable LocalDate leftOutFrom(LocalDate lastDay) {
        return nextStart.isAfter(lastDay) ? null : nextStart;
    }

    /// The part of a usual period that is expected to be open.
    double size(LocalDate start) {
        return size(start, start, openingDays::weight, period);
    }

    /// The same, had closures that are merely assumed not come.
    double largestSize(LocalDate start) {
        return size(start, start, openingDays::largestWeight, period);
    }

    private static double size(
            LocalDate start, LocalDate first, ToDoubleFunction<LocalDate> weight, Period period) {
        if (period == Period.DAY) {
            return weight.applyAsDouble(start) > 0 ? 1 : 0;
        }
        double weeks = 0;
        LocalDate end = period.next(start);
        for (LocalDate day = start; day.isBefore(end); day = day.plusDays(1)) {
            weeks += day.isBefore(first) ? 0 : weight.applyAsDouble(day);
        }
        return period == Period.WEEK ? weeks : weeks / WEEKS_A_MONTH;
    }

    private static boolean isWhole(
            LocalDate start, LocalDate last, OpeningDays openingDays, Period period) {
        if (start.isAfter(last)) {
            return false;
        }
        LocalDate end = period.next(start);
        for (LocalDate day = last.plusDays(1); day.isBefore(end); day = day.plusDays(1)) {
            if (openingDays.largestWeight(day) > 0) {
                return false;
            }
        }
        return true;
    }

    private static double sum(DailySeries days, LocalDate from, LocalDate before) {
        double sum = 0;
        for (long day = from.toEpochDay(); day < before.toEpochDay(); day++) {
            sum += days.on(day);
        }
        return sum;
    }

    /// The first day with a sale, as far as it is not too long ago; the last day if there is none.
    private static LocalDate firstDay(DailySeries days, OpeningDays openingDays, Period period) {
        LocalDate oldest = period.startOf(days.lastDay().minusYears(MOST_YEARS));
        LocalDate least = openingDays.firstDay().isAfter(oldest) ? openingDays.firstDay() : oldest;
        LocalDate first = firstSale(days);
        return first.isAfter(least) ? first : least;
    }

    private static LocalDate firstSale(DailySeries days) {
        int first = 0;
        while (first < days.values().length - 1 && days.values()[first] == 0) {
            first++;
        }
        return days.firstDay().plusDays(first);
    }
}
