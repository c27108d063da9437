package io.clientele.quality;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// Amounts as the API writes them.
final class Money {

    private Money() {}

    static BigDecimal cents(double amount) {
        return BigDecimal.valueOf(amount).setScale(2, RoundingMode.HALF_EVEN);
    }

    /// With the four decimals that lines can have, and no zeros at the end.
    static BigDecimal exact(double value) {
        var rounded = BigDecimal.valueOf(value).setScale(4, RoundingMode.HALF_EVEN);
        var plain = rounded.stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }
}
