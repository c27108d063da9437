package io.clientele.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.util.Random;

class ComparisonTest {

    /// Of 100 customers 40 are champions, of 200 others 50: pooled nowhere, so
    /// z = .15 / sqrt(.24 / 99 + .1875 / 199) = 2.585 and p = .00974.
    @Test
    void isTheZTestOfTwoSharesWhereEveryCustomerCountsOne() {
        var one = shares(40, 100);
        var other = shares(50, 200);

        assertThat(one.value()).isEqualTo(0.4);
        assertThat(one.variance()).isCloseTo(0.24 / 99, within(1e-12));
        double z = 0.15 / Math.sqrt(0.24 / 99 + 0.1875 / 199);
        assertThat(z).isCloseTo(2.585, within(1e-3));
        assertThat(Comparison.pValue(one, other, 0)).isCloseTo(0.00974, within(2e-5));
        assertThat(Comparison.pValue(one, other, 0)).isEqualTo(Comparison.pValue(other, one, 0));
    }

    @Test
    void takesTheRestFromTheWhole() {
        var whole = new Ratio();
        var part = new Ratio();
        var rest = new Ratio();
        var random = new Random(3);
        for (int i = 0; i < 500; i++) {
            int orders = 1 + random.nextInt(5);
            double revenue = orders * random.nextDouble() * 100;
            whole.add(revenue, orders);
            (i % 3 == 0 ? part : rest).add(revenue, orders);
        }

        var taken = whole.without(part);

        assertThat(taken.customers()).isEqualTo(rest.customers());
        assertThat(taken.value()).isCloseTo(rest.value(), within(1e-9));
        assertThat(taken.variance()).isCloseTo(rest.variance(), within(1e-9));
    }

    @Test
    void doesNotTakeTheLinesOfOneCustomerForManyOpinions() {
        var loyal = new Ratio();
        var spread = new Ratio();
        for (int i = 0; i < 50; i++) {
            loyal.add(i == 0 ? 100 : 0, 100);
            spread.add(2, 100);
        }

        assertThat(loyal.value()).isEqualTo(spread.value());
        assertThat(loyal.variance()).isGreaterThan(100 * spread.variance());
    }

    @Test
    void judgesNoFewCustomersAndNoEmptyGroup() {
        assertThat(Comparison.pValue(shares(1, 29), shares(50, 200), 0)).isNaN();
        assertThat(Comparison.pValue(new Ratio(), shares(50, 200), 0)).isNaN();
        assertThat(Comparison.pValue(shares(10, 40), shares(50, 200), 0)).isEqualTo(1);
        assertThat(Comparison.pValue(shares(0, 40), shares(200, 200), 0)).isZero();
    }

    /// R: `p.adjust(c(0.01, 0.04, 0.03, NA, 0.005), "holm")`.
    @Test
    void correctsAsRDoes() {
        double[] adjusted = Comparison.holm(new double[] {0.01, 0.04, 0.03, Double.NaN, 0.005});

        assertThat(adjusted[0]).isCloseTo(0.03, within(1e-12));
        assertThat(adjusted[1]).isCloseTo(0.06, within(1e-12));
        assertThat(adjusted[2]).isCloseTo(0.06, within(1e-12));
        assertThat(adjusted[3]).isNaN();
        assertThat(adjusted[4]).isCloseTo(0.02, within(1e-12));
    }

    /// Of 200 worlds in which nothing differs at most a twentieth, give or take, cries wolf.
    @Test
    void seldomFindsADifferenceWhereThereIsNone() {
        var random = new Random(11);
        int alarms = 0;
        for (int world = 0; world < 200; world++) {
            double[] p = new double[10];
            for (int i = 0; i < p.length; i++) {
                p[i] = Comparison.pValue(spending(random, 60), spending(random, 600), 0);
            }
            boolean alarm = false;
            for (double value : Comparison.holm(p)) {
                alarm |= value < 0.05;
            }
            alarms += alarm ? 1 : 0;
        }
        assertThat(alarms).isLessThan(28);
    }

    private static Ratio spending(Random random, int customers) {
        var ratio = new Ratio();
        for (int i = 0; i < customers; i++) {
            int orders = 1 + random.nextInt(4);
            double revenue = 0;
            for (int order = 0; order < orders; order++) {
                revenue += Math.exp(3 + 0.5 * random.nextGaussian());
            }
            ratio.add(revenue, orders);
        }
        return ratio;
    }

    private static Ratio shares(int of, int customers) {
        var ratio = new Ratio();
        for (int i = 0; i < customers; i++) {
            ratio.add(i < of ? 1 : 0, 1);
        }
        return ratio;
    }
}
