package io.clientele.convention;

import io.clientele.convention.Conventions.Dates;
import io.clientele.row.DateOrder;

import java.util.BitSet;

/// Whether dates such as `24-03-15` put the year first: they all can be read so, the numbers they
/// begin with are a few years in a row, and those they end with run through the days of months.
///
/// Days and years both may be few: `15-06-22, 15-06-23` are bills of two years, or of two days. So
/// what stands behind must be many more than what stands in front and, unless with gaps as years
/// hardly have, than the months.
final class YearEvidence {

    /// Numbers at the end, for each one in front, from which it is likely which are the years.
    private static final int TIMES_YEARS = 3;

    /// The same for each one in the middle.
    private static final int TIMES_MONTHS = 2;

    /// Numbers at the end that are likelier a week than as many years.
    private static final int WEEK = 7;

    /// So many are hardly years.
    private static final int DAYS_AT_LEAST = 13;

    /// One date in so many may be mistyped.
    private static final int SLIPS = 100;

    /// How often each number stands in front.
    private final long[] first = new long[100];

    private final BitSet second = new BitSet();
    private final BitSet third = new BitSet();
    private long dates;
    private long against;
    private boolean otherKind;
    private boolean slashed;

    void observe(DateParts date) {
        if (!date.yearAtEitherEnd() || date.dotted()) {
            otherKind = true;
            return;
        }
        dates++;
        slashed |= !date.hyphened();
        if (date.epochDay(DateOrder.YEAR_FIRST) == DateParts.INVALID) {
            against++;
        } else {
            first[date.first()]++;
            second.set(date.second());
            third.set(date.third());
        }
    }

    /// Dates that can only be read otherwise.
    long against() {
        return against;
    }

    long dates() {
        return dates;
    }

    /// Whether the year may come first, for all that the dates say.
    boolean possible() {
        return possible(years());
    }

    /// Whether that is as good as any other order as long as nothing is certain, as where hyphens
    /// stand between. Slashes have the year behind.
    boolean open() {
        return !slashed && possible();
    }

    /// Whether that is much likelier than the year last.
    boolean likely() {
        int years = years();
        return !slashed && possible(years) && hasDaysBehind(years, WEEK);
    }

    /// Whether nothing else is.
    boolean certain() {
        int years = years();
        return possible(years) && hasDaysBehind(years, DAYS_AT_LEAST);
    }

    private boolean possible(int years) {
        return years > 0 && years <= third.cardinality();
    }

    private boolean hasDaysBehind(int years, int atLeast) {
        int days = third.cardinality();
        int reach = third.length() - third.nextSetBit(0);
        return days >= Math.max(atLeast, TIMES_YEARS * years)
                && (days >= TIMES_MONTHS * second.cardinality() || 4 * reach > 5 * days);
    }

    /// The numbers in front, but for slips, if they are years in a row; else 0, and where all are
    /// 01, as in a list of months.
    private int years() {
        if (otherKind || against * SLIPS > dates) {
            return 0;
        }
        int count = 0;
        int from = 0;
        int to = 0;
        for (int year = 1970; year < 2070; year++) {
            if (first[year % 100] * SLIPS > dates) {
                from = count == 0 ? year : from;
                to = year;
                count++;
            }
        }
        boolean firsts = count == 1 && from == 2001;
        return to - from + 1 == count && !firsts ? count : 0;
    }

    /// The order of dates of which it is certain.
    Dates told() {
        return new Dates(
                DateOrder.YEAR_FIRST,
                true,
                "%d of the dates looked at can be read so; they begin with %d numbers and end with %d"
                        .formatted(dates - against, years(), third.cardinality()));
    }
}
