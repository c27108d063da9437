package io.clientele.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.util.Random;

class CleaningTest {

    private static final double[] NOISE = new Random(1).doubles(200, 90, 110).toArray();

    @Test
    void bringsASpikeBackToTheEdgeOfTheUsual() {
        double[] values = NOISE.clone();
        values[50] = 1000;

        double[] cleaned = Cleaning.clean(values, 1, 1000);

        assertThat(cleaned[50]).isBetween(100.0, 150.0);
        cleaned[50] = values[50];
        assertThat(cleaned).containsExactly(values);
    }

    @Test
    void keepsASpikeThatComesBackEveryYear() {
        double[] values = NOISE.clone();
        values[40] = 1000;
        values[92] = 1000;

        assertThat(Cleaning.clean(values, 1, 52)[92]).isEqualTo(1000);
    }

    @Test
    void keepsANewLevel() {
        double[] values = NOISE.clone();
        for (int t = 150; t < values.length; t++) {
            values[t] += 300;
        }

        assertThat(Cleaning.clean(values, 1, 1000)).containsExactly(values);
    }

    @Test
    void fillsAGapFromTheSamePlaceInTheSeason() {
        double[] values = new double[70];
        for (int t = 0; t < values.length; t++) {
            values[t] = 10 * (t % 7);
        }
        values[31] = Double.NaN;
        values[38] = Double.NaN;

        double[] cleaned = Cleaning.clean(values, 7, 1000);

        assertThat(cleaned[31]).isEqualTo(30);
        assertThat(cleaned[38]).isEqualTo(30);
    }

    @Test
    void takesRareSalesAsTheyAre() {
        double[] values = new double[100];
        for (int t = 0; t < values.length; t += 10) {
            values[t] = 50;
        }

        assertThat(Cleaning.clean(values, 7, 1000)).containsExactly(values);
        assertThat(Cleaning.median(new double[] {3, 1, 2})).isCloseTo(2, within(0.0));
    }
}
