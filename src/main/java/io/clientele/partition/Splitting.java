package io.clientele.partition;

import smile.clustering.CentroidClustering;
import smile.clustering.Clustering;
import smile.clustering.GMeans;
import smile.clustering.XMeans;
import smile.math.MathEx;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Ways to find the number of groups by splitting those found so far for as long as it pays.
///
/// | way | a group is split if | source |
/// |---|---|---|
/// | X-Means | two centres have the better Bayesian information criterion | Pelleg & Moore 2000 |
/// | G-Means | its points are not normal along the line of two centres | Hamerly & Elkan 2003 |
///
/// Both take groups for round clouds, and find the more of them the more points they see.
public enum Splitting {
    X_MEANS,
    G_MEANS;

    private static final int STARTS = 7;
    private static final int SAMPLE = 10_000;
    private static final int ITERATIONS = 100;
    private static final double TOLERANCE = 1e-4;

    /// The number of groups found among at most 10,000 of the points, 1 to `most`: the median of
    /// several starts, since one unlucky split ends a search early.
    public int groups(Points points, int most, long seed) {
        double[][] rows = points.rows(points.sample(SAMPLE, seed)).toRows();
        return IntStream.range(0, STARTS)
                .map(start -> groups(rows, most, new SplittableRandom(seed + start).nextLong()))
                .sorted()
                .skip(STARTS / 2)
                .findFirst()
                .orElseThrow();
    }

    private int groups(double[][] rows, int most, long seed) {
        // Smile's generator belongs to the thread.
        MathEx.setSeed(seed);
        var options = new Clustering.Options(most, ITERATIONS, TOLERANCE, null);
        CentroidClustering<double[], double[]> found =
                switch (this) {
                    case X_MEANS -> XMeans.fit(rows, options);
                    case G_MEANS -> GMeans.fit(rows, options);
                };
        return found.k();
    }
}
