package io.clientele.clustering;

import io.clientele.partition.Points;
import io.clientele.partition.Splitting;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.OptionalInt;

/// How the number of clusters is found. The clusters themselves are always the best K-Means of
/// several starts for that number.
public enum Method {
    /// By the best silhouette.
    K_MEANS("K-Means", null),
    /// By splitting for as long as the Bayesian information criterion gains.
    X_MEANS("X-Means", Splitting.X_MEANS),
    /// By splitting for as long as a cluster is not normal.
    G_MEANS("G-Means", Splitting.G_MEANS);

    private final String displayName;
    private final @Nullable Splitting splitting;

    Method(String displayName, @Nullable Splitting splitting) {
        this.displayName = displayName;
        this.splitting = splitting;
    }

    /// The name used in the API.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String displayName() {
        return displayName;
    }

    /// The number of clusters found by splitting; empty if the silhouette is to decide.
    OptionalInt count(Points points, int most, long seed) {
        return splitting == null
                ? OptionalInt.empty()
                : OptionalInt.of(splitting.groups(points, most, seed));
    }
}
