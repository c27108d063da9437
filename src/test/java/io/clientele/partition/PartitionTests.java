package io.clientele.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.stream.IntStream;

class PartitionTests {

    @Test
    void givesEveryPointItsNearestCentreAndTheirSumAsInertia() {
        for (int seed = 1; seed <= 10; seed++) {
            Points points = RandomPoints.of(400 * seed, seed);
            double[][] rows = points.toRows();
            Partition partition = Partition.refined(points, Arrays.copyOf(rows, 1 + seed), 1e-9);
            double inertia = 0;
            for (int row = 0; row < rows.length; row++) {
                double own = squared(rows[row], partition.centres()[partition.labels()[row]]);
                for (double[] centre : partition.centres()) {
                    assertThat(own).isLessThanOrEqualTo(squared(rows[row], centre) + 1e-12);
                }
                inertia += own;
            }
            assertThat(partition.inertia()).isCloseTo(inertia, within(1e-8 * inertia));
        }
    }

    @Test
    void endsWithCentresAtTheMeansOfTheirPoints() {
        Points points = RandomPoints.of(3000, 5);
        double[][] rows = points.toRows();
        Partition partition = Partition.refined(points, Arrays.copyOf(rows, 4), 0);
        for (int c = 0; c < 4; c++) {
            int cluster = c;
            for (int j = 0; j < 3; j++) {
                int dimension = j;
                double mean =
                        IntStream.range(0, rows.length)
                                .filter(row -> partition.labels()[row] == cluster)
                                .mapToDouble(row -> rows[row][dimension])
                                .average()
                                .orElseThrow();
                assertThat(partition.centres()[c][j]).isCloseTo(mean, within(1e-9));
            }
        }
    }

    @Test
    void fillsClustersThatNoPointIsNearestTo() {
        var points = new Points(new double[] {0, 0.1, 5, 5.1, 9, 9.1});
        double[][] sameCentres = {{0}, {0}, {0}};
        Partition partition = Partition.refined(points, sameCentres, 1e-9);
        assertThat(partition.inertia()).isCloseTo(0.015, within(1e-12));
        double[][] noCentres = {{Double.NaN}, {Double.NaN}, {Double.NaN}};
        assertThat(Partition.refined(points, noCentres, 1e-9).inertia())
                .isCloseTo(0.015, within(1e-12));
    }

    private static double squared(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += (a[j] - b[j]) * (a[j] - b[j]);
        }
        return sum;
    }
}
