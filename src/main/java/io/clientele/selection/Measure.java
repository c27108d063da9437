package io.clientele.selection;

import java.util.Locale;

/// A number that a snapshot holds of every customer.
public enum Measure {
    RECENCY_DAYS,
    FREQUENCY,
    MONETARY,
    RECENCY_SCORE,
    FREQUENCY_SCORE,
    MONETARY_SCORE,
    PROBABILITY_ALIVE,
    EXPECTED_PURCHASES,
    EXPECTED_ORDER_VALUE,
    LIFETIME_VALUE;

    /// The column of `customer_segment`.
    String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}
