package io.clientele.clustering;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Describes groups of customers in the units of the shop and numbers them by what they spend.
final class Groups {

    private static final Comparator<Centroid> BY_WORTH =
            Comparator.comparingDouble(Centroid::monetary)
                    .thenComparingDouble(Centroid::frequency)
                    .reversed()
                    .thenComparingDouble(Centroid::recencyDays);

    private final int[] recencyDays;
    private final int[] frequency;
    private final double[] monetary;

    /// Refuses columns of different lengths, negative counts and amounts that are not finite.
    Groups(int[] recencyDays, int[] frequency, double[] monetary) {
        if (frequency.length != recencyDays.length || monetary.length != recencyDays.length) {
            throw new IllegalArgumentException("The columns differ in length.");
        }
        for (int row = 0; row < recencyDays.length; row++) {
            if (recencyDays[row] < 0 || frequency[row] < 0 || !Double.isFinite(monetary[row])) {
                throw new IllegalArgumentException("Row %d is no customer.".formatted(row));
            }
        }
        this.recencyDays = recencyDays;
        this.frequency = frequency;
        this.monetary = monetary;
    }

    /// The clusters of labels 0..k−1 in order of rank, which is their number; `numberOfLabel` is
    /// filled. `stability` has one value per label, NaN where there is none.
    List<Cluster> ranked(byte[] labels, double[] stability, int[] numberOfLabel) {
        int k = numberOfLabel.length;
        int[] sizes = new int[k];
        double[][] sums = new double[3][k];
        for (int row = 0; row < labels.length; row++) {
            int label = labels[row];
            sizes[label]++;
            sums[0][label] += recencyDays[row];
            sums[1][label] += frequency[row];
            sums[2][label] += monetary[row];
        }
        Centroid[] centroids = new Centroid[k];
        Arrays.setAll(
                centroids,
                label ->
                        new Centroid(
                                sums[0][label] / sizes[label],
                                sums[1][label] / sizes[label],
                                sums[2][label] / sizes[label]));
        List<Integer> order =
                IntStream.range(0, k)
                        .boxed()
                        .sorted(Comparator.comparing(label -> centroids[label], BY_WORTH))
                        .toList();
        List<Cluster> clusters = new ArrayList<>();
        for (int rank = 1; rank <= k; rank++) {
            int label = order.get(rank - 1);
            numberOfLabel[label] = rank;
            clusters.add(
                    new Cluster(
                            rank,
                            rank,
                            sizes[label],
                            (double) sizes[label] / labels.length,
                            centroids[label],
                            Tier.of(rank, k),
                            Double.isNaN(stability[label]) ? null : stability[label]));
        }
        return List.copyOf(clusters);
    }
}
