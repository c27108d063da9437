package io.clientele.lookup;

import io.clientele.marketing.FollowingSegment;
import io.clientele.marketing.FollowingSegments;
import io.clientele.snapshot.Family;
import io.clientele.snapshot.SnapshotSegment;
import io.clientele.snapshot.Snapshots;

import org.springframework.stereotype.Component;

import java.util.List;
import java.util.stream.Stream;

/// Tells which segments of the current snapshot follow another one's strategy.
@Component
class CurrentFollowingSegments implements FollowingSegments {

    private final Snapshots snapshots;

    CurrentFollowingSegments(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    @Override
    public List<FollowingSegment> current() {
        return snapshots
                .current()
                .map(snapshot -> snapshots.segments(snapshot.number()))
                .map(
                        segments ->
                                Stream.of(Family.RFM, Family.CLUSTER)
                                        .flatMap(family -> segments.of(family).stream())
                                        .flatMap(CurrentFollowingSegments::following)
                                        .toList())
                .orElse(List.of());
    }

    private static Stream<FollowingSegment> following(SnapshotSegment segment) {
        var followed = segment.follows();
        return followed == null
                ? Stream.empty()
                : Stream.of(
                        new FollowingSegment(
                                segment.family().equals(Family.CLUSTER.toString()),
                                segment.segmentId(),
                                segment.name(),
                                followed));
    }
}
