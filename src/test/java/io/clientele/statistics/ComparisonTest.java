package io.clientele.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Arrays;
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
        assertThat(Comparison.zTest(one, other, 0)).isCloseTo(0.00974, within(2e-5));
        assertThat(Comparison.zTest(one, other, 0)).isEqualTo(Comparison.zTest(other, one, 0));
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
        assertThat(shares(1, 29, 50, 200)).isNaN();
        assertThat(shares(50, 200, 1, 29)).isNaN();
        assertThat(shares(0, 0, 50, 200)).isNaN();
        assertThat(shares(10, 40, 50, 200)).isEqualTo(1);
    }

    /// None among 30 where a twentieth is expected happens in a fifth of cases: .95 to the 30th.
    @Test
    void takesNoneAmongFewForChanceWhereFewAreExpected() {
        assertThat(shares(0, 30, 150, 2_970)).isBetween(0.4, 0.45);
        assertThat(shares(0, 40, 200, 200)).isLessThan(1e-12);
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

    /// Twenty values of 30 customers each, alike in all, beside 3,000 others: of 400 such answers a
    /// twentieth at most, give or take two errors, cries wolf. The z test alone does so in most.
    @ParameterizedTest
    @EnumSource
    void seldomFindsADifferenceWhereThereIsNone(Kind kind) {
        var random = new Random(11);
        int alarms = 0;
        for (int world = 0; world < 400; world++) {
            alarms += alarm(kind.pValues(random, 30, 1)) ? 1 : 0;
        }
        assertThat(alarms).isLessThanOrEqualTo(28);
    }

    /// The first of twenty values is another: it is told in four of five answers.
    @ParameterizedTest
    @EnumSource
    void findsADifferenceWhereThereIsOne(Kind kind) {
        var random = new Random(12);
        int found = 0;
        for (int world = 0; world < 50; world++) {
            found += Comparison.holm(kind.pValues(random, 120, kind.effect))[0] < 0.05 ? 1 : 0;
        }
        assertThat(found).isGreaterThanOrEqualTo(40);
    }

    /// The customers of one part have three times the lines, so that what they return varies more,
    /// and return as large a share: at most one world in ten tells of a difference, give or take,
    /// where the permutation alone finds one in more than every fifth.
    @Test
    void letsAPartVaryMoreThanTheRest() {
        var random = new Random(13);
        int alarms = 0;
        int alone = 0;
        for (int world = 0; world < 200; world++) {
            var shop = new Ratio();
            var lots = new Relabelling();
            var contrast = new Contrast();
            for (int i = 0; i < 2_000; i++) {
                int times = i < 200 ? 3 : 1;
                double[] one = Kind.FEW_RETURNERS.customer(random, 1);
                double y = times * one[0];
                double x = times * one[1];
                if (i < 200) {
                    contrast.add(y, x, y, x);
                }
                shop.add(y, x);
                lots.add(y, x);
            }
            double sum = contrast.part().residual(shop.value());
            alone += lots.pValue(200, sum) < 0.05 ? 1 : 0;
            alarms += Comparison.ofRatio(contrast, shop, lots, 1) < 0.05 ? 1 : 0;
        }
        assertThat(alarms).isLessThanOrEqualTo(20);
        assertThat(alone).isGreaterThan(40);
    }

    private static boolean alarm(double[] pValues) {
        return Arrays.stream(Comparison.holm(pValues)).anyMatch(p -> p < 0.05);
    }

    /// What makes trouble: shares of few, returns of few, and orders of most unlike worth.
    enum Kind {
        RARE_CHAMPIONS(5) {
            @Override
            double[] customer(Random random, double effect) {
                return new double[] {random.nextDouble() < 0.04 * effect ? 1 : 0, 1};
            }
        },
        FEW_RETURNERS(3) {
            @Override
            double[] customer(Random random, double effect) {
                int lines = 2 + 2 * random.nextInt(8);
                boolean returns = random.nextDouble() < 0.2 * effect;
                return new double[] {returns ? 1 + random.nextInt(lines / 2) : 0, lines};
            }
        },
        UNLIKE_ORDERS(2) {
            @Override
            double[] customer(Random random, double effect) {
                int orders = 1 + random.nextInt(4);
                double worth = Math.exp(3 + random.nextGaussian());
                return new double[] {effect * orders * worth, orders};
            }
        };

        static final int VALUES = 20;
        static final int OTHERS = 3_000;

        final double effect;

        Kind(double effect) {
            this.effect = effect;
        }

        abstract double[] customer(Random random, double effect);

        private double step() {
            return this == FEW_RETURNERS ? 1 : 0.01;
        }

        double[] pValues(Random random, int each, double effectOnFirst) {
            var shop = new Ratio();
            var lots = new Relabelling();
            var contrasts = new Contrast[VALUES];
            for (int i = 0; i < VALUES; i++) {
                contrasts[i] = new Contrast();
                for (int c = 0; c < each; c++) {
                    double[] one = customer(random, i == 0 ? effectOnFirst : 1);
                    contrasts[i].add(one[0], one[1], one[0], one[1]);
                    shop.add(one[0], one[1]);
                    lots.add(one[0], one[1]);
                }
            }
            for (int c = 0; c < OTHERS; c++) {
                double[] one = customer(random, 1);
                shop.add(one[0], one[1]);
                lots.add(one[0], one[1]);
            }
            return Arrays.stream(contrasts)
                    .mapToDouble(
                            contrast ->
                                    this == RARE_CHAMPIONS
                                            ? Comparison.ofShare(contrast, shop, lots)
                                            : Comparison.ofRatio(contrast, shop, lots, step()))
                    .toArray();
        }
    }

    /// Of customers in the part, and of customers elsewhere.
    private static double shares(int of, int customers, int ofRest, int rest) {
        var contrast = new Contrast();
        var shop = new Ratio();
        var lots = new Relabelling();
        for (int i = 0; i < customers + rest; i++) {
            boolean own = i < customers;
            double y = own ? (i < of ? 1 : 0) : (i - customers < ofRest ? 1 : 0);
            if (own) {
                contrast.add(y, 1, y, 1);
            }
            shop.add(y, 1);
            lots.add(y, 1);
        }
        return Comparison.ofShare(contrast, shop, lots);
    }

    private static Ratio shares(int of, int customers) {
        var ratio = new Ratio();
        for (int i = 0; i < customers; i++) {
            ratio.add(i < of ? 1 : 0, 1);
        }
        return ratio;
    }
}
