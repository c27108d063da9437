package io.clientele.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;

class GammaDrawsTest {

    private final Random random = new Random(6);

    @Test
    void haveTheMeanAndVarianceOfTheirShape() {
        for (double shape : new double[] {0.2, 0.9, 1, 3, 40}) {
            check(shape, () -> GammaDraws.draw(shape, random));
            check(
                    shape,
                    () ->
                            GammaDraws.matching(
                                    shape, random.nextGaussian(), 1 - random.nextDouble()));
        }
    }

    @Test
    void ofBetaHaveItsMeanAndVarianceForAnyShapes() {
        for (double[] shapes :
                new double[][] {
                    {8e-7, 2.4e-6}, {2.4e-6, 8e-7}, {0.001, 0.003}, {0.2, 5}, {2, 3}, {40, 9}
                }) {
            double a = shapes[0];
            double b = shapes[1];
            double[] draws =
                    DoubleStream.generate(() -> GammaDraws.beta(a, b, random))
                            .limit(100_000)
                            .toArray();
            double mean = a / (a + b);
            double variance = mean * (1 - mean) / (a + b + 1);

            assertThat(draws).doesNotContain(Double.NaN);
            assertThat(Arrays.stream(draws).average().orElseThrow())
                    .isCloseTo(mean, within(5 * Math.sqrt(variance / draws.length)));
            assertThat(
                            Arrays.stream(draws)
                                    .map(draw -> (draw - mean) * (draw - mean))
                                    .average()
                                    .orElseThrow())
                    .isCloseTo(variance, withinPercentage(20));
        }
    }

    private static void check(double shape, DoubleSupplier draws) {
        int n = 200_000;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double draw = draws.getAsDouble();
            sum += draw;
            squares += draw * draw;
        }
        double mean = sum / n;
        assertThat(mean / shape).isCloseTo(1, within(0.02));
        assertThat((squares / n - mean * mean) / shape).isCloseTo(1, within(0.05));
    }
}
