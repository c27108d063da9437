package io.clientele.lookup;

import io.clientele.asof.SegmentationReference;
import io.clientele.lookup.CustomerSegment.BuyingAgain;
import io.clientele.lookup.CustomerSegment.ClusterName;
import io.clientele.lookup.CustomerSegment.Lifetime;
import io.clientele.lookup.CustomerSegment.LifetimeValue;
import io.clientele.lookup.CustomerSegment.Range;
import io.clientele.lookup.CustomerSegment.Rfm;
import io.clientele.lookup.CustomerSegment.SegmentName;
import io.clientele.lookup.CustomerSegment.ValueChances;
import io.clientele.marketing.Strategies;
import io.clientele.rfm.ScoreScale;
import io.clientele.snapshot.CustomerRow;
import io.clientele.snapshot.Family;
import io.clientele.snapshot.LifetimeBasis;
import io.clientele.snapshot.Snapshot;
import io.clientele.snapshot.SnapshotSegment;
import io.clientele.snapshot.SnapshotSegments;
import io.clientele.snapshot.Snapshots;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.function.Function;

/// Puts names and strategy to a customer's row.
@Component
class CustomerSegments {

    private final Snapshots snapshots;
    private final Strategies strategies;

    CustomerSegments(Snapshots snapshots, Strategies strategies) {
        this.snapshots = snapshots;
        this.strategies = strategies;
    }

    CustomerSegment of(Snapshot snapshot, CustomerRow row) {
        return in(snapshot).apply(row);
    }

    /// Tells of customers of a snapshot.
    Function<CustomerRow, CustomerSegment> in(Snapshot snapshot) {
        var segments = snapshots.segments(snapshot.number());
        var reference = SegmentationReference.of(snapshot);
        return row -> {
            var member = member(snapshot, segments, row);
            var rfm = segments.of(row, Family.RFM);
            return new CustomerSegment(
                    member.customerId(),
                    member.segment(),
                    member.rfm(),
                    member.grid(),
                    member.tier(),
                    member.cluster(),
                    member.lifetime(),
                    strategies.of(rfm.segmentId(), rfm.follows()),
                    reference);
        };
    }

    /// The same without what to do.
    Function<CustomerRow, SegmentMember> membersOf(Snapshot snapshot) {
        var segments = snapshots.segments(snapshot.number());
        return row -> member(snapshot, segments, row);
    }

    static SegmentMember member(Snapshot snapshot, SnapshotSegments segments, CustomerRow row) {
        return new SegmentMember(
                row.customerId(),
                name(segments.of(row, Family.RFM)),
                rfm(snapshot.scale(), row),
                name(segments.of(row, Family.GRID)),
                name(segments.of(row, Family.TIER)),
                cluster(segments.of(row, Family.CLUSTER)),
                lifetime(snapshot, row, segments.of(row, Family.VALUE)));
    }

    /// The mean of the three scores, in hundredths.
    static double combinedScore(ScoreScale scale, CustomerRow row) {
        return Math.round(
                        100
                                * scale.combined(
                                        row.recencyScore(),
                                        row.frequencyScore(),
                                        row.monetaryScore()))
                / 100.0;
    }

    static SegmentName name(SnapshotSegment segment) {
        return new SegmentName(segment.segmentId(), segment.name());
    }

    static ClusterName cluster(SnapshotSegment segment) {
        return new ClusterName(segment.segmentId(), segment.name());
    }

    private static Rfm rfm(ScoreScale scale, CustomerRow row) {
        int recency = row.recencyScore();
        int frequency = row.frequencyScore();
        int monetary = row.monetaryScore();
        return new Rfm(
                row.recencyDays(),
                row.frequency(),
                row.monetary(),
                recency,
                frequency,
                monetary,
                scale.code(recency, frequency, monetary),
                combinedScore(scale, row));
    }

    private static ValueChances chances(CustomerRow.Intervals intervals) {
        return new ValueChances(
                intervals.valueA(), intervals.valueB(), intervals.valueC(), intervals.valueD());
    }

    private static @Nullable BuyingAgain buyingAgain(LifetimeBasis basis, CustomerRow row) {
        var probability = row.buyingAgain();
        var days = basis.buyingAgainDays();
        return probability == null || days == null ? null : new BuyingAgain(probability, days);
    }

    private static Lifetime lifetime(Snapshot snapshot, CustomerRow row, SnapshotSegment value) {
        var intervals = row.intervals();
        return new Lifetime(
                snapshot.basis().model(),
                value.name(),
                intervals == null ? null : chances(intervals),
                row.probabilityAlive(),
                intervals == null
                        ? null
                        : new Range(
                                intervals.probabilityAliveLow(), intervals.probabilityAliveHigh()),
                snapshot.basis().aliveCaution(),
                buyingAgain(snapshot.basis(), row),
                row.expectedPurchases(),
                intervals == null
                        ? null
                        : new Range(
                                intervals.expectedPurchasesLow(),
                                intervals.expectedPurchasesHigh()),
                row.expectedOrderValue(),
                new LifetimeValue(
                        row.lifetimeValue(),
                        row.lifetimeValueLow(),
                        row.lifetimeValueHigh(),
                        snapshot.basis().horizonMonths()));
    }
}
