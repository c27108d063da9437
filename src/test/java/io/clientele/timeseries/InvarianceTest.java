package io.clientele.timeseries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.clientele.timeseries.ExponentialSmoothing.Season;
import io.clientele.timeseries.ExponentialSmoothing.Trend;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Arrays;
import java.util.stream.Stream;

/// What holds for every method.
class InvarianceTest {

    static Stream<ForecastingMethod> methods() {
        return Stream.of(
                new SeasonalMeans("means", 7, 4),
                ExponentialSmoothing.of("simple", Trend.NONE),
                ExponentialSmoothing.of("holt", Trend.ADDITIVE),
                ExponentialSmoothing.of("damped", Trend.DAMPED),
                new ExponentialSmoothing("additive", Trend.NONE, Season.ADDITIVE, 7),
                new ExponentialSmoothing("multiplied", Trend.DAMPED, Season.MULTIPLICATIVE, 7),
                new Theta("theta"),
                new Arima("arima"),
                new Deseasonalised(new Theta("theta"), 7, 26),
                new YearlySeason(new Theta("theta"), 70, 7, 1),
                new LastYear("last-year", 70, 14, 7));
    }

    @ParameterizedTest
    @MethodSource("methods")
    void anotherCurrencyChangesNothingElse(ForecastingMethod method) {
        double[] history = Simulated.sales(150, 11);
        double[] pence = Arrays.stream(history).map(value -> 100 * value).toArray();

        double[] inPounds = method.learn(history).forecast(history, 10);
        double[] inPence = method.learn(pence).forecast(pence, 10);

        for (int h = 0; h < 10; h++) {
            assertThat(inPence[h]).isCloseTo(100 * inPounds[h], withinPercentage(0.01));
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void aConstantIsForecastAsItself(ForecastingMethod method) {
        double[] history = new double[150];
        Arrays.fill(history, 42);

        assertThat(Arrays.stream(method.learn(history).forecast(history, 10)).boxed())
                .allSatisfy(value -> assertThat(value).isCloseTo(42, withinPercentage(0.001)));
    }

    @ParameterizedTest
    @MethodSource("methods")
    void learnsFromTheShortestHistoryItNames(ForecastingMethod method) {
        double[] history = Simulated.sales(method.shortestHistory(), 4);

        assertThat(Arrays.stream(method.learn(history).forecast(history, 14)).boxed())
                .hasSize(14)
                .allMatch(Double::isFinite);
    }

    @ParameterizedTest
    @MethodSource("methods")
    void nothingSoldIsForecastAsNothing(ForecastingMethod method) {
        double[] history = new double[150];

        assertThat(method.learn(history).forecast(history, 10)).containsOnly(0);
    }
}
