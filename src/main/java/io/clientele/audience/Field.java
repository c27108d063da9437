package io.clientele.audience;

import io.clientele.selection.Measure;
import io.clientele.snapshot.Family;

import org.jspecify.annotations.Nullable;

/// What a condition asks of a customer: a segment of a family, a number, or the region.
enum Field {
    SEGMENT("segment", Family.RFM),
    GRID("grid", Family.GRID),
    VALUE("value", Family.VALUE),
    TIER("tier", Family.TIER),
    CLUSTER("cluster", Family.CLUSTER),
    RECENCY_DAYS("recencyDays", Measure.RECENCY_DAYS),
    FREQUENCY("frequency", Measure.FREQUENCY),
    MONETARY("monetary", Measure.MONETARY),
    RECENCY_SCORE("recencyScore", Measure.RECENCY_SCORE),
    FREQUENCY_SCORE("frequencyScore", Measure.FREQUENCY_SCORE),
    MONETARY_SCORE("monetaryScore", Measure.MONETARY_SCORE),
    PROBABILITY_ALIVE("probabilityAlive", Measure.PROBABILITY_ALIVE),
    EXPECTED_PURCHASES("expectedPurchases", Measure.EXPECTED_PURCHASES),
    EXPECTED_ORDER_VALUE("expectedOrderValue", Measure.EXPECTED_ORDER_VALUE),
    LIFETIME_VALUE("lifetimeValue", Measure.LIFETIME_VALUE),
    REGION("region");

    private final String id;
    private final @Nullable Family family;
    private final @Nullable Measure measure;

    Field(String id, Family family) {
        this(id, family, null);
    }

    Field(String id, Measure measure) {
        this(id, null, measure);
    }

    Field(String id) {
        this(id, null, null);
    }

    Field(String id, @Nullable Family family, @Nullable Measure measure) {
        this.id = id;
        this.family = family;
        this.measure = measure;
    }

    /// The family whose segments it names; null for other fields.
    @Nullable Family family() {
        return family;
    }

    /// The number it is; null for other fields.
    @Nullable Measure measure() {
        return measure;
    }

    /// As it is spelled in the API.
    @Override
    public String toString() {
        return id;
    }
}
