package io.clientele.snapshot;

import org.jspecify.annotations.Nullable;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The segments of one snapshot, by id and by code.
public final class SnapshotSegments {

    private final List<SnapshotSegment> all;
    private final Map<String, SnapshotSegment> byId = new HashMap<>();
    private final Map<Family, @Nullable SnapshotSegment[]> byCode = new EnumMap<>(Family.class);

    /// @param all of every family, in the order of their codes
    public SnapshotSegments(List<SnapshotSegment> all) {
        this.all = List.copyOf(all);
        for (var segment : all) {
            byId.put(segment.segmentId(), segment);
        }
        for (Family family : Family.values()) {
            var own = of(family);
            int most = own.stream().mapToInt(SnapshotSegment::code).max().orElse(-1);
            var segments = new @Nullable SnapshotSegment[most + 1];
            own.forEach(segment -> segments[segment.code()] = segment);
            byCode.put(family, segments);
        }
    }

    /// Those of one family, in the order of their codes.
    public List<SnapshotSegment> of(Family family) {
        return all.stream().filter(segment -> segment.family().equals(family.toString())).toList();
    }

    /// The segment with this id, of whatever family.
    public Optional<SnapshotSegment> byId(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /// The segment a customer is in.
    public SnapshotSegment of(CustomerRow customer, Family family) {
        var segments = Objects.requireNonNull(byCode.get(family));
        int code = customer.code(family);
        var segment = code < segments.length ? segments[code] : null;
        if (segment == null) {
            throw new IllegalStateException(
                    "Snapshot without segment %d of %s.".formatted(code, family));
        }
        return segment;
    }
}
