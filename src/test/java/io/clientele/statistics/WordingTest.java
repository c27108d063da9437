package io.clientele.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

class WordingTest {

    @Test
    void writesFiguresAsPeopleReadThem() {
        assertThat(Wording.count(135_080, "row", "rows")).isEqualTo("135,080 rows");
        assertThat(Wording.count(1, "row", "rows")).isEqualTo("1 row");
        assertThat(Wording.money(999.999)).isEqualTo("1,000.00");
        assertThat(Wording.money(8_887_208.894)).isEqualTo("8,887,209");
        assertThat(Wording.times(2)).isEqualTo("twice");
        assertThat(Wording.times(2.44)).isEqualTo("2.4 times");
        assertThat(Wording.times(100)).isEqualTo("100 times");
        assertThat(Wording.list(List.of("a", "b", "c"))).isEqualTo("a, b and c");
        assertThat(Wording.list(List.of("a"))).isEqualTo("a");
        assertThat(Wording.list(List.of())).isEmpty();
    }

    @Test
    void neverRoundsAShareToNothingOrToTheWhole() {
        assertThat(Wording.percent(0)).isEqualTo("0 %");
        assertThat(Wording.percent(0.0001)).isEqualTo("under 0.1 %");
        assertThat(Wording.percent(0.0219)).isEqualTo("2.2 %");
        assertThat(Wording.percent(0.31)).isEqualTo("31 %");
        assertThat(Wording.percent(0.9999)).isEqualTo("over 99 %");
        assertThat(Wording.percent(1)).isEqualTo("100 %");
    }
}
