package io.clientele.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

class EndsTest {

    private static double[] draws(double... values) {
        return values;
    }

    @Test
    void leaveATwentiethOutOnEitherSide() {
        double[] amounts = IntStream.rangeClosed(1, 100).mapToDouble(i -> i).toArray();

        assertThat(Ends.ofAmounts(amounts)).isEqualTo(new Ends(6, 95));
        assertThat(Ends.ofCounts(amounts)).isEqualTo(new Ends(6, 95));
    }

    @Test
    void leaveTheTenthOutAboveWhereNothingLiesBelow() {
        double[] amounts = IntStream.range(0, 100).mapToDouble(i -> Math.max(0, i - 29)).toArray();

        assertThat(Ends.ofAmounts(amounts)).isEqualTo(new Ends(0, 60));
    }

    /// 80 % make none, 18 % one, 2 % two: up to 1 is 98 %, which is nearer to 90 % than 80 % is.
    @Test
    void takeTheNearerOfTwoCounts() {
        double[] counts =
                DoubleStream.concat(
                                Arrays.stream(new double[80]),
                                IntStream.range(0, 20).mapToDouble(i -> i < 18 ? 1 : 2))
                        .toArray();

        assertThat(Ends.ofCounts(counts)).isEqualTo(new Ends(0, 1));
        assertThat(Ends.ofCounts(draws(0, 0, 0, 0, 0, 0, 0, 0, 0, 9))).isEqualTo(new Ends(0, 0));
    }
}
