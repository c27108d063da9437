package io.clientele.timeseries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clientele.timeseries.ExponentialSmoothing.Trend;

import org.junit.jupiter.api.Test;

class ThetaTest {

    /// The original recipe: the mean of the straight line through the history, prolonged, and of
    /// simple smoothing of the line that has its bends doubled.
    @Test
    void isTheMeanOfTheTwoThetaLinesOfAssimakopoulosAndNikolopoulos2000() {
        double[] history = Simulated.sales(60, 3);
        var simple = ExponentialSmoothing.of("simple", Trend.NONE);
        var smoothing = new Smoothing(simple, 0.35, 0, 0, 1);
        int n = history.length;
        double middle = (n - 1) / 2.0;
        double mean = 0;
        double slope = 0;
        for (int t = 0; t < n; t++) {
            mean += history[t] / n;
            slope += (t - middle) * history[t] / (n * (n * (double) n - 1) / 12);
        }
        double start = smoothing.begin(history).level();
        var doubled =
                new Smoothing.State(
                        smoothing, 2 * start - (mean - slope * middle), 0, new double[1]);
        for (int t = 0; t < n; t++) {
            doubled.see(2 * history[t] - (mean + slope * (t - middle)));
        }

        double[] forecast = Theta.forecast(smoothing, history, 5);

        for (int h = 0; h < 5; h++) {
            double line = mean + slope * (n + h - middle);
            assertThat(forecast[h]).isCloseTo((line + doubled.level()) / 2, within(1e-6));
        }
    }

    @Test
    void driftsByHalfTheSlopeOfTheHistory() {
        double[] line = new double[50];
        for (int t = 0; t < line.length; t++) {
            line[t] = 100 + 3 * t;
        }

        double[] forecast = new Theta("theta").learn(line).forecast(line, 4);

        assertThat(forecast[3] - forecast[2]).isCloseTo(1.5, within(1e-6));
    }
}
