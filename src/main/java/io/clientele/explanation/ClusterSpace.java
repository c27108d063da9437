package io.clientele.explanation;

import io.clientele.snapshot.CustomerColumns.Figures;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Where clusters lie in recency, frequency and monetary value as K-Means sees them by default:
/// log(1 + value), minus its mean, over its population standard deviation.
final class ClusterSpace {

    private static final int DIMENSIONS = 3;

    private final double[] mean = new double[DIMENSIONS];
    private final double[] deviation = new double[DIMENSIONS];
    private final double[][] centres;
    private final int[] sizes;

    ClusterSpace(Figures figures) {
        int customers = figures.cluster().length;
        centres = new double[1 + Arrays.stream(figures.cluster()).max().orElse(0)][DIMENSIONS];
        sizes = new int[centres.length];
        double[] squares = new double[DIMENSIONS];
        for (int row = 0; row < customers; row++) {
            double[] point =
                    logs(
                            figures.recencyDays()[row],
                            figures.frequency()[row],
                            figures.monetary()[row]);
            sizes[figures.cluster()[row]]++;
            for (int j = 0; j < DIMENSIONS; j++) {
                centres[figures.cluster()[row]][j] += point[j];
                mean[j] += point[j] / customers;
                squares[j] += point[j] * point[j] / customers;
            }
        }
        for (int j = 0; j < DIMENSIONS; j++) {
            double variance = squares[j] - mean[j] * mean[j];
            // Below this all are alike but for rounding.
            deviation[j] = variance > 1e-12 ? Math.sqrt(variance) : Double.POSITIVE_INFINITY;
            for (int cluster = 1; cluster < centres.length; cluster++) {
                centres[cluster][j] /= sizes[cluster];
            }
        }
    }

    /// Euclidean distance to a cluster's centre, in standard deviations.
    double distance(int recencyDays, int frequency, double monetary, int cluster) {
        double[] point = logs(recencyDays, frequency, monetary);
        double sum = 0;
        for (int j = 0; j < DIMENSIONS; j++) {
            double step = (point[j] - centres[cluster][j]) / deviation[j];
            sum += step * step;
        }
        return Math.sqrt(sum);
    }

    /// The numbers of the clusters that have customers.
    IntStream clusters() {
        return IntStream.range(1, sizes.length).filter(cluster -> sizes[cluster] > 0);
    }

    private static double[] logs(double... values) {
        return Arrays.stream(values).map(x -> Math.copySign(Math.log1p(Math.abs(x)), x)).toArray();
    }
}
