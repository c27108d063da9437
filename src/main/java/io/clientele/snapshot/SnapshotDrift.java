package io.clientele.snapshot;

import java.util.List;
import java.util.UUID;

/// How far one measure of a snapshot is from the snapshot before.
///
/// @param measure `recency-days`, `frequency`, `monetary`, or a family with `-segments`
/// @param index population stability index
/// @param byChance what the index is on average if both are of one population
/// @param against segmentation of the snapshot before
public record SnapshotDrift(String measure, double index, double byChance, UUID against) {

    /// Every measure of which drift is told.
    public static final List<String> MEASURES =
            List.of(
                    "recency-days",
                    "frequency",
                    "monetary",
                    "rfm-segments",
                    "tier-segments",
                    "cluster-segments");
}
