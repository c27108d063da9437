package io.clientele.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.util.Random;

class ContrastTest {

    private static final int PARTS = 5;

    /// Ann: 2 of 1 here and 1 of 1 elsewhere; Bob: 1 of 1 here; Cem: 3 of 1 elsewhere. So 3/2
    /// against 4/2, and Ann alone is on both sides: 2 · (2 - 1.5)(1 - 2) / (2 · 2) = -0.25.
    @Test
    void matchesFiguresWorkedOutByHand() {
        var contrast = new Contrast();
        contrast.add(2, 1, 3, 2);
        contrast.add(1, 1, 1, 1);
        var shop = new Ratio();
        shop.add(3, 2);
        shop.add(1, 1);
        shop.add(3, 1);

        var rest = contrast.rest(shop);

        assertThat(contrast.part().value()).isEqualTo(1.5);
        assertThat(rest.value()).isEqualTo(2);
        assertThat(rest.customers()).isEqualTo(2);
        assertThat(contrast.part().variance()).isCloseTo(2 * (0.25 + 0.25) / 4, within(1e-12));
        assertThat(rest.variance()).isCloseTo(2 * (1.0 + 1.0) / 4, within(1e-12));
        assertThat(contrast.covariance(rest)).isCloseTo(-0.25, within(1e-12));
    }

    /// The variance of the difference is the sum of squares of what each customer adds to it.
    @Test
    void agreesWithTheResidualsOfEveryCustomer() {
        var world = new World(new Random(8), 200, false, 0);

        for (int part = 0; part < PARTS; part++) {
            var contrast = world.contrasts[part];
            var rest = contrast.rest(world.shop);
            double r = contrast.part().value();
            double s = rest.value();
            double x = contrast.part().denominator();
            double u = rest.denominator();
            double squares = 0;
            for (int c = 0; c < world.amount.length; c++) {
                double own = world.amount[c][part] - r * world.orders[c][part];
                double elsewhere = -own;
                for (int other = 0; other < PARTS; other++) {
                    elsewhere += world.amount[c][other] - s * world.orders[c][other];
                }
                elsewhere += (r - s) * -world.orders[c][part];
                double each =
                        Math.sqrt(contrast.part().correction()) * own / x
                                - Math.sqrt(rest.correction()) * elsewhere / u;
                squares += each * each;
            }
            assertThat(contrast.part().variance() + rest.variance() - 2 * contrast.covariance(rest))
                    .isCloseTo(squares, within(1e-9 * squares));
        }
    }

    /// 2,000 comparisons without a difference, of customers who are unlike but alike in all parts.
    @Test
    void criesWolfAsOftenAsItSays() {
        var random = new Random(5);
        int alarms = 0;
        for (int world = 0; world < 400; world++) {
            alarms += new World(random, 150, false, 0).alarms();
        }
        assertThat(alarms / 2_000.0).isBetween(0.02, 0.06);
    }

    /// An order in the first part is worth 8 % less to everybody; customers differ by far more.
    @Test
    void seesThroughWhatCustomersHaveOnBothSides() {
        var world = new World(new Random(6), 300, true, -0.08);
        var contrast = world.contrasts[0];
        var rest = contrast.rest(world.shop);

        assertThat(world.pValue(contrast)).isLessThan(0.001);
        assertThat(Comparison.zTest(contrast.part(), rest, 0)).isGreaterThan(0.05);
        assertThat(contrast.designEffect(world.shop, world.lots.all())).isLessThan(0.2);
    }

    /// Customers who buy in some of the parts or in all, at a level of their own.
    private static final class World {

        private final double[][] amount;
        private final int[][] orders;
        private final Contrast[] contrasts = new Contrast[PARTS];
        private final Ratio shop = new Ratio();
        private final Relabelling lots = new Relabelling();

        World(Random random, int customers, boolean everywhere, double shiftOfFirst) {
            amount = new double[customers][PARTS];
            orders = new int[customers][PARTS];
            for (int part = 0; part < PARTS; part++) {
                contrasts[part] = new Contrast();
            }
            for (int c = 0; c < customers; c++) {
                double level = Math.exp(0.6 * random.nextGaussian());
                double breadth = everywhere ? 1 : random.nextDouble();
                double sum = 0;
                int count = 0;
                for (int part = 0; part < PARTS; part++) {
                    orders[c][part] = random.nextDouble() < breadth ? 1 + random.nextInt(3) : 0;
                    double shift = part == 0 ? 1 + shiftOfFirst : 1;
                    for (int order = 0; order < orders[c][part]; order++) {
                        amount[c][part] += level * shift * (0.9 + 0.2 * random.nextDouble());
                    }
                    sum += amount[c][part];
                    count += orders[c][part];
                }
                shop.add(sum, count);
                for (int part = 0; part < PARTS; part++) {
                    lots.add(amount[c][part], orders[c][part]);
                    if (orders[c][part] > 0) {
                        contrasts[part].add(amount[c][part], orders[c][part], sum, count);
                    }
                }
            }
        }

        int alarms() {
            int alarms = 0;
            for (var contrast : contrasts) {
                alarms += pValue(contrast) < 0.05 ? 1 : 0;
            }
            return alarms;
        }

        double pValue(Contrast contrast) {
            return Comparison.ofRatio(contrast, shop, lots, 0);
        }
    }
}
