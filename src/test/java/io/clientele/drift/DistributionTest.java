package io.clientele.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

class DistributionTest {

    @Test
    void fillsTenBinsAlike() {
        var values = IntStream.range(0, 1000).mapToDouble(i -> i).toArray();

        var deciles = Distribution.ofDeciles(values);

        assertThat(deciles.edges()).containsExactly(100, 200, 300, 400, 500, 600, 700, 800, 900);
        assertThat(deciles.shares()).hasSize(10);
        assertThat(Arrays.stream(deciles.shares()).sum()).isEqualTo(1, within(1e-12));
        assertThat(deciles.shares()[4]).isEqualTo(0.1);
    }

    @Test
    void hasOneBinForOneValueHoweverOften() {
        var same = Distribution.ofDeciles(new double[] {3, 3, 3});

        assertThat(same.edges()).isEmpty();
        assertThat(same.shares()).containsExactly(1);
        assertThat(same.sharesOf(new double[] {1, 9})).containsExactly(1);
    }

    @Test
    void countsOtherValuesInItsOwnBinsWhateverTheirOrder() {
        var random = new Random(3);
        var before = random.doubles(500).toArray();
        var deciles = Distribution.ofDeciles(before);
        var now = random.doubles(500).map(value -> value * 2).toArray();
        var reversed = IntStream.range(0, 500).mapToDouble(i -> now[499 - i]).toArray();

        assertThat(deciles.sharesOf(before)).isEqualTo(deciles.shares());
        assertThat(deciles.sharesOf(now)).isEqualTo(deciles.sharesOf(reversed));
        assertThat(Arrays.stream(deciles.sharesOf(now)).sum()).isEqualTo(1, within(1e-12));
    }

    @Test
    void refusesNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Distribution.ofDeciles(new double[0]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Distribution(new double[2], new double[2], 2));
    }
}
