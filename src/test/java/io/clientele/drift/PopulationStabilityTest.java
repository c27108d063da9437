package io.clientele.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;
import java.util.Random;
import java.util.SplittableRandom;

class PopulationStabilityTest {

    /// (.5-.4) ln(.5/.4) + (.3-.4) ln(.3/.4) + (.2-.2) ln 1, by hand.
    @Test
    void addsUpTheSharesThatMoved() {
        double index =
                PopulationStability.index(
                        new double[] {0.4, 0.4, 0.2}, 1_000, new double[] {0.5, 0.3, 0.2}, 1_000);

        assertThat(index).isEqualTo(0.022_314_355 + 0.028_768_207, within(1e-8));
        assertThat(PopulationStability.level(index, 0)).isEqualTo(Drift.STABLE);
    }

    @Test
    void isZeroForTheSameSharesAndTheSameBothWays() {
        var random = new Random(7);
        for (int i = 0; i < 100; i++) {
            var a = shares(random);
            var b = shares(random);

            assertThat(PopulationStability.index(a, 900, a, 900)).isZero();
            assertThat(PopulationStability.index(a, 900, b, 900))
                    .isPositive()
                    .isEqualTo(PopulationStability.index(b, 900, a, 900), within(1e-12));
        }
    }

    @Test
    void staysFiniteWhenABinEmpties() {
        double index = PopulationStability.index(new double[] {1, 0}, 10, new double[] {0, 1}, 10);

        assertThat(index).isFinite();
        assertThat(PopulationStability.level(index, 0)).isEqualTo(Drift.SHIFTED);
    }

    @Test
    void callsTheLimitsByTheirNames() {
        assertThat(PopulationStability.level(0.099, 0)).isEqualTo(Drift.STABLE);
        assertThat(PopulationStability.level(0.1, 0)).isEqualTo(Drift.SHIFTING);
        assertThat(PopulationStability.level(0.25, 0)).isEqualTo(Drift.SHIFTED);
        assertThat(Drift.SHIFTED).hasToString("shifted");
    }

    @Test
    void hardlyCountsASegmentOfTwoThatEmpties() {
        double index =
                PopulationStability.index(new double[] {0.98, 0.02}, 100, new double[] {1, 0}, 100);

        assertThat(index).isLessThan(0.03);
        assertThat(PopulationStability.level(index, PopulationStability.byChance(2, 100, 100)))
                .isEqualTo(Drift.STABLE);
    }

    /// Two samples of one population over ten bins: what is said of chance is what is seen.
    @ParameterizedTest
    @CsvSource({"100, 100", "100, 1000", "1000, 1000"})
    void knowsWhatChanceMakes(int before, int now) {
        var random = new SplittableRandom(before + now);
        int repeats = 2_000;
        double sum = 0;
        int moved = 0;
        double byChance = PopulationStability.byChance(10, before, now);
        for (int i = 0; i < repeats; i++) {
            double index =
                    PopulationStability.index(
                            drawn(random, before), before, drawn(random, now), now);
            sum += index;
            moved += PopulationStability.level(index, byChance) == Drift.STABLE ? 0 : 1;
        }

        assertThat(sum / repeats).isCloseTo(byChance, withinPercentage(15));
        assertThat((double) moved / repeats).isLessThan(0.2);
    }

    private static double[] drawn(SplittableRandom random, int customers) {
        var shares = new double[10];
        for (int i = 0; i < customers; i++) {
            shares[random.nextInt(shares.length)] += 1.0 / customers;
        }
        return shares;
    }

    @Test
    void refusesOtherBins() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                PopulationStability.index(
                                        new double[] {1}, 2, new double[] {0.5, 0.5}, 2))
                .withMessageContaining("1 bins before, 2 now");
    }

    private static double[] shares(Random random) {
        var shares = random.doubles(10, 0.01, 1).toArray();
        double sum = Arrays.stream(shares).sum();
        return Arrays.stream(shares).map(share -> share / sum).toArray();
    }
}
