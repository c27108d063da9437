package io.clientele.convention;

import java.time.LocalDate;
import java.time.YearMonth;

/// The three numbers of a written date, before it is known which is the day.
///
/// Reused from date to date.
final class DateParts {

    /// No calendar day.
    static final long INVALID = Long.MIN_VALUE;

    private int first;
    private int second;
    private int third;
    private int firstWidth;
    private int thirdWidth;
    private char mark;

    /// Reads `n/n/n`, `n-n-n` or `n.n.n`; false when the text goes another way.
    boolean read(Digits digits) {
        first = (int) digits.number();
        firstWidth = digits.width();
        mark = digits.peek();
        if (firstWidth == 0 || firstWidth > 4 || (mark != '-' && mark != '/' && mark != '.')) {
            return false;
        }
        digits.accept(mark);
        second = (int) digits.number();
        if (digits.width() < 1 || digits.width() > 2 || !digits.accept(mark)) {
            return false;
        }
        third = (int) digits.number();
        thirdWidth = digits.width();
        return firstWidth == 4
                ? thirdWidth == 1 || thirdWidth == 2
                : firstWidth < 3 && (thirdWidth == 4 || thirdWidth == 2);
    }

    /// Dots stand in dates that put the day first.
    boolean dotted() {
        return mark == '.';
    }

    boolean yearFirst() {
        return firstWidth == 4;
    }

    /// Days since 1970-01-01, or [#INVALID].
    long epochDay(boolean monthFirst) {
        if (yearFirst()) {
            return epochDay(first, second, third);
        }
        int year = thirdWidth == 4 ? third : third + (third < 70 ? 2000 : 1900);
        return monthFirst ? epochDay(year, first, second) : epochDay(year, second, first);
    }

    static long epochDay(int year, int month, int day) {
        if (month < 1 || month > 12 || day < 1) {
            return INVALID;
        }
        if (day > 28 && day > YearMonth.of(year, month).lengthOfMonth()) {
            return INVALID;
        }
        return LocalDate.of(year, month, day).toEpochDay();
    }
}
