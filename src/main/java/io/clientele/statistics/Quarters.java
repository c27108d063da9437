package io.clientele.statistics;

import java.time.LocalDate;

/// The quarter that ends before a day, the one before it, and the one of the year before: 13 weeks
/// each, and 52 weeks apart, so that each has as many Saturdays as the others.
///
/// @param asOf first day after the last quarter
public record Quarters(LocalDate asOf) {

    private static final int DAYS = 91;
    private static final int YEAR = 364;

    /// First day of the last quarter.
    public LocalDate last() {
        return asOf.minusDays(DAYS);
    }

    /// First day of the quarter before.
    public LocalDate before() {
        return last().minusDays(DAYS);
    }

    /// First day of the quarter of the year before.
    public LocalDate yearBefore() {
        return last().minusDays(YEAR);
    }

    /// First day after the quarter of the year before.
    public LocalDate yearBeforeEnd() {
        return asOf.minusDays(YEAR);
    }
}
