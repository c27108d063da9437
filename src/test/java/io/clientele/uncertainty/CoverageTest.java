package io.clientele.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// The short form of [CoverageProgram].
class CoverageTest {

    @Test
    void nineOfTenTruthsLieWithinTheirRanges() {
        List<Coverage> all =
                IntStream.range(0, 12).mapToObj(i -> Coverage.of(World.of(i, 1000), i)).toList();

        assertThat(mean(all, Coverage::probabilityAlive)).isBetween(0.8, 1.0);
        assertThat(mean(all, Coverage::purchases)).isBetween(0.87, 0.95);
        assertThat(mean(all, Coverage::lifetimeValue)).isBetween(0.87, 0.95);
        assertThat(mean(all, Coverage::segmentChance))
                .isCloseTo(mean(all, Coverage::expectedSegmentChance), within(0.02));
    }

    private static double mean(List<Coverage> all, ToDoubleFunction<Coverage> measure) {
        return all.stream().mapToDouble(measure).average().orElse(0);
    }
}
