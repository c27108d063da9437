package io.clientele.convention;

import io.clientele.row.DateOrder;

import java.time.LocalDate;
import java.time.YearMonth;

/// The three parts of a written date, before it is known which number is the day.
///
/// Reused from date to date.
final class DateParts {

    /// No calendar day.
    static final long INVALID = Long.MIN_VALUE;

    /// Days that have stood behind a number in front, from which it is a year: in another order it
    /// would be one day of the month in as many years.
    private static final int DAYS_OF_YEAR = 7;

    /// The numbers that have stood behind each in front, as bits.
    private final int[] behind = new int[100];

    private int first;
    private int second;
    private int third;
    private int firstWidth;
    private int thirdWidth;
    private char mark;

    /// Reads `n/n/n`, `n-n-n` or `n.n.n`, or a month by its English name: `01-DEC-10`, `1 December
    /// 2010`, `Dec 1, 2010`, `2010-Dec-01`; false when the text goes another way.
    boolean read(Digits digits) {
        first = (int) digits.number();
        firstWidth = digits.width();
        mark = digits.peek();
        if (firstWidth > 4) {
            return false;
        }
        if (firstWidth == 0 || (mark != '-' && mark != '/' && mark != '.')) {
            return readNamed(digits);
        }
        digits.accept(mark);
        second = (int) digits.number();
        if (digits.width() == 0) {
            return readNamed(digits);
        }
        if (digits.width() > 2 || !digits.accept(mark)) {
            return false;
        }
        third = (int) digits.number();
        thirdWidth = digits.width();
        return firstWidth == 4
                ? thirdWidth == 1 || thirdWidth == 2
                : firstWidth < 3 && (thirdWidth == 4 || thirdWidth == 2);
    }

    /// The rest of a date that names its month; then the parts lie in the order of ISO 8601, since
    /// nothing is open about them. A year of two digits comes last.
    private boolean readNamed(Digits digits) {
        boolean monthLeads = firstWidth == 0;
        digits.skipMarks();
        int month = digits.month();
        if (month == 0) {
            return false;
        }
        digits.skipMarks();
        if (monthLeads) {
            first = (int) digits.number();
            firstWidth = digits.width();
            digits.skipMarks();
        }
        int last = (int) digits.number();
        int lastWidth = digits.width();
        boolean yearLeads = firstWidth == 4 && !monthLeads;
        boolean sound =
                yearLeads
                        ? lastWidth == 1 || lastWidth == 2
                        : (firstWidth == 1 || firstWidth == 2)
                                && (lastWidth == 4 || lastWidth == 2);
        second = month;
        third = yearLeads ? last : first;
        first = yearLeads ? first : lastWidth == 4 ? last : ofCentury(last);
        firstWidth = 4;
        thirdWidth = 2;
        return sound;
    }

    /// Dots stand in dates that put the day first.
    boolean dotted() {
        return mark == '.';
    }

    boolean hyphened() {
        return mark == '-';
    }

    /// Whether nothing is open about its order.
    boolean yearFirst() {
        return firstWidth == 4;
    }

    /// Whether either end can be the year, by its digits.
    boolean yearAtEitherEnd() {
        return firstWidth == 2 && thirdWidth == 2;
    }

    int first() {
        return first;
    }

    int second() {
        return second;
    }

    int third() {
        return third;
    }

    /// Days since 1970-01-01, or [#INVALID].
    long epochDay(DateOrder order) {
        if (yearFirst()) {
            return epochDay(first, second, third);
        }
        if (order == DateOrder.YEAR_FIRST && yearAtEitherEnd()) {
            return epochDay(ofCentury(first), second, third);
        }
        int year = thirdWidth == 4 ? third : ofCentury(third);
        return order == DateOrder.MONTH_FIRST
                ? epochDay(year, first, second)
                : epochDay(year, second, first);
    }

    /// What a date that can be read in this order says about it.
    ///
    /// One with two digits at either end tells that the year comes first if it is a day in no other
    /// order, or if its first number has stood before many others by then: so this is to be asked
    /// of the dates of one file, in their order.
    Telling telling(DateOrder order) {
        if (yearFirst()) {
            return Telling.NOTHING;
        }
        if (order == DateOrder.YEAR_FIRST && yearAtEitherEnd()) {
            return tellingOfYear();
        }
        int day = order == DateOrder.MONTH_FIRST ? second : first;
        int month = order == DateOrder.MONTH_FIRST ? first : second;
        return day > 12 ? Telling.AS_READ : day == month ? Telling.NOTHING : Telling.EITHER;
    }

    private Telling tellingOfYear() {
        behind[first] |= 1 << third;
        if (Integer.bitCount(behind[first]) >= DAYS_OF_YEAR) {
            return Telling.AS_READ;
        }
        long day = epochDay(DateOrder.YEAR_FIRST);
        long dayFirst = epochDay(DateOrder.DAY_FIRST);
        long monthFirst = epochDay(DateOrder.MONTH_FIRST);
        if (dayFirst == INVALID && monthFirst == INVALID) {
            return Telling.AS_READ;
        }
        boolean same =
                (dayFirst == INVALID || dayFirst == day)
                        && (monthFirst == INVALID || monthFirst == day);
        return same ? Telling.NOTHING : Telling.EITHER;
    }

    private static int ofCentury(int year) {
        return year + (year < 70 ? 2000 : 1900);
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
