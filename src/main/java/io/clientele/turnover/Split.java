package io.clientele.turnover;

import io.clientele.snapshot.Family;
import io.clientele.tally.Attribute;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.Optional;

/// What sales are told apart by.
enum Split {
    REGION(Attribute.REGION, null),
    CATEGORY(Attribute.CATEGORY, null),
    PAYMENT_METHOD(Attribute.PAYMENT_METHOD, null),
    CHANNEL(Attribute.CHANNEL, null),
    SEGMENT(null, Family.RFM),
    GRID(null, Family.GRID),
    VALUE(null, Family.VALUE),
    TIER(null, Family.TIER),
    CLUSTER(null, Family.CLUSTER);

    private final @Nullable Attribute attribute;
    private final @Nullable Family family;

    Split(@Nullable Attribute attribute, @Nullable Family family) {
        this.attribute = attribute;
        this.family = family;
    }

    /// The attribute of lines; null where it is the customer's place in the snapshot.
    @Nullable Attribute attribute() {
        return attribute;
    }

    /// The family of segments of the snapshot; empty where lines tell it.
    Optional<Family> family() {
        return Optional.ofNullable(family);
    }

    /// Whether it is a segment of the snapshot that the customer is in.
    boolean isPlace() {
        return family != null;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
