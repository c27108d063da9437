package io.clientele.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.Random;

class DistributionTest {

    /// `numpy.quantile([1, 2, 4, 8], p)`: the fourth is not 5.6, as interpolating from below gives.
    @Test
    void interpolatesAsNumpyDoesToTheLastBit() {
        var values = Distribution.of(new double[] {1, 2, 4, 8}, new long[] {1, 1, 1, 1});
        assertThat(values.quantile(0.0)).isEqualTo(1);
        assertThat(values.quantile(0.2)).isEqualTo(1.6);
        assertThat(values.quantile(0.5)).isEqualTo(3);
        assertThat(values.quantile(0.8)).isEqualTo(5.600000000000001);
        assertThat(values.quantile(1.0)).isEqualTo(8);
    }

    /// `numpy.quantile([1, 2, 2, 2, 5, 9], [0, .1, .25, .5, .75, .9, 1])`.
    @Test
    void interpolatesQuantilesAsNumpyDoes() {
        var values = Distribution.of(new double[] {9, 2, 1, 5}, new long[] {1, 3, 1, 1});

        assertThat(values.count()).isEqualTo(6);
        double[] p = {0, 0.1, 0.25, 0.5, 0.75, 0.9, 1};
        double[] expected = {1, 1.5, 2, 2, 4.25, 7, 9};
        for (int i = 0; i < p.length; i++) {
            assertThat(values.quantile(p[i])).as("%s", p[i]).isCloseTo(expected[i], within(1e-12));
        }
    }

    @Test
    void agreesWithTheSortedValuesWhateverTheirNumber() {
        var random = new Random(7);
        for (int run = 0; run < 200; run++) {
            double[] all = random.ints(1 + run, 0, 12).asDoubleStream().toArray();
            var counted = Distribution.of(all, Arrays.stream(all).mapToLong(v -> 1).toArray());
            double p = random.nextDouble();

            Arrays.sort(all);
            double position = p * (all.length - 1);
            int below = (int) position;
            double above = all[Math.min(below + 1, all.length - 1)];
            assertThat(counted.quantile(p))
                    .isCloseTo(
                            all[below] + (position - below) * (above - all[below]), within(1e-9));
        }
    }

    @Test
    void leavesOutValuesThatDoNotOccur() {
        var one = Distribution.of(new double[] {3, 99}, new long[] {1, 0});

        assertThat(one.quantile(0)).isEqualTo(3);
        assertThat(one.quantile(1)).isEqualTo(3);
        assertThat(Distribution.of(new double[] {1}, new long[] {0}).isEmpty()).isTrue();
    }

    @Test
    void refusesWhatIsNoDistribution() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> Distribution.of(new double[] {1}, new long[] {}));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> Distribution.of(new double[] {1}, new long[] {-1}));
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> Distribution.of(new double[0], new long[0]).quantile(0.5));
    }
}
