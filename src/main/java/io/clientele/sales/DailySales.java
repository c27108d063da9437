package io.clientele.sales;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/// What a part of the shop sold on each day, without a gap. All parts of a snapshot are about the
/// same days.
///
/// @param division [#SHOP], [#REGION], or a family of segments such as `rfm`
/// @param part the segment's id or the region; [#NONE] for the whole shop, and for what belongs to
///     no region
/// @param firstDay the day of the first figures
/// @param revenue in the currency unit, one entry a day
/// @param orders orders begun on each day
/// @param lastDayOver whether the last day seems to be whole; else it has ended before its time
/// @param customers who bought in it
/// @param expectation what its customers are expected to buy; null for a region, and for a snapshot
///     that was made before this was kept
@SuppressWarnings("ArrayRecordComponent") // columns of days, compared by nobody
public record DailySales(
        String division,
        String part,
        LocalDate firstDay,
        double[] revenue,
        int[] orders,
        boolean lastDayOver,
        int customers,
        @Nullable Expectation expectation) {

    public static final String SHOP = "shop";
    public static final String REGION = "region";
    public static final String NONE = "";

    /// The number of days that are over.
    public int wholeDays() {
        return lastDayOver ? revenue.length : revenue.length - 1;
    }

    /// The last of them.
    public LocalDate lastWholeDay() {
        return firstDay.plusDays(wholeDays() - 1L);
    }

    /// Whether these are the figures of the whole shop.
    public boolean isWhole() {
        return division.equals(SHOP);
    }
}
