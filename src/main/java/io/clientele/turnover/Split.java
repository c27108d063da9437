package io.clientele.turnover;

import io.clientele.tally.Attribute;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/// What sales are told apart by.
enum Split {
    REGION(Attribute.REGION),
    CATEGORY(Attribute.CATEGORY),
    PAYMENT_METHOD(Attribute.PAYMENT_METHOD),
    CHANNEL(Attribute.CHANNEL),
    SEGMENT(null),
    TIER(null);

    private final @Nullable Attribute attribute;

    Split(@Nullable Attribute attribute) {
        this.attribute = attribute;
    }

    /// The attribute of lines; null where it is the customer's place in the snapshot.
    @Nullable Attribute attribute() {
        return attribute;
    }

    /// Whether it is a segment of the snapshot that the customer is in.
    boolean isPlace() {
        return attribute == null;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
