package io.clientele.place;

import io.clientele.tally.Attribute;

import java.math.BigDecimal;

/// One of the regions, payment methods or channels that bring a segment's most revenue.
///
/// @param segmentId the segment, or [#SHOP]
/// @param attribute region, payment method or channel
/// @param place 1 for the one of most revenue
/// @param value as the shop names it
/// @param customers of the segment with a purchase there; who buys in several counts in each
/// @param revenue of these purchases; returns are not subtracted
/// @param revenueShare of the segment's purchases that name a value, 0 to 1
/// @param index share of the segment's customers who buy there, over that of all customers: 1 is
///     like everybody; of those whose purchases name a value
public record SegmentPlace(
        String segmentId,
        Attribute attribute,
        int place,
        String value,
        int customers,
        BigDecimal revenue,
        double revenueShare,
        double index) {

    /// All customers of the snapshot.
    public static final String SHOP = "*";
}
