package io.clientele.cleaning;

import java.util.List;

/// What the dates of a file say about the order of day and month.
///
/// A number over 12 gives a date away. Where none does, the reading under which the file covers
/// the shorter time is taken: `12/1, 12/2, … 12/9` are nine days of December rather than the
/// twelfth of nine months. If that is even, or dots stand between, the day comes first.
final class DateEvidence {

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
        } else if (asDayFirst != asMonthFirst) {
            unclear++;
            dotted |= date.dotted();
            dayFirst.add(asDayFirst);
            monthFirst.add(asMonthFirst);
        }
    }

    boolean decided() {
        return unclear == 0 || onlyDayFirst + onlyMonthFirst > 0;
    }

    boolean monthFirst() {
        if (onlyDayFirst + onlyMonthFirst > 0) {
            return onlyMonthFirst > onlyDayFirst;
        }
        return unclear > 0
                && !dotted
                && monthFirst.last - monthFirst.first < dayFirst.last - dayFirst.first;
    }

    void note(List<String> notes) {
        var reading = monthFirst() ? "month first" : "day first";
        if (onlyDayFirst > 0 && onlyMonthFirst > 0) {
            notes.add(
                    "Dates are written day first (%d) and month first (%d); all are read %s."
                            .formatted(onlyDayFirst, onlyMonthFirst, reading));
        } else if (!decided()) {
            notes.add(
                    "No date tells whether the day or the month comes first; %d are read %s."
                            .formatted(unclear, reading));
        }
    }
}
