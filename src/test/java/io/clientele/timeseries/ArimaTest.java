package io.clientele.timeseries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.util.Arrays;

class ArimaTest {

    /// One step ahead, an invertible model weighs the last value by the sum of its first terms. The
    /// test at 10 % takes some series that rest for wandering ones; these are left out.
    @Test
    void findsTheAutoregressionThatMadeASeries() {
        double sum = 0;
        int resting = 0;
        for (int seed = 0; seed < 20; seed++) {
            var model = (ArmaModel) new Arima("arima").learn(Simulated.arma(400, 0.5, 0, seed));
            if (!model.differenced()) {
                sum += first(model.ar()) + first(model.ma());
                resting++;
            }
        }
        assertThat(resting).isGreaterThan(12);
        assertThat(sum / resting).isCloseTo(0.5, within(0.06));
    }

    @Test
    void forecastsAFirstOrderAutoregressionByItsPowers() {
        double[] series = Simulated.arma(300, 0.7, 0, 8);
        var model = new ArmaModel(new double[] {0.7}, new double[0], false);
        double mean = Arrays.stream(series).average().orElseThrow();
        double last = series[299] - mean;

        assertThat(model.forecast(series, 3))
                .containsExactly(
                        new double[] {mean + 0.7 * last, mean + 0.49 * last, mean + 0.343 * last},
                        within(1e-9));
    }

    @Test
    void isSimpleSmoothingWhenDifferencedWithOneMovingAverage() {
        double[] series = Simulated.wandering(200, 2);
        var model = new ArmaModel(new double[0], new double[] {-0.6}, true);
        double level = series[0];
        for (double value : series) {
            level += 0.4 * (value - level);
        }

        assertThat(model.forecast(series, 3)).containsOnly(new double[] {level}, within(1e-6));
    }

    @Test
    void differencesALevelThatWandersAndNotOneThatRests() {
        int wandering = 0;
        int resting = 0;
        for (int seed = 0; seed < 50; seed++) {
            wandering += Kpss.wanders(Simulated.wandering(150, seed)) ? 1 : 0;
            resting += Kpss.wanders(Simulated.arma(150, 0.2, 0, seed)) ? 1 : 0;
        }
        assertThat(wandering).isGreaterThan(45);
        assertThat(resting).isLessThan(12);
    }

    /// The roots of 1 - 0.5 z - 0.3 z² belong to the partial autocorrelations 0.5 / 0.7 and 0.3.
    @Test
    void turnsPartialAutocorrelationsIntoCoefficients() {
        assertThat(Arima.coefficients(new double[] {0.5 / 0.7, 0.3}))
                .containsExactly(new double[] {0.5, 0.3}, within(1e-12));
    }

    private static double first(double[] coefficients) {
        return coefficients.length == 0 ? 0 : coefficients[0];
    }
}
