package io.clientele.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FencesTest {

    /// Quartiles of 1, 2, 4, … 256 are 4 and 64: a factor of 16, cubed is 4,096.
    @Test
    void lieThreeRangesBeyondTheQuartilesOfTheLogarithms() {
        var powers =
                Distribution.of(
                        new double[] {1, 2, 4, 8, 16, 32, 64, 128, 256},
                        new long[] {1, 1, 1, 1, 1, 1, 1, 1, 1});

        var fences = Fences.of(powers);

        assertThat(fences.lower()).isCloseTo(4.0 / 4_096, within(1e-12));
        assertThat(fences.upper()).isCloseTo(64.0 * 4_096, within(1e-6));
        assertThat(fences.isAbove(262_145)).isTrue();
        assertThat(fences.isAbove(262_143)).isFalse();
        assertThat(fences.isBelow(0.0009)).isTrue();
    }

    @Test
    void areNoneWhereHalfOfAllValuesAreEqualOrThereAreFew() {
        var ties = Distribution.of(new double[] {5, 7, 1e9}, new long[] {90, 1, 1});
        var few = Distribution.of(new double[] {1, 1e12}, new long[] {5, 2});

        assertThat(Fences.of(ties)).isEqualTo(Fences.NONE);
        assertThat(Fences.of(few)).isEqualTo(Fences.NONE);
        assertThat(Fences.NONE.isAbove(1e300)).isFalse();
        assertThat(Fences.NONE.isBelow(1e-300)).isFalse();
    }

    @Test
    void needPositiveValues() {
        var withZero = Distribution.of(new double[] {0, 1}, new long[] {1, 20});

        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> Fences.of(withZero));
    }
}
