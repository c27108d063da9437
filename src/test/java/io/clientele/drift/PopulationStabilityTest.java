package io.clientele.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.Random;

class PopulationStabilityTest {

    /// (.5-.4) ln(.5/.4) + (.3-.4) ln(.3/.4) + (.2-.2) ln 1, by hand.
    @Test
    void addsUpTheSharesThatMoved() {
        double index =
                PopulationStability.index(
                        new double[] {0.4, 0.4, 0.2}, new double[] {0.5, 0.3, 0.2});

        assertThat(index).isEqualTo(0.022_314_355 + 0.028_768_207, within(1e-8));
        assertThat(PopulationStability.level(index)).isEqualTo(Drift.STABLE);
    }

    @Test
    void isZeroForTheSameSharesAndTheSameBothWays() {
        var random = new Random(7);
        for (int i = 0; i < 100; i++) {
            var a = shares(random);
            var b = shares(random);

            assertThat(PopulationStability.index(a, a)).isZero();
            assertThat(PopulationStability.index(a, b))
                    .isPositive()
                    .isEqualTo(PopulationStability.index(b, a), within(1e-12));
        }
    }

    @Test
    void staysFiniteWhenABinEmpties() {
        double index = PopulationStability.index(new double[] {1, 0}, new double[] {0, 1});

        assertThat(index).isFinite();
        assertThat(PopulationStability.level(index)).isEqualTo(Drift.SHIFTED);
    }

    @Test
    void callsTheLimitsByTheirNames() {
        assertThat(PopulationStability.level(0.099)).isEqualTo(Drift.STABLE);
        assertThat(PopulationStability.level(0.1)).isEqualTo(Drift.SHIFTING);
        assertThat(PopulationStability.level(0.25)).isEqualTo(Drift.SHIFTED);
        assertThat(Drift.SHIFTED).hasToString("shifted");
    }

    @Test
    void refusesOtherBins() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> PopulationStability.index(new double[] {1}, new double[] {0.5, 0.5}))
                .withMessageContaining("1 bins before, 2 now");
    }

    private static double[] shares(Random random) {
        var shares = random.doubles(10, 0.01, 1).toArray();
        double sum = Arrays.stream(shares).sum();
        return Arrays.stream(shares).map(share -> share / sum).toArray();
    }
}
