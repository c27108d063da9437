package io.clientele.snapshot;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/// One row of `snapshot_segment`: a segment with its totals.
public record SnapshotSegment(
        String family,
        int code,
        String segmentId,
        String name,
        @Nullable String persona,
        @Nullable String tierId,
        @Nullable String likeId,
        int customers,
        double share,
        BigDecimal revenue,
        double revenueShare,
        @Nullable Double meanRecencyDays,
        @Nullable Double meanFrequency,
        @Nullable BigDecimal meanMonetary,
        @Nullable BigDecimal meanLifetimeValue) {

    /// The segment whose strategy this one has until somebody writes its own; null if it needs
    /// none.
    public @Nullable String follows() {
        return tierId == null ? likeId : tierId;
    }

    /// Whether a customer of the same snapshot is in it.
    public boolean holds(CustomerRow customer) {
        return Family.of(family).filter(own -> customer.code(own) == code).isPresent();
    }
}
