package io.clientele.plan;

import java.util.Locale;

/// What customers may be compared by when they are clustered.
public enum ClusterFeature {
    RECENCY_DAYS,
    FREQUENCY,
    MONETARY,
    AVERAGE_ORDER_VALUE,
    TENURE_DAYS,
    RETURN_SHARE,
    DISTINCT_PRODUCTS,
    PROBABILITY_ALIVE,
    LIFETIME_VALUE;

    /// The name used in the API.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Whether the purchase history does not tell it.
    boolean needsTraits() {
        return this == RETURN_SHARE || this == DISTINCT_PRODUCTS;
    }
}
