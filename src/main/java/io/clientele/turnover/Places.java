package io.clientele.turnover;

import io.clientele.snapshot.SegmentCodes;
import io.clientele.snapshot.SnapshotSegment;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// In which segments of a snapshot customers are, walked along once.
final class Places {

    private final SegmentCodes codes;
    private final Map<Split, Map<Integer, SnapshotSegment>> segments = new LinkedHashMap<>();
    private int position;
    private int found = -1;

    /// @param codes the customers of the snapshot
    /// @param families the segments of each split that is one
    Places(SegmentCodes codes, Map<Split, List<SnapshotSegment>> families) {
        this.codes = codes;
        families.forEach(
                (split, family) -> {
                    Map<Integer, SnapshotSegment> byCode = new HashMap<>();
                    family.forEach(segment -> byCode.put(segment.code(), segment));
                    segments.put(split, byCode);
                });
    }

    /// Moves to a customer, in ascending order of the bytes of their ids.
    void moveTo(String customerId) {
        found = codes.find(customerId, position);
        position = found < 0 ? -found - 1 : found;
    }

    /// Id of the customer's segment; empty for a customer whom the snapshot does not hold.
    Optional<String> of(Split split) {
        return found < 0
                ? Optional.empty()
                : split.family()
                        .map(family -> codes.code(family, found))
                        .flatMap(
                                code ->
                                        Optional.ofNullable(
                                                segments.getOrDefault(split, Map.of()).get(code)))
                        .map(SnapshotSegment::segmentId);
    }

    /// Back to the first customer.
    void rewind() {
        position = 0;
    }

    /// What people read for the id of a segment.
    String name(Split split, String segmentId) {
        return segments.getOrDefault(split, Map.of()).values().stream()
                .filter(segment -> segment.segmentId().equals(segmentId))
                .map(SnapshotSegment::name)
                .findFirst()
                .orElse(segmentId);
    }
}
