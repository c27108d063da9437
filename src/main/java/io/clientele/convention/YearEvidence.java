package io.clientele.convention;

import io.clientele.convention.Conventions.Dates;
import io.clientele.row.DateOrder;

import java.util.BitSet;

/// Whether dates such as `24-03-15` put the year first: they all can be read so, and the numbers
/// they begin with are few while those they end with run through the days of months.
final class YearEvidence {

    /// Numbers at the end, for each one in front, from which it is plain which are the years; and
    /// so many that they are hardly years themselves.
    private static final int TIMES = 3;

    private static final int DAYS_AT_LEAST = 13;

    /// One date in so many may be mistyped.
    private static final int SLIPS = 100;

    private final BitSet first = new BitSet();
    private final BitSet third = new BitSet();
    private long dates;
    private long against;
    private boolean otherKind;

    void observe(DateParts date) {
        if (!date.yearAtEitherEnd() || date.dotted()) {
            otherKind = true;
        } else if (date.epochDay(DateOrder.YEAR_FIRST) == DateParts.INVALID) {
            dates++;
            against++;
        } else {
            dates++;
            first.set(date.first());
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

    /// Whether the year may come first, for all that the dates say; not where each begins with 01,
    /// as those of months do.
    boolean possible() {
        return !otherKind
                && first.length() > 2
                && against * SLIPS <= dates
                && first.cardinality() <= third.cardinality();
    }

    /// Whether that is likelier than the year last.
    boolean likely() {
        return possible() && first.cardinality() < third.cardinality();
    }

    /// Whether nothing else is.
    boolean certain() {
        return possible()
                && third.cardinality() >= Math.max(DAYS_AT_LEAST, TIMES * first.cardinality());
    }

    /// The order of dates of which it is certain.
    Dates told() {
        return new Dates(
                DateOrder.YEAR_FIRST,
                true,
                "%d of the dates looked at can be read so; they begin with %d numbers and end with %d"
                        .formatted(dates - against, first.cardinality(), third.cardinality()));
    }
}
