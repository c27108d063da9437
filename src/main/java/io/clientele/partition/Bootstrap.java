package io.clientele.partition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/// Stability of clusters (Hennig 2007, Computational Statistics & Data Analysis 52, as
/// `clusterboot` of R's fpc does it): customers are drawn with replacement, each kept once, and
/// grouped anew; a cluster's stability is its Jaccard similarity to the most similar new one, both
/// among those drawn, averaged over the rounds. Below 0.5 a cluster dissolves, from 0.75 it is a
/// stable pattern.
///
/// At most 5,000 are drawn a round, so beyond that stability is of groups found in such a sample.
final class Bootstrap {

    private static final int MOST_DRAWN = 5_000;
    private static final int STARTS = 2;

    /// Who else moves is too few to be seen in a mean similarity.
    private static final double TOLERANCE = 1e-4;

    private final Points points;
    private final List<Partition> partitions;
    private final long seed;

    Bootstrap(Points points, List<Partition> partitions, long seed) {
        this.points = points;
        this.partitions = partitions;
        this.seed = seed;
    }

    /// Mean Jaccard similarity per partition and cluster; NaN for one of which nobody was drawn.
    double[][] stability(int rounds) {
        List<Callable<double[][]>> tasks = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            int number = round;
            tasks.add(() -> round(number));
        }
        List<double[][]> results = Parallel.all(tasks);
        double[][] means = new double[partitions.size()][];
        for (int p = 0; p < means.length; p++) {
            int partition = p;
            means[p] = new double[partitions.get(p).k()];
            Arrays.setAll(
                    means[p],
                    cluster ->
                            results.stream()
                                    .mapToDouble(result -> result[partition][cluster])
                                    .filter(jaccard -> !Double.isNaN(jaccard))
                                    .average()
                                    .orElse(Double.NaN));
        }
        return means;
    }

    private double[][] round(int number) {
        var random = new SplittableRandom(seed + number);
        int[] drawn =
                IntStream.generate(() -> random.nextInt(points.size()))
                        .limit(Math.min(points.size(), MOST_DRAWN))
                        .sorted()
                        .distinct()
                        .toArray();
        Points sample = points.rows(drawn);
        int[] distinct = sample.distinct(partitions.getLast().k());
        var search = new Search(sample, distinct, STARTS, TOLERANCE, random.nextLong());
        double[][] similarities = new double[partitions.size()][];
        for (int p = 0; p < similarities.length; p++) {
            Partition before = partitions.get(p);
            int k = Math.min(before.k(), distinct.length);
            byte[] after = k == 1 ? new byte[drawn.length] : search.best(k).labels();
            similarities[p] = similarities(before, drawn, after);
        }
        return similarities;
    }

    private static double[] similarities(Partition before, int[] drawn, byte[] after) {
        int[] first = new int[drawn.length];
        int[] second = new int[drawn.length];
        for (int i = 0; i < drawn.length; i++) {
            first[i] = before.labels()[drawn[i]] + 1;
            second[i] = after[i] + 1;
        }
        Overlap overlap = Overlap.between(first, second);
        double[] similarities = new double[before.k()];
        Arrays.setAll(
                similarities,
                cluster ->
                        IntStream.rangeClosed(1, before.k())
                                .mapToDouble(other -> overlap.jaccard(cluster + 1, other))
                                .max()
                                .orElseThrow());
        return similarities;
    }
}
