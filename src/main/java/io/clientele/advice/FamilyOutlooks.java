package io.clientele.advice;

import io.clientele.marketing.SegmentOutlook;
import io.clientele.offer.Offers;
import io.clientele.place.Places;
import io.clientele.privacy.ErasedCustomers;
import io.clientele.snapshot.Family;
import io.clientele.snapshot.Snapshot;
import io.clientele.snapshot.Snapshots;

import org.springframework.stereotype.Component;

import java.util.HashMap;
import java.util.Map;

/// Puts together what a snapshot says of the segments of a family, all but the revenue expected, in
/// as many round trips as it takes for one of them.
@Component
class FamilyOutlooks {

    private static final int PRODUCTS = 5;
    private static final int BUNDLES = 3;

    private final Snapshots snapshots;
    private final Offers offers;
    private final Places places;
    private final ErasedCustomers erased;

    FamilyOutlooks(Snapshots snapshots, Offers offers, Places places, ErasedCustomers erased) {
        this.snapshots = snapshots;
        this.offers = offers;
        this.places = places;
        this.erased = erased;
    }

    /// By id of the segment.
    Map<String, SegmentOutlook> of(Snapshot snapshot, Family family) {
        var segments = snapshots.segments(snapshot.number()).of(family);
        var offered = offers.ofSegments(snapshot, segments, PRODUCTS, BUNDLES);
        var placed = places.of(snapshot.number());
        boolean mayLack = erased.outrightSince(snapshot.computedAt());
        Map<String, SegmentOutlook> outlooks = new HashMap<>();
        for (var segment : segments) {
            outlooks.put(
                    segment.segmentId(),
                    new OutlookSheet(segment, offered, placed, mayLack).outlook(snapshot));
        }
        return outlooks;
    }
}
