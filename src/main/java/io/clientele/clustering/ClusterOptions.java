package io.clientele.clustering;

/// How to search for clusters.
///
/// `min` to `max` is the range the number of clusters is chosen from by the `method`; equal ends
/// ask for just that many. `starts` is how often each number is tried from new random centres.
/// `bootstraps` is how often customers are drawn anew to see which clusters come back; 0 leaves
/// stability out. The `transformation` is done to each feature first. The same customers, options
/// and `seed` give the same clusters, bit for bit.
public record ClusterOptions(
        int min,
        int max,
        int starts,
        int bootstraps,
        long seed,
        Method method,
        Transformation transformation) {

    /// Refuses ranges outside 2..20, fewer than one or more than 100 starts, more than 200
    /// bootstraps.
    public ClusterOptions {
        if (min < 2 || max < min || max > 20) {
            throw new IllegalArgumentException(
                    "Clusters must be 2 to 20 with min up to max, not %d to %d."
                            .formatted(min, max));
        }
        if (starts < 1 || starts > 100) {
            throw new IllegalArgumentException(
                    "Starts must be 1 to 100, not %d.".formatted(starts));
        }
        if (bootstraps < 0 || bootstraps > 200) {
            throw new IllegalArgumentException(
                    "Bootstraps must be 0 to 200, not %d.".formatted(bootstraps));
        }
    }

    /// By silhouette, on logarithms.
    public ClusterOptions(int min, int max, int starts, int bootstraps, long seed) {
        this(min, max, starts, bootstraps, seed, Method.K_MEANS, Transformation.LOG1P);
    }

    /// Three to ten clusters, since two groups help no marketer, ten starts each, 20 bootstraps.
    public static ClusterOptions defaults(long seed) {
        return new ClusterOptions(3, 10, 10, 20, seed);
    }

    /// Exactly k clusters, otherwise as by default.
    public static ClusterOptions exactly(int k, long seed) {
        return new ClusterOptions(k, k, 10, 20, seed);
    }

    /// The same with another way to choose.
    public ClusterOptions by(Method other) {
        return new ClusterOptions(min, max, starts, bootstraps, seed, other, transformation);
    }

    /// The same with something else done to each feature.
    public ClusterOptions on(Transformation other) {
        return new ClusterOptions(min, max, starts, bootstraps, seed, method, other);
    }
}
