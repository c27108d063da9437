package io.clientele.publishing;

import io.clientele.snapshot.Family;

import org.jspecify.annotations.Nullable;

/// A segment as a snapshot knows it.
///
/// @param family the division it belongs to
/// @param code small number that stands for it in the columns of the same snapshot
/// @param id stable id, unique over all families
/// @param name display name; of a cluster the persona's name
/// @param persona of a cluster: a sentence on who these customers are
/// @param tierId of a cluster: the tier it belongs to
/// @param likeId of a segment of an own map: the standard segment that it is most like
public record SegmentDefinition(
        Family family,
        int code,
        String id,
        String name,
        @Nullable String persona,
        @Nullable String tierId,
        @Nullable String likeId) {

    /// A segment that is the same in every run.
    public static SegmentDefinition of(Family family, int code, String id, String name) {
        return new SegmentDefinition(family, code, id, name, null, null, null);
    }

    /// A segment of a shop's own map.
    public static SegmentDefinition own(int code, String id, String name, @Nullable String likeId) {
        return new SegmentDefinition(Family.RFM, code, id, name, null, null, likeId);
    }

    /// A cluster.
    public static SegmentDefinition cluster(
            int code, String id, String name, String persona, String tierId) {
        return new SegmentDefinition(Family.CLUSTER, code, id, name, persona, tierId, null);
    }
}
