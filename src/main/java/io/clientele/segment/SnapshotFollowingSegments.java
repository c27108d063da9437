package io.clientele.segment;

import io.clientele.asof.AskedSnapshot;
import io.clientele.marketing.AskedMoment;
import io.clientele.marketing.FollowingSegments;
import io.clientele.marketing.FollowingSegments.Follower;
import io.clientele.snapshot.Family;
import io.clientele.snapshot.SnapshotSegment;
import io.clientele.snapshot.Snapshots;

import org.springframework.stereotype.Component;

import java.util.List;
import java.util.stream.Stream;

/// Tells which segments of a snapshot follow another one's strategy.
@Component
class SnapshotFollowingSegments implements FollowingSegments {

    private final Snapshots snapshots;

    SnapshotFollowingSegments(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    @Override
    public List<Follower> of(AskedMoment asked) {
        return AskedSnapshot.of(asked)
                .ifAny(snapshots)
                .map(snapshot -> snapshots.segments(snapshot.number()))
                .map(
                        segments ->
                                Stream.of(Family.RFM, Family.CLUSTER)
                                        .flatMap(family -> segments.of(family).stream())
                                        .flatMap(SnapshotFollowingSegments::following)
                                        .toList())
                .orElse(List.of());
    }

    private static Stream<Follower> following(SnapshotSegment segment) {
        var followed = segment.follows();
        return followed == null
                ? Stream.empty()
                : Stream.of(
                        new Follower(
                                segment.family().equals(Family.CLUSTER.toString()),
                                segment.segmentId(),
                                segment.name(),
                                followed));
    }
}
