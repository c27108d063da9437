package io.clientele.clustering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.util.Arrays;

class PointsTests {

    @Test
    void standardisesLogarithmsWithThePopulationDeviation() {
        Points points =
                Points.ofCustomers(
                        new int[] {0, 1, 3}, new int[] {1, 1, 1}, new double[] {0, 0, Math.E - 1});
        // log1p: 0, ln 2, 2 ln 2, deviation ln 2 × √(2/3); and 0, 0, 1, deviation √2/3
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
        Points points = Points.ofCustomers(new int[3], new int[3], sums);
        assertThat(points.column(2)).containsExactly(0, 0, 0);
    }

    @Test
    void treatsValuesABitApartAsAlike() {
        double x = 5;
        double[] nearby = {x, Math.nextUp(x), Math.nextDown(x), 7};
        Points points = Points.ofCustomers(new int[4], new int[4], nearby);
        assertThat(points.distinct(10)).containsExactly(0, 3);
    }

    @Test
    void mirrorsAmountsBelowZero() {
        Points points = Points.ofCustomers(new int[2], new int[2], new double[] {-40, 40});
        assertThat(points.column(2)).containsExactly(new double[] {-1, 1}, within(1e-9));
    }

    @Test
    void samplesWithoutReplacementAndAlikeForOneSeed() {
        Points points = Shop.random(5000, 3).points();
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
