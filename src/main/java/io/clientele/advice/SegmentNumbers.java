package io.clientele.advice;

import io.clientele.marketing.SegmentOutlook;
import io.clientele.marketing.SegmentOutlook.ExpectedRevenue;
import io.clientele.marketing.SegmentOutlooks;
import io.clientele.projection.SalesForecasts;
import io.clientele.snapshot.Snapshot;
import io.clientele.snapshot.SnapshotSegment;
import io.clientele.snapshot.Snapshots;

import org.springframework.stereotype.Component;

import java.util.Optional;

/// What the current snapshot says of a segment, for its strategy.
@Component
class SegmentNumbers implements SegmentOutlooks {

    private static final int WEEKS = 4;

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
                                                sales.orders()))
                        .orElse(null));
    }
}
