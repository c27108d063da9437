package io.clientele.partition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;

/// Mean silhouette (Rousseeuw 1987, J. Comput. Appl. Math. 20): s = (b − a) ÷ max(a, b), where a is
/// a point's mean distance to the others of its cluster and b that to the nearest other cluster; 0
/// for a point alone in its cluster.
///
/// Several partitions of the same points share one pass, since the distances are the costly part.
final class Silhouette {

    private static final int BLOCK = 256;

    private final Points points;
    private final List<byte[]> partitions;
    private final int[][] sizes;

    /// Where the distances to each point are added up, one place a partition.
    private final short[] places;

    /// The first place of each partition's clusters.
    private final int[] first;

    private Silhouette(Points points, List<byte[]> partitions) {
        this.points = points;
        this.partitions = partitions;
        sizes = partitions.stream().map(Silhouette::sizes).toArray(int[][]::new);
        first = new int[sizes.length + 1];
        for (int p = 0; p < sizes.length; p++) {
            first[p + 1] = first[p] + sizes[p].length;
        }
        places = new short[points.size() * sizes.length];
        for (int i = 0; i < points.size(); i++) {
            for (int p = 0; p < sizes.length; p++) {
                places[i * sizes.length + p] = (short) (first[p] + partitions.get(p)[i]);
            }
        }
    }

    /// The mean silhouette of each partition, given as labels from 0.
    static double[] means(Points points, List<byte[]> partitions) {
        var silhouette = new Silhouette(points, partitions);
        List<Callable<double[]>> blocks = new ArrayList<>();
        for (int from = 0; from < points.size(); from += BLOCK) {
            int start = from;
            blocks.add(() -> silhouette.sums(start, Math.min(start + BLOCK, points.size())));
        }
        double[] total = new double[partitions.size()];
        for (double[] sums : Parallel.all(blocks)) {
            for (int p = 0; p < total.length; p++) {
                total[p] += sums[p];
            }
        }
        // Divided last: a sum of n values within −1..1 is within −n..n to the last bit.
        return Arrays.stream(total).map(sum -> sum / points.size()).toArray();
    }

    private double[] sums(int from, int to) {
        double[] sums = new double[partitions.size()];
        double[] distance = new double[points.size()];
        double[] totals = new double[first[sums.length]];
        for (int row = from; row < to; row++) {
            measure(row, distance);
            total(distance, totals);
            for (int p = 0; p < sums.length; p++) {
                sums[p] += ofPoint(partitions.get(p)[row], totals, first[p], sizes[p]);
            }
        }
        return sums;
    }

    /// All partitions at once, so that no addition waits for the one before.
    private void total(double[] distance, double[] totals) {
        Arrays.fill(totals, 0);
        int at = 0;
        for (double one : distance) {
            for (int p = 0; p < sizes.length; p++) {
                totals[places[at++]] += one;
            }
        }
    }

    private void measure(int row, double[] distance) {
        Arrays.fill(distance, 0);
        for (int j = 0; j < points.dimensions(); j++) {
            double[] column = points.column(j);
            double here = column[row];
            for (int i = 0; i < distance.length; i++) {
                double step = column[i] - here;
                distance[i] += step * step;
            }
        }
        for (int i = 0; i < distance.length; i++) {
            distance[i] = Math.sqrt(distance[i]);
        }
    }

    private static double ofPoint(int own, double[] totals, int first, int[] sizes) {
        if (sizes[own] == 1) {
            return 0;
        }
        double within = totals[first + own] / (sizes[own] - 1);
        double next = Double.POSITIVE_INFINITY;
        for (int c = 0; c < sizes.length; c++) {
            if (c != own && sizes[c] > 0) {
                next = Math.min(next, totals[first + c] / sizes[c]);
            }
        }
        double larger = Math.max(within, next);
        return larger == 0 || Double.isInfinite(next) ? 0 : (next - within) / larger;
    }

    private static int[] sizes(byte[] labels) {
        int[] sizes = new int[Byte.MAX_VALUE];
        int k = 0;
        for (byte label : labels) {
            sizes[label]++;
            k = Math.max(k, label + 1);
        }
        return Arrays.copyOf(sizes, k);
    }
}
