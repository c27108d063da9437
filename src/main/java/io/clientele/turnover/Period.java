package io.clientele.turnover;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/// What sales are added up over.
enum Period {
    DAY,
    /// From Monday.
    WEEK,
    MONTH;

    /// More would be no series that anybody looks at.
    static final int MOST = 400;

    private static final int DAYS_SHOWN = 92;
    private static final int WEEKS_SHOWN = 104;
    private static final int MONTHS_SHOWN = 60;

    /// The first day of the period that holds a day.
    LocalDate start(LocalDate day) {
        return switch (this) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
        };
    }

    /// The first day after a period.
    LocalDate end(LocalDate start) {
        return switch (this) {
            case DAY -> start.plusDays(1);
            case WEEK -> start.plusWeeks(1);
            case MONTH -> start.plusMonths(1);
        };
    }

    /// Where a view begins that nobody asked otherwise for.
    LocalDate usualFrom(LocalDate asOf) {
        return switch (this) {
            case DAY -> asOf.minusDays(DAYS_SHOWN);
            case WEEK -> start(asOf).minusWeeks(WEEKS_SHOWN);
            case MONTH -> start(asOf).minusMonths(MONTHS_SHOWN);
        };
    }

    /// The first day of the [#MOST] periods that end last.
    LocalDate earliestFrom(LocalDate asOf) {
        var last = start(asOf.minusDays(1));
        return switch (this) {
            case DAY -> last.minusDays(MOST - 1);
            case WEEK -> last.minusWeeks(MOST - 1);
            case MONTH -> last.minusMonths(MOST - 1);
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
