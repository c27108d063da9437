package io.clientele.advice;

import io.clientele.asof.AskedSnapshot;
import io.clientele.marketing.AskedMoment;
import io.clientele.marketing.SegmentOutlook;
import io.clientele.marketing.SegmentOutlooks;
import io.clientele.snapshot.Family;
import io.clientele.snapshot.Snapshot;
import io.clientele.snapshot.SnapshotSegment;
import io.clientele.snapshot.Snapshots;

import org.springframework.stereotype.Component;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// What a snapshot says of segments, for their strategies: put together once for each
/// family of a snapshot, and kept, since none of it ever changes.
@Component
class SegmentNumbers implements SegmentOutlooks {

    private static final int REMEMBERED = 32;

    private final Snapshots snapshots;
    private final FamilyOutlooks families;
    private final Map<Key, Map<String, SegmentOutlook>> known = new ConcurrentHashMap<>();

    SegmentNumbers(Snapshots snapshots, FamilyOutlooks families) {
        this.snapshots = snapshots;
        this.families = families;
    }

    private record Key(int snapshot, Family family) {}

    @Override
    public Optional<SegmentOutlook> of(String segmentId, AskedMoment asked) {
        return AskedSnapshot.of(asked)
                .ifAny(snapshots)
                .flatMap(
                        snapshot ->
                                snapshots
                                        .segments(snapshot.number())
                                        .byId(segmentId)
                                        .map(segment -> outlook(snapshot, segment)));
    }

    @Override
    public Map<String, SegmentOutlook> of(Collection<String> segmentIds, AskedMoment asked) {
        Map<String, SegmentOutlook> found = new HashMap<>();
        AskedSnapshot.of(asked)
                .ifAny(snapshots)
                .ifPresent(
                        snapshot -> {
                            var segments = snapshots.segments(snapshot.number());
                            for (String id : segmentIds) {
                                segments.byId(id)
                                        .ifPresent(one -> found.put(id, outlook(snapshot, one)));
                            }
                        });
        return found;
    }

    private SegmentOutlook outlook(Snapshot snapshot, SnapshotSegment segment) {
        var key = new Key(snapshot.number(), Family.of(segment.family()).orElseThrow());
        if (known.size() > REMEMBERED) {
            known.clear();
        }
        var family = known.computeIfAbsent(key, unseen -> families.of(snapshot, key.family()));
        return Objects.requireNonNull(family.get(segment.segmentId()));
    }
}
