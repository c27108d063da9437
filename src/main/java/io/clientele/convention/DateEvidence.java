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
/// first.
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
    private long onlyDayFirst;
    private long onlyMonthFirst;
    private long unclear;
    private long either;
    private boolean dotted;

    void observe(DateParts date) {
        if (date.yearFirst()) {
            return;
        }
        long asDayFirst = date.epochDay(false);
        long asMonthFirst = date.epochDay(true);
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
        if (onlyDayFirst + onlyMonthFirst == 0) {
            return unclear + either == 0;
        }
        return Math.min(onlyDayFirst, onlyMonthFirst) == 0
                && onlyDayFirst + onlyMonthFirst >= TELLING_AT_LEAST;
    }

    /// The order that the dates tell or, where they do not, that of an `earlier` file, or a guess;
    /// null where no date needs one.
    @Nullable Dates dates(Supplier<@Nullable Dates> earlier, List<String> notes) {
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

    private Dates told(List<String> notes) {
        var order = onlyMonthFirst > onlyDayFirst ? DateOrder.MONTH_FIRST : DateOrder.DAY_FIRST;
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
        boolean days = named == DateOrder.DAY_FIRST;
        long against = days ? onlyMonthFirst : onlyDayFirst;
        if (against > 0) {
            notes.add(
                    "Dates are read %s as asked; %d of those looked at can only be read %s."
                            .formatted(
                                    named.inWords(),
                                    against,
                                    (days ? DateOrder.MONTH_FIRST : DateOrder.DAY_FIRST)
                                            .inWords()));
        }
    }
}
