package io.clientele.projection;

import io.clientele.forecast.ForecastPoint;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/// Figures as they are told: two decimals, errors four.
final class Rounding {

    private static final double PARTS = 10_000;

    private Rounding() {}

    static BigDecimal hundredths(double value) {
        return BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_EVEN);
    }

    static BigDecimal sum(List<ForecastPoint> points) {
        return hundredths(points.stream().mapToDouble(ForecastPoint::expected).sum());
    }

    /// Null for what cannot be told.
    static @Nullable Double error(double value) {
        return Double.isFinite(value) ? Math.round(value * PARTS) / PARTS : null;
    }
}
