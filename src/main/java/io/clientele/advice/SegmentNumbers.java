package io.clientele.advice;

import io.clientele.marketing.SegmentOutlook;
import io.clientele.marketing.SegmentOutlook.ExpectedRevenue;
import io.clientele.marketing.SegmentOutlooks;
import io.clientele.projection.SalesForecasts;
import io.clientele.snapshot.Snapshot;
import io.clientele.snapshot.SnapshotSegment;
import io.clientele.snapshot.Snapshots;

import org.springframework.stereotype.Component;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/// What the current snapshot says of a segment, for its strategy.
@Component
class SegmentNumbers implements SegmentOutlooks {

    private static final int WEEKS = 4;
    private static final long DAYS_PER_MONTH = 30;

    private final Snapshots snapshots;
    private final SalesForecasts forecasts;

    SegmentNumbers(Snapshots snapshots, SalesForecasts forecasts) {
        this.snapshots = snapshots;
        this.forecasts = forecasts;
    }

    @Override
    public Optional<SegmentOutlook> of(String segmentId) {
        return snapshots
                .current()
                .flatMap(
                        snapshot ->
                                snapshots
                                        .segments(snapshot.number())
                                        .byId(segmentId)
                                        .map(segment -> outlook(snapshot, segment)));
    }

    private SegmentOutlook outlook(Snapshot snapshot, SnapshotSegment segment) {
        return new SegmentOutlook(
                snapshot.asOf(),
                segment.customers(),
                forecasts
                        .ofWeeks(snapshot, segment, WEEKS)
                        .map(
                                sales ->
                                        new ExpectedRevenue(
                                                sales.from(),
                                                sales.to(),
                                                sales.revenue(),
                                                sales.orders(),
                                                byLifetimeValue(snapshot, segment)))
                        .orElse(null));
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
