package io.clientele.snapshot;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The segments of one snapshot, by id and by code.
public final class SnapshotSegments {

    private final List<SnapshotSegment> all;
    private final Map<String, SnapshotSegment> byId = new HashMap<>();
    private final Map<Family, Map<Integer, SnapshotSegment>> byCode = new EnumMap<>(Family.class);

    SnapshotSegments(List<SnapshotSegment> all) {
        this.all = List.copyOf(all);
        for (var segment : all) {
            byId.put(segment.segmentId(), segment);
            Family.of(segment.family())
                    .ifPresent(
                            family ->
                                    byCode.computeIfAbsent(family, _ -> new HashMap<>())
                                            .put(segment.code(), segment));
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
        var segment = byCode.getOrDefault(family, Map.of()).get(customer.code(family));
        if (segment == null) {
            throw new IllegalStateException(
                    "Snapshot without segment %d of %s.".formatted(customer.code(family), family));
        }
        return segment;
    }
}
