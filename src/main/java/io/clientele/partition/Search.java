package io.clientele.partition;

import smile.clustering.BBDTree;
import smile.clustering.KMeans;
import smile.math.MathEx;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/// Tries several numbers of clusters, each from several k-means++ starts (Arthur & Vassilvitskii
/// 2007) by Smile's K-Means, refines every start to the end, since one that is ahead early need not
/// win, and takes the best. Smile takes the first steps, in which its tree is quick; the later ones
/// are the same, Lloyd's, but faster on vectors.
///
/// Starts see at most 10,000 points: beyond that, a seeded sample and the first points that differ
/// from each other, so that there are always as many different points as clusters. The centres
/// found are then refined over all points: a sample of this size leaves them so near that a few
/// rounds suffice.
final class Search {

    private static final int START_ROWS = 10_000;
    private static final int ITERATIONS = 2;
    private static final double START_TOLERANCE = 1e-4;
    /// For partitions that are published.
    static final double TO_THE_END = 1e-8;

    private static final double TOLERANCE = 1e-5;

    private final Points points;
    private final Points sample;
    private final double[][] rows;
    private final BBDTree tree;
    private final int starts;
    private final double tolerance;
    private final long seed;

    /// @param distinct rows that differ from each other, at least as many as the largest k
    /// @param tolerance part of inertia that another step has to win
    Search(Points points, int[] distinct, int starts, double tolerance, long seed) {
        this.points = points;
        this.starts = starts;
        this.tolerance = tolerance;
        this.seed = seed;
        sample =
                points.size() <= START_ROWS
                        ? points
                        : points.rows(
                                IntStream.concat(
                                                IntStream.of(distinct),
                                                IntStream.of(points.sample(START_ROWS, seed)))
                                        .distinct()
                                        .toArray());
        rows = sample.toRows();
        tree = new BBDTree(rows);
    }

    /// The best partition found for each k from `first` to `last`, in this order.
    List<Partition> partitions(int first, int last) {
        List<Callable<Partition>> fits = new ArrayList<>();
        // The costliest come first, so that no processor is left waiting at the end.
        for (int k = last; k >= first; k--) {
            for (int start = 0; start < starts; start++) {
                int clusters = k;
                int number = start;
                fits.add(() -> fit(clusters, number));
            }
        }
        List<Partition> fitted = Parallel.all(fits);
        List<Callable<Partition>> refinements = new ArrayList<>();
        for (int from = 0; from < fitted.size(); from += starts) {
            Partition best =
                    fitted.subList(from, from + starts).stream()
                            .min(Comparator.comparingDouble(Partition::inertia))
                            .orElseThrow();
            refinements.add(() -> overAllPoints(best));
        }
        return Parallel.all(refinements).reversed();
    }

    /// The best partition of the points the starts see, found on the calling thread.
    Partition best(int k) {
        return IntStream.range(0, starts)
                .mapToObj(start -> fit(k, start))
                .min(Comparator.comparingDouble(Partition::inertia))
                .orElseThrow();
    }

    private Partition fit(int k, int start) {
        // Smile's generator belongs to the thread.
        MathEx.setSeed(new SplittableRandom(seed + 1000L * k + start).nextLong());
        var options = new smile.clustering.Clustering.Options(k, ITERATIONS, START_TOLERANCE, null);
        double[][] centres = KMeans.fit(tree, rows, options).centers();
        return Partition.refined(sample, centres, tolerance);
    }

    private Partition overAllPoints(Partition ofSample) {
        return sample == points
                ? ofSample
                : Partition.refined(points, ofSample.centres(), TOLERANCE);
    }
}
