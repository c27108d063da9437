package io.clientele.timeseries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

class YearlySeasonTest {

    private static final int YEAR = 52;

    private static double december(int week) {
        return week % YEAR >= 47 ? 3 : 1;
    }

    @Test
    void findsASeasonThatTheYearsShare() {
        double[] history =
                IntStream.range(0, 150).mapToDouble(YearlySeasonTest::december).toArray();

        double[] indices = YearlySeason.Indices.of(history, YEAR, 1, 0).values();

        for (int h = 0; h < YEAR; h++) {
            assertThat(indices[h] / indices[0])
                    .isCloseTo(december(150 + h) / december(150), within(1e-9));
        }
    }

    /// Triangular weights of a quarter, a half and a quarter.
    @Test
    void drawsIndicesSmooth() {
        double[] history = new double[104];
        Arrays.fill(history, 1);
        history[30] = 5;
        history[82] = 5;

        double[] indices = YearlySeason.Indices.of(history, YEAR, 1, 1).values();

        double flat = indices[0];
        assertThat(indices[29] - flat).isCloseTo((indices[30] - flat) / 2, within(1e-9));
        assertThat(indices[31] - flat).isCloseTo((indices[30] - flat) / 2, within(1e-9));
        assertThat(indices[28]).isCloseTo(flat, within(1e-9));
    }

    @Test
    void findsNoneInNoise() {
        double away = 0;
        for (int seed = 0; seed < 30; seed++) {
            double[] history = new Random(seed).doubles(104, 50, 150).toArray();
            for (double index : YearlySeason.Indices.of(history, YEAR, 1, 1).values()) {
                away += Math.abs(index - 1) / YEAR / 30;
            }
        }
        assertThat(away).as("0.14 without shrinking").isLessThan(0.03);
    }

    @Test
    void takesGrowthForNoSeason() {
        double[] history = IntStream.range(0, 120).mapToDouble(week -> 100 + 9 * week).toArray();

        assertThat(Arrays.stream(YearlySeason.Indices.of(history, YEAR, 1, 1).values()).boxed())
                .allSatisfy(index -> assertThat(index).isCloseTo(1, within(0.02)));
    }

    /// 104 days of a shop that opens two days a week; the weeks of the year, not its days, differ.
    @Test
    void sharesAnIndexAmongTheDaysOfAWeek() {
        double[] history =
                IntStream.range(0, 220)
                        .mapToDouble(day -> december(day / 2) * (1 + day % 2))
                        .toArray();

        double[] indices = YearlySeason.Indices.of(history, 104, 2, 0).values();

        assertThat(indices).hasSize(YEAR);
        assertThat(indices[47 - 6] / indices[0]).isCloseTo(3, within(1e-9));
    }

    @Test
    void isTheMethodItselfUntilTwoYearsAreKnown() {
        double[] history = Simulated.sales(2 * YEAR - 1, 3);
        var plain = new Theta("theta");
        var yearly = new YearlySeason(plain, YEAR, 1, 1);

        assertThat(yearly.learn(history).forecast(history, 20))
                .containsExactly(plain.learn(history).forecast(history, 20));
        assertThat(yearly.name()).isEqualTo("yearly-theta");
    }
}
