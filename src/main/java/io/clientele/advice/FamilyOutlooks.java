package io.clientele.advice;

import io.clientele.marketing.SegmentOutlook;
import io.clientele.marketing.SegmentOutlook.ExpectedRevenue;
import io.clientele.offer.Offers;
import io.clientele.place.Places;
import io.clientele.projection.ExpectedSales;
import io.clientele.projection.SalesForecasts;
import io.clientele.snapshot.Family;
import io.clientele.snapshot.Snapshot;
import io.clientele.snapshot.SnapshotSegment;
import io.clientele.snapshot.Snapshots;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;

/// Puts together what a snapshot says of the segments of a family, in as many round trips as it
/// takes for one of them.
@Component
class FamilyOutlooks {

    private static final int WEEKS = 4;
    private static final int PRODUCTS = 5;
    private static final int BUNDLES = 3;
    private static final long DAYS_PER_MONTH = 30;

    private final Snapshots snapshots;
    private final SalesForecasts forecasts;
    private final Offers offers;
    private final Places places;

    FamilyOutlooks(Snapshots snapshots, SalesForecasts forecasts, Offers offers, Places places) {
        this.snapshots = snapshots;
        this.forecasts = forecasts;
        this.offers = offers;
        this.places = places;
    }

    /// By id of the segment.
    Map<String, SegmentOutlook> of(Snapshot snapshot, Family family) {
        var segments = snapshots.segments(snapshot.number()).of(family);
        var offered = offers.ofSegments(snapshot, segments, PRODUCTS, BUNDLES);
        var placed = places.of(snapshot.number());
        Map<String, SegmentOutlook> outlooks = new HashMap<>();
        for (var segment : segments) {
            var ahead = forecasts.ofWeeks(snapshot, segment, WEEKS);
            outlooks.put(
                    segment.segmentId(),
                    new OutlookSheet(segment, offered, placed)
                            .outlook(
                                    snapshot,
                                    expected(snapshot, segment, ahead.sales()),
                                    ahead.missing()));
        }
        return outlooks;
    }

    private static @Nullable ExpectedRevenue expected(
            Snapshot snapshot, SnapshotSegment segment, @Nullable ExpectedSales sales) {
        return sales == null
                ? null
                : new ExpectedRevenue(
                        sales.from(),
                        sales.to(),
                        sales.revenue(),
                        sales.orders(),
                        byLifetimeValue(snapshot, segment));
    }

    private static BigDecimal byLifetimeValue(Snapshot snapshot, SnapshotSegment segment) {
        BigDecimal mean = segment.meanLifetimeValue();
        return mean == null
                ? BigDecimal.ZERO
                : mean.multiply(BigDecimal.valueOf((long) segment.customers() * WEEKS * 7))
                        .divide(
                                BigDecimal.valueOf(
                                        DAYS_PER_MONTH * snapshot.basis().horizonMonths()),
                                2,
                                RoundingMode.HALF_EVEN);
    }
}
