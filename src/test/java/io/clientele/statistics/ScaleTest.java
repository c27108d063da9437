package io.clientele.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clientele.statistics.Scale.Group;

import org.junit.jupiter.api.Test;

import java.util.List;

class ScaleTest {

    @Test
    void takesTheLevelOfMostLinesAsUsual() {
        var cents = new Group(40, Math.log(100));
        var groups = List.of(new Group(50, 0.1), cents, new Group(30, -0.1));

        double usual = Scale.median(groups).orElseThrow();

        assertThat(usual).isEqualTo(0.1);
        assertThat(Scale.factor(cents, 0)).isCloseTo(100, within(1e-9));
        assertThat(Scale.breaks(cents, usual)).isTrue();
        assertThat(Scale.breaks(new Group(40, -Math.log(7)), usual)).isTrue();
    }

    @Test
    void judgesNeitherFewLinesNorALittleInflation() {
        assertThat(Scale.breaks(new Group(9, Math.log(100)), 0)).isFalse();
        assertThat(Scale.breaks(new Group(1_000, Math.log(4.9)), 0)).isFalse();
        assertThat(Scale.median(List.of())).isEmpty();
    }
}
