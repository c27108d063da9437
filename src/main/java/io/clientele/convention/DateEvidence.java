package io.clientele.convention;

import io.clientele.convention.Conventions.Dates;
import io.clientele.row.DateOrder;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Supplier;

/// What the dates of a file say about the order of day and month.
///
/// A number over 12 gives a date away, and the majority of such dates counts. Where there is none,
/// the file is read as an earlier one of its kind that was decided. Failing that, the reading under
/// which the file covers the shorter time is taken: `12/1, 12/2, … 12/9` are nine days of December
/// rather than the twelfth of nine months. If that is even, or dots stand between, the day comes
/// first. Where two digits stand at either end, [YearEvidence] is asked before all that.
final class DateEvidence {

    /// One or two may be slips of the pen.
    private static final int TELLING_AT_LEAST = 3;

    private static final class Span {
        private long first = Long.MAX_VALUE;
        private long last = Long.MIN_VALUE;

        private void add(long day) {
            first = Math.min(first, day);
            last = Math.max(last, day);
        }
    }

    private final Span dayFirst = new Span();
    private final Span monthFirst = new Span();
    private final YearEvidence years = new YearEvidence();
    private long onlyDayFirst;
    private long onlyMonthFirst;
    private long unclear;
    private long either;
    private boolean dotted;

    void observe(DateParts date) {
        if (date.yearFirst()) {
            return;
        }
        years.observe(date);
        long asDayFirst = date.epochDay(DateOrder.DAY_FIRST);
        long asMonthFirst = date.epochDay(DateOrder.MONTH_FIRST);
        if (asDayFirst == DateParts.INVALID) {
            onlyMonthFirst += asMonthFirst == DateParts.INVALID ? 0 : 1;
        } else if (asMonthFirst == DateParts.INVALID) {
            onlyDayFirst++;
        } else if (asDayFirst == asMonthFirst) {
            either++;
        } else {
            unclear++;
            dotted |= date.dotted();
            dayFirst.add(asDayFirst);
            monthFirst.add(asMonthFirst);
        }
    }

    /// Whether enough dates tell and none contradicts, or none asks; one like `1/1/2023` does ask,
    /// since others will follow it. Where dates contradict each other, all have to be counted.
    boolean decided() {
        if (years.certain()) {
            return true;
        }
        if (years.open()) {
            return false;
        }
        if (onlyDayFirst + onlyMonthFirst == 0) {
            return unclear + either == 0;
        }
        return Math.min(onlyDayFirst, onlyMonthFirst) == 0
                && onlyDayFirst + onlyMonthFirst >= TELLING_AT_LEAST;
    }

    /// The order that the dates tell or, where they do not, that of an `earlier` file, or a guess;
    /// null where no date needs one.
    @Nullable Dates dates(Supplier<@Nullable Dates> earlier, List<String> notes) {
        if (years.certain()) {
            return years.told();
        }
        if (!years.possible()) {
            return datesOfDays(earlier, notes);
        }
        var known = earlier.get();
        boolean yearsKnown = known != null && known.order() == DateOrder.YEAR_FIRST;
        return yearsKnown || years.open()
                ? datesOfYears(known, notes)
                : datesOfDays(() -> known, notes);
    }

    private @Nullable Dates datesOfDays(Supplier<@Nullable Dates> earlier, List<String> notes) {
        if (onlyDayFirst + onlyMonthFirst > 0) {
            return told(notes);
        }
        if (unclear == 0) {
            return null;
        }
        var known = earlier.get();
        var dates = known == null ? guess() : known;
        notes.add(
                "No date tells whether the day or the month comes first; %d are read %s: %s."
                        .formatted(unclear, dates.order().inWords(), dates.reason()));
        return dates;
    }

    private Dates datesOfYears(@Nullable Dates known, List<String> notes) {
        var dates = known == null || isContradicted(known.order()) ? guessOfYears(known) : known;
        notes.add(
                "No date tells whether the year comes first or last; %d are read %s: %s."
                        .formatted(years.dates(), dates.order().inWords(), dates.reason()));
        return dates;
    }

    /// Whether dates cannot be read in an order, with the year last, in which an earlier file was.
    private boolean isContradicted(DateOrder known) {
        return known != DateOrder.YEAR_FIRST
                && onlyDayFirst + onlyMonthFirst > 0
                && known != majority();
    }

    private Dates guessOfYears(@Nullable Dates known) {
        if (known == null && years.likely()) {
            return new Dates(
                    DateOrder.YEAR_FIRST, false, "guessed, for they lie closer together so");
        }
        return onlyDayFirst + onlyMonthFirst > 0
                ? new Dates(majority(), false, "guessed")
                : guess();
    }

    private DateOrder majority() {
        return onlyMonthFirst > onlyDayFirst ? DateOrder.MONTH_FIRST : DateOrder.DAY_FIRST;
    }

    private Dates told(List<String> notes) {
        var order = majority();
        if (onlyDayFirst > 0 && onlyMonthFirst > 0) {
            notes.add(
                    "Dates are written day first (%d) and month first (%d); all are read %s."
                            .formatted(onlyDayFirst, onlyMonthFirst, order.inWords()));
        }
        long against = Math.min(onlyDayFirst, onlyMonthFirst);
        return new Dates(
                order,
                true,
                "%d of the dates looked at can only be read so%s"
                        .formatted(
                                Math.max(onlyDayFirst, onlyMonthFirst),
                                against == 0 ? "" : ", %d only otherwise".formatted(against)));
    }

    private Dates guess() {
        boolean shorter =
                monthFirst.last - monthFirst.first < dayFirst.last - dayFirst.first && !dotted;
        return shorter
                ? new Dates(
                        DateOrder.MONTH_FIRST, false, "guessed, for they lie closer together so")
                : new Dates(DateOrder.DAY_FIRST, false, "guessed");
    }

    /// Notes the dates that contradict an order that the sender has named.
    void noteAgainst(DateOrder named, List<String> notes) {
        long against =
                switch (named) {
                    case DAY_FIRST -> onlyMonthFirst;
                    case MONTH_FIRST -> onlyDayFirst;
                    case YEAR_FIRST -> years.against();
                };
        if (against > 0) {
            notes.add(
                    "Dates are read %s as asked; %d of those looked at can only be read %s."
                            .formatted(named.inWords(), against, otherThan(named)));
        }
    }

    private static String otherThan(DateOrder named) {
        return switch (named) {
            case DAY_FIRST -> DateOrder.MONTH_FIRST.inWords();
            case MONTH_FIRST -> DateOrder.DAY_FIRST.inWords();
            case YEAR_FIRST -> "otherwise";
        };
    }
}
