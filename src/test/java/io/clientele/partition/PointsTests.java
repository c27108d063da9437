package io.clientele.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;

class PointsTests {

    @Test
    void standardisesWithThePopulationDeviation() {
        Points points =
                Points.standardised(
                        List.of(
                                new double[] {0, Math.log(2), 2 * Math.log(2)},
                                new double[] {1, 1, 1},
                                new double[] {0, 0, 1}));
        // deviations ln 2 × √(2/3), 0 and √2/3
        double edge = Math.sqrt(1.5);
        assertThat(points.column(0)).containsExactly(new double[] {-edge, 0, edge}, within(1e-9));
        assertThat(points.column(1)).containsExactly(0, 0, 0);
        double half = Math.sqrt(0.5);
        assertThat(points.column(2))
                .containsExactly(new double[] {-half, -half, 2 * half}, within(1e-9));
    }

    @Test
    void treatsRoundingNoiseAsConstant() {
        double[] sums = {0.1 + 0.2, 0.3, 0.3};
        Points points = Points.standardised(List.of(new double[3], new double[3], sums));
        assertThat(points.column(2)).containsExactly(0, 0, 0);
    }

    @Test
    void treatsValuesABitApartAsAlike() {
        double x = 5;
        double[] nearby = {x, Math.nextUp(x), Math.nextDown(x), 7};
        Points points = Points.standardised(List.of(new double[4], new double[4], nearby));
        assertThat(points.distinct(10)).containsExactly(0, 3);
    }

    @Test
    void samplesWithoutReplacementAndAlikeForOneSeed() {
        Points points = RandomPoints.of(5000, 3);
        int[] sample = points.sample(700, 9);
        assertThat(sample).hasSize(700).doesNotHaveDuplicates().isSorted();
        assertThat(points.sample(700, 9)).isEqualTo(sample);
        assertThat(points.sample(700, 10)).isNotEqualTo(sample);
        assertThat(Arrays.stream(sample).average().orElse(0)).isCloseTo(2500, within(200.0));
        assertThat(points.sample(5000, 9)).hasSize(5000);
    }

    @Test
    void findsRowsThatDiffer() {
        var points = new Points(new double[] {1, 1, 2, 1, 2}, new double[] {0, 0, 0, 5, 0});
        assertThat(points.distinct(10)).containsExactly(0, 2, 3);
        assertThat(points.distinct(2)).containsExactly(0, 2);
    }
}
