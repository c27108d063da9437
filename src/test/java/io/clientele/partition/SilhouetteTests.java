package io.clientele.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.SplittableRandom;

class SilhouetteTests {

    @Test
    void equalsBruteForceOnRandomPoints() {
        for (int seed = 0; seed < 12; seed++) {
            int count = 2 + 60 * seed;
            Points points = RandomPoints.of(count, seed);
            byte[] two = randomLabels(count, 2, seed);
            byte[] seven = randomLabels(count, 7, seed);
            double[] means = Silhouette.means(points, List.of(two, seven));
            assertThat(means[0]).isCloseTo(bruteForce(points, two), within(1e-12));
            assertThat(means[1]).isCloseTo(bruteForce(points, seven), within(1e-12));
            assertThat(means[0]).isBetween(-1.0, 1.0);
        }
    }

    @Test
    void matchesAnExampleByHand() {
        var points = new Points(new double[] {0, 1, 5, 6});
        byte[] labels = {0, 0, 1, 1};
        // s(0) = (5.5 − 1)/5.5, s(1) = (4.5 − 1)/4.5, the other pair mirrors them
        assertThat(Silhouette.means(points, List.of(labels))[0])
                .isCloseTo((4.5 / 5.5 + 3.5 / 4.5) / 2, within(1e-15));
    }

    @Test
    void isZeroForPointsAloneOnOneSpotOrWithoutOtherCluster() {
        var points = new Points(new double[] {0, 1, 2}, new double[] {0, 0, 0});
        assertThat(Silhouette.means(points, List.of(new byte[] {0, 1, 2}))).containsExactly(0);
        assertThat(Silhouette.means(points, List.of(new byte[] {0, 0, 0}))).containsExactly(0);
        var spot = new Points(new double[] {3, 3, 3, 3});
        assertThat(Silhouette.means(spot, List.of(new byte[] {0, 0, 1, 1}))).containsExactly(0);
    }

    private static byte[] randomLabels(int count, int k, long seed) {
        var random = new SplittableRandom(seed);
        byte[] labels = new byte[count];
        for (int row = 0; row < count; row++) {
            labels[row] = (byte) random.nextInt(k);
        }
        return labels;
    }

    private static double bruteForce(Points points, byte[] labels) {
        double sum = 0;
        for (int i = 0; i < labels.length; i++) {
            double[] total = new double[20];
            int[] size = new int[20];
            for (int j = 0; j < labels.length; j++) {
                if (j != i) {
                    total[labels[j]] += distance(points, i, j);
                    size[labels[j]]++;
                }
            }
            double b = Double.POSITIVE_INFINITY;
            for (int c = 0; c < 20; c++) {
                if (c != labels[i] && size[c] > 0) {
                    b = Math.min(b, total[c] / size[c]);
                }
            }
            if (size[labels[i]] > 0 && Double.isFinite(b)) {
                double a = total[labels[i]] / size[labels[i]];
                sum += (b - a) / Math.max(a, b);
            }
        }
        return sum / labels.length;
    }

    private static double distance(Points points, int i, int j) {
        double squares = 0;
        for (int d = 0; d < points.dimensions(); d++) {
            squares += Math.pow(points.column(d)[i] - points.column(d)[j], 2);
        }
        return Math.sqrt(squares);
    }
}
