package io.clientele.timeseries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;

class RuleOfThumbTest {

    private static final double[] HISTORY = {1, 2, 3, 4, 5, 6, 8, 9, 10};

    @Test
    void repeatsMeansOfThePlaceInTheSeason() {
        assertThat(new SeasonalMeans("naive", 1, 1).forecast(HISTORY, 3)).containsOnly(10);
        assertThat(new SeasonalMeans("seasonal", 3, 1).forecast(HISTORY, 4))
                .containsExactly(8, 9, 10, 8);
        assertThat(new SeasonalMeans("average", 1, 4).forecast(HISTORY, 2)).containsOnly(8.25);
        assertThat(new SeasonalMeans("means", 3, 2).forecast(HISTORY, 3)).containsExactly(6, 7, 8);
    }

    @Test
    void repeatsLastYearAtThisYearsLevel() {
        double[] history = new double[120];
        for (int t = 0; t < history.length; t++) {
            double season = 10 + Math.sin(2 * Math.PI * t / 52);
            history[t] = t < 60 ? season : 3 * season;
        }
        var method = new LastYear("last-year", 52, 8, 1);

        // Sixty weeks in, the level trebled; the next twelve weeks still know the year before.
        double[] forecast = method.forecast(Arrays.copyOf(history, 104), 7);

        for (int h = 0; h < 7; h++) {
            assertThat(forecast[h]).isCloseTo(history[104 + h], within(0.2));
        }
    }

    /// Three years of months, each a fifth above the one before: 1, 1.2, 1.44, and so 1.728.
    @Test
    void repeatsTheMonthsOfLastYearAsMuchAboveItAsTheLastOnesAre() {
        double[] season = {3, 1, 2, 2, 1, 1, 1, 2, 2, 3, 5, 9};
        double[] history = new double[36];
        for (int t = 0; t < history.length; t++) {
            int year = t / 12;
            history[t] = season[t % 12] * Math.pow(1.2, year);
        }

        double[] forecast = new LastYear("last-year", 12, 3, 0).forecast(history, 24);

        for (int h = 0; h < forecast.length; h++) {
            assertThat(forecast[h]).isCloseTo(1.728 * season[h % 12], within(1e-12));
        }
    }

    @ParameterizedTest
    @CsvSource({"3, 12", "12, 1", "0, 0", "3, -1"})
    void refusesALastYearThatIsComparedWithItself(int window, int season) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LastYear("last-year", 12, window, season));
    }

    @Test
    void findsTheIndicesOfAPureSeason() {
        double[] season = {0.5, 1, 1.5};
        double[] history = new double[30];
        for (int t = 0; t < history.length; t++) {
            history[t] = 10 * season[t % 3];
        }

        assertThat(SeasonalIndices.ratios(history, 3, 8)).containsExactly(season, within(1e-12));
        assertThat(SeasonalIndices.differences(history, 3, 8))
                .containsExactly(new double[] {-5, 0, 5}, within(1e-12));
    }

    @Test
    void minimisesRosenbrocksValleyWithinABox() {
        double[] least =
                NelderMead.minimize(
                        p -> Math.pow(1 - p[0], 2) + 100 * Math.pow(p[1] - p[0] * p[0], 2),
                        new double[] {-0.5, 0.5},
                        new double[] {-2, -2},
                        new double[] {2, 2});

        assertThat(least).containsExactly(new double[] {1, 1}, within(1e-2));
    }
}
