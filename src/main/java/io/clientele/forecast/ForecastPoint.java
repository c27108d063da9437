package io.clientele.forecast;

import java.time.LocalDate;

/// What is expected of one period, with the intervals that hold 80 and 95 % of outcomes; all zero
/// when the shop is expected to be closed. Where that is merely assumed, the intervals reckon with
/// the closure to come two times in three.
///
/// @param start first day
/// @param end last day
public record ForecastPoint(
        LocalDate start,
        LocalDate end,
        double expected,
        double low80,
        double high80,
        double low95,
        double high95) {

    /// Refuses figures that are not finite, so that what makes them is found where they begin.
    public ForecastPoint {
        for (double figure : new double[] {expected, low80, high80, low95, high95}) {
            if (!Double.isFinite(figure)) {
                throw new IllegalArgumentException(
                        "A forecast of %s cannot be %s.".formatted(start, figure));
            }
        }
    }

    /// The same with another expectation; the intervals move along and never fall below zero.
    ForecastPoint movedTo(double newExpected) {
        double by = newExpected - expected;
        return new ForecastPoint(
                start,
                end,
                newExpected,
                Math.max(0, low80 + by),
                Math.max(newExpected, high80 + by),
                Math.max(0, low95 + by),
                Math.max(newExpected, high95 + by));
    }
}
