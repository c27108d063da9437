package io.clientele.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.util.Random;
import java.util.function.DoubleSupplier;

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
