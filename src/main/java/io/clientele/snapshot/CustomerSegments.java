package io.clientele.snapshot;

import io.clientele.marketing.Strategies;
import io.clientele.marketing.Strategy;
import io.clientele.snapshot.CustomerSegment.ClusterName;
import io.clientele.snapshot.CustomerSegment.Lifetime;
import io.clientele.snapshot.CustomerSegment.LifetimeValue;
import io.clientele.snapshot.CustomerSegment.Rfm;
import io.clientele.snapshot.CustomerSegment.SegmentName;

import org.springframework.stereotype.Component;

/// Puts names and strategy to a customer's row.
@Component
class CustomerSegments {

    private final SnapshotReader reader;
    private final Strategies strategies;

    CustomerSegments(SnapshotReader reader, Strategies strategies) {
        this.reader = reader;
        this.strategies = strategies;
    }

    CustomerSegment of(Snapshot snapshot, CustomerRow row) {
        var segments = reader.segments(snapshot.number());
        var cluster = segments.of(row, Family.CLUSTER);
        var rfm = segments.of(row, Family.RFM);
        return new CustomerSegment(
                row.customerId(),
                name(rfm),
                rfm(row),
                name(segments.of(row, Family.GRID)),
                name(segments.of(row, Family.TIER)),
                new ClusterName(cluster.segmentId(), cluster.name()),
                lifetime(snapshot, row, segments.of(row, Family.VALUE)),
                strategy(rfm),
                snapshot.reference());
    }

    /// What to do with the customers of a segment of any family.
    Strategy strategy(SnapshotSegment segment) {
        var tier = segment.tierId();
        return tier == null
                ? strategies.of(segment.segmentId())
                : strategies.of(segment.segmentId(), tier);
    }

    /// Differs whenever the answer does.
    static String tag(Snapshot snapshot, CustomerSegment answer) {
        return "%s-%s-%08x"
                .formatted(
                        snapshot.segmentationId(),
                        snapshot.stale() ? "s" : "f",
                        answer.strategy().hashCode());
    }

    private static SegmentName name(SnapshotSegment segment) {
        return new SegmentName(segment.segmentId(), segment.name());
    }

    private static Rfm rfm(CustomerRow row) {
        return new Rfm(
                row.recencyDays(),
                row.frequency(),
                row.monetary(),
                row.recencyScore(),
                row.frequencyScore(),
                row.monetaryScore(),
                "" + row.recencyScore() + row.frequencyScore() + row.monetaryScore());
    }

    private static Lifetime lifetime(Snapshot snapshot, CustomerRow row, SnapshotSegment value) {
        return new Lifetime(
                snapshot.model(),
                value.name(),
                row.probabilityAlive(),
                row.expectedPurchases(),
                row.expectedOrderValue(),
                new LifetimeValue(row.lifetimeValue(), null, null, snapshot.horizonMonths()));
    }
}
