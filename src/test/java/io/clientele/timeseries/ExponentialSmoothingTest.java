package io.clientele.timeseries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clientele.timeseries.ExponentialSmoothing.Season;
import io.clientele.timeseries.ExponentialSmoothing.Trend;

import org.junit.jupiter.api.Test;

class ExponentialSmoothingTest {

    /// Saudi Arabia's oil production 1996 to 2013, million tonnes.
    private static final double[] OIL = {
        445.3641, 453.1950, 454.4096, 422.3789, 456.0371, 440.3866, 425.1944, 486.2052, 500.4291,
        521.2759, 508.9476, 488.8889, 509.8706, 456.7229, 473.8166, 525.9509, 549.8338, 542.3405
    };

    /// Australia's air passengers 1990 to 2004, millions.
    private static final double[] AIR = {
        17.5534, 21.86, 23.8866, 26.9293, 26.8885, 28.8314, 30.0751, 30.9535, 30.1857, 31.5797,
        32.5776, 33.4774, 39.0216, 41.3864, 41.5966
    };

    @Test
    void matchesHyndmanAthanasopoulos2018Section71OnSaudiOil() {
        var model = (Smoothing) ExponentialSmoothing.of("simple", Trend.NONE).learn(OIL);

        assertThat(model.alpha()).isCloseTo(0.8339, within(2e-4));
        assertThat(model.begin(OIL).level()).isCloseTo(446.5868, within(0.05));
        assertThat(model.forecast(OIL, 5)).containsOnly(new double[] {542.6806}, within(1e-3));
    }

    @Test
    void matchesHyndmanAthanasopoulos2014Section72OnAirPassengers() {
        var holt = ExponentialSmoothing.of("holt", Trend.ADDITIVE);
        var model = new Smoothing(holt, 0.8, 0.8 * 0.2, 0, 1);
        var state = new Smoothing.State(model, AIR[0], AIR[1] - AIR[0], new double[1]);
        for (double value : AIR) {
            state.see(value);
        }

        assertThat(state.ahead(5))
                .containsExactly(new double[] {43.76, 45.59, 47.43, 49.27, 51.10}, within(0.006));
    }

    @Test
    void startsWhereNoOtherStartErrsLess() {
        var holt = ExponentialSmoothing.of("holt", Trend.ADDITIVE);
        var model = new Smoothing(holt, 0.5, 0.1, 0, 1);
        double least = model.squaredError(AIR, model.begin(AIR));
        for (double level = 10; level < 25; level += 0.5) {
            for (double trend = -1; trend < 4; trend += 0.25) {
                var state = new Smoothing.State(model, level, trend, new double[1]);
                double sum = 0;
                for (double value : AIR) {
                    sum += Math.pow(state.see(value), 2);
                }
                assertThat(sum).isGreaterThanOrEqualTo(least - 1e-9);
            }
        }
    }

    @Test
    void learnsSharesThatNoGridBeats() {
        double[] sales = Simulated.sales(140, 5);
        var method = new ExponentialSmoothing("additive", Trend.DAMPED, Season.ADDITIVE, 7);
        var model = (Smoothing) method.learn(sales);
        double least = model.squaredError(sales, model.begin(sales));
        for (double alpha = 0.05; alpha < 1; alpha += 0.1) {
            for (double beta = 0.05; beta < 1; beta += 0.2) {
                for (double gamma = 0.05; gamma < 1; gamma += 0.2) {
                    for (double phi : new double[] {0.8, 0.9, 0.98}) {
                        var other =
                                new Smoothing(
                                        method, alpha, alpha * beta, (1 - alpha) * gamma, phi);
                        assertThat(other.squaredError(sales, other.begin(sales)))
                                .isGreaterThan(0.999 * least);
                    }
                }
            }
        }
    }

    /// The component form of Holt & Winters as textbooks print it, with beta and gamma of their
    /// own.
    @Test
    void agreesWithTheComponentFormOfHoltWinters() {
        double[] sales = Simulated.sales(70, 1);
        var method = new ExponentialSmoothing("additive", Trend.ADDITIVE, Season.ADDITIVE, 7);
        double[] season = {-3, -2, -1, 0, 1, 2, 3};
        var state =
                new Smoothing.State(
                        new Smoothing(method, 0.4, 0.4 * 0.3, 0.2, 1), 100, 1, season.clone());
        double level = 100;
        double trend = 1;
        for (int t = 0; t < sales.length; t++) {
            state.see(sales[t]);
            double before = level;
            double old = season[t % 7];
            level = 0.4 * (sales[t] - old) + 0.6 * (level + trend);
            season[t % 7] = 0.2 * (sales[t] - before - trend) + 0.8 * old;
            trend = 0.3 * (level - before) + 0.7 * trend;
        }

        assertThat(state.ahead(9)[8])
                .isCloseTo(level + 9 * trend + season[(sales.length + 8) % 7], within(1e-9));
    }

    @Test
    void dampsTheTrendTowardsALimit() {
        double[] line = new double[40];
        for (int t = 0; t < line.length; t++) {
            line[t] = 10 + 2 * t;
        }

        double[] straight =
                ExponentialSmoothing.of("holt", Trend.ADDITIVE).learn(line).forecast(line, 100);
        double[] damped =
                ExponentialSmoothing.of("damped", Trend.DAMPED).learn(line).forecast(line, 100);

        assertThat(straight[99]).isCloseTo(10 + 2 * 139, within(1e-3));
        assertThat(damped[99]).isLessThan(straight[99]);
        assertThat(damped[99] - damped[98]).isLessThan(damped[1] - damped[0]);
    }
}
