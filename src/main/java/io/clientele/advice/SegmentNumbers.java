package io.clientele.advice;

import io.clientele.asof.AskedSnapshot;
import io.clientele.marketing.AskedMoment;
import io.clientele.marketing.SegmentOutlook;
import io.clientele.marketing.SegmentOutlook.ExpectedRevenue;
import io.clientele.marketing.SegmentOutlooks;
import io.clientele.privacy.ErasedCustomers;
import io.clientele.projection.SalesForecasts;
import io.clientele.projection.WeeksAhead;
import io.clientele.snapshot.Family;
import io.clientele.snapshot.Snapshot;
import io.clientele.snapshot.SnapshotSegment;
import io.clientele.snapshot.Snapshots;

import org.springframework.stereotype.Component;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// What a snapshot says of segments, for their strategies: put together once for each family of a
/// snapshot, and kept until a customer is erased, with whom some of it may go. Forecasts alone are
/// asked for each time: they may still be going on.
@Component
class SegmentNumbers implements SegmentOutlooks {

    private static final int REMEMBERED = 32;
    private static final int WEEKS = 4;
    private static final long DAYS_PER_MONTH = 30;

    private final Snapshots snapshots;
    private final FamilyOutlooks families;
    private final SalesForecasts forecasts;
    private final ErasedCustomers erased;
    private final Map<Key, Map<String, SegmentOutlook>> known = new ConcurrentHashMap<>();

    SegmentNumbers(
            Snapshots snapshots,
            FamilyOutlooks families,
            SalesForecasts forecasts,
            ErasedCustomers erased) {
        this.snapshots = snapshots;
        this.families = families;
        this.forecasts = forecasts;
        this.erased = erased;
    }

    private record Key(int snapshot, Family family, Optional<Instant> lastErased) {}

    @Override
    public Optional<SegmentOutlook> of(String segmentId, AskedMoment asked) {
        return Optional.ofNullable(of(List.of(segmentId), asked).get(segmentId));
    }

    @Override
    public Map<String, SegmentOutlook> of(Collection<String> segmentIds, AskedMoment asked) {
        return AskedSnapshot.of(asked)
                .ifAny(snapshots)
                .map(snapshot -> outlooks(snapshot, segments(snapshot, segmentIds)))
                .orElseGet(Map::of);
    }

    private List<SnapshotSegment> segments(Snapshot snapshot, Collection<String> segmentIds) {
        var segments = snapshots.segments(snapshot.number());
        return segmentIds.stream().flatMap(id -> segments.byId(id).stream()).toList();
    }

    private Map<String, SegmentOutlook> outlooks(
            Snapshot snapshot, List<SnapshotSegment> segments) {
        var lastErased = erased.last();
        var ahead = forecasts.ofWeeks(snapshot, segments, WEEKS);
        Map<String, SegmentOutlook> outlooks = new HashMap<>();
        for (var segment : segments) {
            String id = segment.segmentId();
            outlooks.put(
                    id,
                    completed(
                            withoutRevenue(snapshot, segment, lastErased),
                            snapshot,
                            segment,
                            Objects.requireNonNull(ahead.get(id))));
        }
        return outlooks;
    }

    private SegmentOutlook withoutRevenue(
            Snapshot snapshot, SnapshotSegment segment, Optional<Instant> lastErased) {
        var key = new Key(snapshot.number(), Family.of(segment.family()).orElseThrow(), lastErased);
        if (known.size() > REMEMBERED) {
            known.clear();
        }
        var family = known.computeIfAbsent(key, unseen -> families.of(snapshot, key.family()));
        return Objects.requireNonNull(family.get(segment.segmentId()));
    }

    private static SegmentOutlook completed(
            SegmentOutlook outlook, Snapshot snapshot, SnapshotSegment segment, WeeksAhead ahead) {
        var sales = ahead.sales();
        return sales == null
                ? outlook.withoutRevenue(Objects.requireNonNull(ahead.missing()))
                : outlook.expecting(
                        new ExpectedRevenue(
                                sales.from(),
                                sales.to(),
                                sales.revenue(),
                                sales.orders(),
                                byLifetimeValue(snapshot, segment)));
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
