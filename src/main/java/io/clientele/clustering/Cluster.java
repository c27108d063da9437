package io.clientele.clustering;

import org.jspecify.annotations.Nullable;

/// A group of customers.
///
/// | figure | meaning |
/// |---|---|
/// | `number` | its name in assignments, 1 and up |
/// | `rank` | its place by falling mean monetary value, then frequency, then rising recency |
/// | `size`, `share` | its customers, and their part of all |
/// | `stability` | mean Jaccard similarity to its like among customers drawn anew (Hennig 2007) |
///
/// A stability below 0.5 means the group dissolves, from 0.75 it can be relied on; null if not
/// asked for, or the cluster is too small to be drawn.
public record Cluster(
        int number,
        int rank,
        int size,
        double share,
        Centroid centroid,
        Tier tier,
        @Nullable Double stability) {

    Cluster renumbered(int newNumber) {
        return new Cluster(newNumber, rank, size, share, centroid, tier, stability);
    }
}
