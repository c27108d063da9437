package io.clientele.offer;

import io.clientele.publishing.SegmentDefinition;
import io.clientele.publishing.SnapshotColumns;
import io.clientele.recommendation.GroupVotes;
import io.clientele.recommendation.OfferList;
import io.clientele.snapshot.Family;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Counts the lists of customers, while they are written, for those of their segments.
final class SegmentVotes {

    private final Map<Family, GroupVotes> votes = new EnumMap<>(Family.class);
    private final List<SegmentDefinition> segments;

    /// Of no segments.
    SegmentVotes() {
        segments = List.of();
    }

    /// @param products number of products
    SegmentVotes(List<SegmentDefinition> segments, SnapshotColumns columns, int products) {
        this.segments = segments;
        for (Family family : Family.values()) {
            int[] codes = columns.codes(family);
            votes.put(family, new GroupVotes(codes, groups(codes), products));
        }
    }

    static int groups(int[] codes) {
        return Arrays.stream(codes).max().orElse(0) + 1;
    }

    /// @param row of the customer in the snapshot
    void add(int row, OfferList list) {
        votes.values().forEach(family -> family.add(row, list));
    }

    /// By id of the segment.
    Map<String, OfferList> lists() {
        Map<String, OfferList> lists = new HashMap<>();
        votes.forEach(
                (family, counted) -> {
                    var ofCodes = counted.lists();
                    for (var segment : segments) {
                        if (segment.family() == family && segment.code() < ofCodes.length) {
                            lists.put(segment.id(), ofCodes[segment.code()]);
                        }
                    }
                });
        return lists;
    }
}
