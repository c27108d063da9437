package io.clientele.clustering;

import io.clientele.partition.Partitions;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/// One number of clusters that was tried.
///
/// | figure | meaning |
/// |---|---|
/// | `inertia` | sum over all customers of the squared distance to their centre, standardised |
/// | `explained` | 1 − inertia ÷ inertia of one cluster: the part of the spread explained |
/// | `silhouette` | mean silhouette (Rousseeuw 1987), −1..1: nearness of own to next cluster |
/// | `stability` | mean over the clusters of their stability; null if not asked for |
public record Candidate(
        int k, double inertia, double explained, double silhouette, @Nullable Double stability) {

    static Candidate of(Partitions.Rated partition) {
        var mean =
                Arrays.stream(partition.stability())
                        .filter(jaccard -> !Double.isNaN(jaccard))
                        .average();
        return new Candidate(
                partition.k(),
                partition.inertia(),
                partition.explained(),
                partition.silhouette(),
                mean.isPresent() ? mean.getAsDouble() : null);
    }
}
