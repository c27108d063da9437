package io.clientele.insight;

import java.util.Locale;

/// What a value of an attribute is held against the rest of the shop by.
enum Measure {
    /// Revenue of an order.
    AVERAGE_ORDER,
    /// Returned lines for each purchased line.
    RETURN_SHARE,
    /// Revenue of the last quarter as a share of that of the last two.
    GROWTH,
    /// Customers who are champions, as a share of those in the snapshot.
    CHAMPIONS,
    /// Customers in the highest tier, likewise.
    TOP_TIER;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
