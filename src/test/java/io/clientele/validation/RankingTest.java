package io.clientele.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

class RankingTest {

    @Test
    void areaEqualsTheShareOfPairsInTheRightOrder() {
        Random random = new Random(8);
        for (int round = 0; round < 50; round++) {
            int n = 2 + random.nextInt(40);
            double[] prediction = random.ints(n, 0, 8).asDoubleStream().toArray();
            boolean[] bought = new boolean[n];
            for (int i = 0; i < n; i++) {
                bought[i] = random.nextDouble() < 0.4;
            }

            assertThat(new Ranking(prediction).areaUnderCurve(bought))
                    .isCloseTo(byPairs(prediction, bought), within(1e-12));
        }
    }

    private static double byPairs(double[] prediction, boolean[] bought) {
        double right = 0;
        int pairs = 0;
        for (int i = 0; i < bought.length; i++) {
            for (int j = 0; j < bought.length; j++) {
                if (bought[i] && !bought[j]) {
                    pairs++;
                    right += 1 + Math.signum(prediction[i] - prediction[j]);
                }
            }
        }
        return pairs == 0 ? 0.5 : right / 2 / pairs;
    }

    @Test
    void tenthsHoldEverybodyOnceInOrder() {
        double[] values = IntStream.range(0, 103).mapToDouble(i -> (i * 37) % 103).toArray();

        List<CalibrationBin> bins = CalibrationBin.deciles(new Ranking(values), values, values);

        assertThat(bins).hasSize(10);
        assertThat(bins.stream().mapToInt(CalibrationBin::customers).sum()).isEqualTo(103);
        assertThat(bins).extracting(CalibrationBin::predicted).isSorted();
        assertThat(bins).allSatisfy(bin -> assertThat(bin.actual()).isEqualTo(bin.predicted()));
    }

    @Test
    void fewCustomersMakeFewTenths() {
        double[] three = {3, 1, 2};

        assertThat(CalibrationBin.deciles(new Ranking(three), three, three)).hasSize(3);
    }
}
