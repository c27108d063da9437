package io.clientele.calendar;

import java.time.LocalDate;

/// One figure a day, without a gap: revenue or orders of a shop, a segment or a region.
///
/// @param firstDay the day of the first value
/// @param values finite and not negative; 0 on a day without a sale
@SuppressWarnings("ArrayRecordComponent") // a column of days, compared by nobody
public record DailySeries(LocalDate firstDay, double[] values) {

    /// Refuses values that are negative or not finite.
    public DailySeries {
        for (double value : values) {
            if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("A day cannot sell %s.".formatted(value));
            }
        }
    }

    /// The last day; the one before the first of an empty series.
    public LocalDate lastDay() {
        return firstDay.plusDays(values.length - 1L);
    }

    /// The value of a day, 0 outside the series.
    public double on(long epochDay) {
        long index = epochDay - firstDay.toEpochDay();
        return index < 0 || index >= values.length ? 0 : values[(int) index];
    }
}
