package io.clientele.marketing;

import java.util.Locale;

/// The ways in which customers are put into segments.
enum Family {
    RFM,
    GRID,
    VALUE,
    TIER,
    CLUSTER;

    /// As in addresses and JSON.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
