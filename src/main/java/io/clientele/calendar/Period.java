package io.clientele.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/// The stretch of time that one figure is about.
public enum Period {
    DAY,
    WEEK,
    MONTH;

    /// The first day of the period that a day lies in; weeks begin on Monday.
    public LocalDate startOf(LocalDate day) {
        return switch (this) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
        };
    }

    /// The first day of the period after the one that begins on the given day.
    public LocalDate next(LocalDate start) {
        return switch (this) {
            case DAY -> start.plusDays(1);
            case WEEK -> start.plusWeeks(1);
            case MONTH -> start.plusMonths(1);
        };
    }

    /// Days a period, rounded.
    public int days() {
        return switch (this) {
            case DAY -> 1;
            case WEEK -> 7;
            case MONTH -> 30;
        };
    }

    /// The name used in the API.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Periods a year, rounded.
    ///
    /// @param openWeekdays days a week that are periods; they count for days only
    public int yearLength(int openWeekdays) {
        return switch (this) {
            case DAY -> 52 * openWeekdays;
            case WEEK -> 52;
            case MONTH -> 12;
        };
    }
}
