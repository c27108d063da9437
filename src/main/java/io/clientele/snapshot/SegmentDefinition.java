package io.clientele.snapshot;

import org.jspecify.annotations.Nullable;

/// A segment as a snapshot knows it.
///
/// @param family the division it belongs to
/// @param code small number that stands for it in the columns of the same snapshot
/// @param id stable id, unique over all families
/// @param name display name; of a cluster the persona's name
/// @param persona of a cluster: a sentence on who these customers are
/// @param tierId of a cluster: the tier it belongs to
public record SegmentDefinition(
        Family family,
        int code,
        String id,
        String name,
        @Nullable String persona,
        @Nullable String tierId) {

    /// A segment without persona.
    public static SegmentDefinition of(Family family, int code, String id, String name) {
        return new SegmentDefinition(family, code, id, name, null, null);
    }
}
