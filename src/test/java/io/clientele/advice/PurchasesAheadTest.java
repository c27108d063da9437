package io.clientele.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clientele.snapshot.CustomerRow;
import io.clientele.snapshot.LifetimeBasis;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

class PurchasesAheadTest {

    private static final int HELD_OUT = 100;

    /// By Simpson's rule over the rates of a Gamma distribution, weighing 1 − e^(−λt) with its
    /// density, for customers of whom a share has gone.
    @ParameterizedTest
    @CsvSource({
        "1, 60, 1",
        "1, 60, 0.4",
        "2, 300, 0.9",
        "4, 300, 0.25",
        "9, 400, 0.15",
        "21, 420, 0.95"
    })
    void isTheIntegralOverTheRatesThatACustomerMayHave(int orders, double rate, double alive) {
        DoubleUnaryOperator chance = days -> alive * chanceOfReturn(orders, rate, days);
        double yearly = alive * orders / rate * 360;

        var known = ahead(orders, alive, chance.applyAsDouble(HELD_OUT), yearly);
        var unknown = ahead(orders, null, chance.applyAsDouble(HELD_OUT), yearly);
        var uncalibrated = ahead(orders, alive, null, yearly);

        for (int days : new int[] {1, 7, 28, HELD_OUT, 300}) {
            double truth = chance.applyAsDouble(days);
            assertThat(known.chance(days)).as("in %d days", days).isCloseTo(truth, within(1e-7));
            assertThat(unknown).as("P(alive) has no part in it").isEqualTo(known);
            assertThat(uncalibrated.chance(days)).isCloseTo(truth, within(1e-7));
        }
        assertThat(known.returning()).isCloseTo(alive, within(1e-5));
    }

    /// Customers drawn from BG/NBD given their past, who may leave after any purchase to come. What
    /// is expected of a year is spread evenly although it declines, so the chance comes out low.
    @ParameterizedTest
    @CsvSource({
        "0.55, 45, 0.75, 3.2, 0, 0, 200",
        "0.55, 45, 0.75, 3.2, 3, 250, 300",
        "0.55, 45, 0.75, 3.2, 8, 200, 360",
        "0.243, 31, 0.793, 2.426, 1, 100, 200",
        "0.243, 31, 0.793, 2.426, 20, 350, 360",
        "1.2, 60, 0.4, 6, 3, 100, 300",
        "1.2, 60, 0.4, 6, 40, 340, 360",
    })
    void isNearWhatCustomersWhoLeaveDo(
            double r, double alpha, double a, double b, int x, double tx, double T) {
        var seen = Seen.of(100_000, r, alpha, a, b, x, tx, T);

        double chance = ahead(x + 1, null, seen.inHeldOut(), seen.purchasesInAYear()).chance(28);

        assertThat(chance).isBetween(0.83 * seen.in28(), 1.04 * seen.in28());
    }

    @Test
    void isTheCalibratedChanceAtItsOwnDays() {
        var random = new Random(3);
        for (int round = 0; round < 2_000; round++) {
            double chance = random.nextInt(10) == 0 ? 0 : random.nextDouble();
            double yearly = Math.exp(random.nextDouble(-20, 8));
            var ahead = ahead(1 + random.nextInt(50), random.nextDouble(), chance, yearly);

            assertThat(ahead.chance(HELD_OUT)).isCloseTo(chance, within(1e-9));
        }
    }

    /// Chances of 0 and 1 and sizes that no shop has.
    @Test
    void isAChanceThatGrowsWithTheDaysWhateverTheFigures() {
        double[] sizes = {0, Double.MIN_VALUE, 1e-300, 1e-12, 0.3, 1, 40, 1e6, 1e300};
        for (Double alive : new Double[] {null, 0.0, 1e-300, 0.5, 1.0}) {
            for (Double again : new Double[] {null, 0.0, 1e-300, 1e-9, 0.5, 1 - 1e-16, 1.0}) {
                for (double yearly : sizes) {
                    for (int orders : new int[] {0, 1, 7, 100_000}) {
                        var ahead = ahead(orders, alive, again, yearly);
                        double[] chances = {
                            ahead.chance(1), ahead.chance(28), ahead.chance(100), ahead.chance(365)
                        };
                        assertThat(Arrays.stream(chances))
                                .as("%s, %s, %s, %s", alive, again, yearly, orders)
                                .allMatch(chance -> chance >= 0 && chance <= 1)
                                .isSorted();
                    }
                }
            }
        }
    }

    /// P(alive) = 0 with nothing held out: nobody comes back, whatever is expected.
    @Test
    void expectsNothingOfWhoHasGoneForSure() {
        assertThat(ahead(3, 0.0, null, 5).chance(28)).isZero();
        assertThat(ahead(3, 0.0, 0.2, 5).chance(HELD_OUT)).isCloseTo(0.2, within(1e-12));
    }

    private static PurchasesAhead ahead(
            int orders, @Nullable Double alive, @Nullable Double again, double yearly) {
        return PurchasesAhead.of(
                new CustomerRow(
                        "c",
                        10,
                        orders,
                        BigDecimal.TEN,
                        3,
                        3,
                        3,
                        0,
                        0,
                        0,
                        0,
                        0,
                        alive,
                        again,
                        yearly,
                        BigDecimal.TEN,
                        BigDecimal.TEN,
                        null,
                        null,
                        null),
                new LifetimeBasis("bg-nbd", 12, again == null ? null : HELD_OUT, null, null));
    }

    private static double chanceOfReturn(int shape, double rate, double days) {
        int steps = 200_000;
        double width = (shape + 40 * Math.sqrt(shape)) / rate / steps;
        double logFactorial = 0;
        for (int i = 2; i < shape; i++) {
            logFactorial += Math.log(i);
        }
        double sum = 0;
        for (int i = 0; i <= steps; i++) {
            double lambda = i * width;
            double density =
                    i == 0
                            ? shape == 1 ? rate : 0
                            : Math.exp(
                                    shape * Math.log(rate)
                                            + (shape - 1) * Math.log(lambda)
                                            - rate * lambda
                                            - logFactorial);
            int weight = i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2;
            sum += weight * density * (1 - Math.exp(-lambda * days));
        }
        return sum * width / 3;
    }

    /// What customers did, as shares and a mean.
    private record Seen(double in28, double inHeldOut, double purchasesInAYear) {

        static Seen of(
                int customers,
                double r,
                double alpha,
                double a,
                double b,
                int x,
                double tx,
                double T) {
            var random = new Random(11);
            double odds = a / (b + x - 1) * Math.pow((alpha + T) / (alpha + tx), r + x);
            double alive = x == 0 ? 1 : 1 / (1 + odds);
            int in28 = 0;
            int inHeldOut = 0;
            long purchases = 0;
            for (int i = 0; i < customers; i++) {
                double lambda = gamma(random, r + x) / (alpha + T);
                double first = gamma(random, a);
                double leaves = first / (first + gamma(random, b + x));
                boolean here = random.nextDouble() < alive;
                double day = 0;
                boolean any = false;
                while (here) {
                    day -= Math.log(1 - random.nextDouble()) / lambda;
                    if (day > 360) {
                        break;
                    }
                    if (!any) {
                        in28 += day <= 28 ? 1 : 0;
                        inHeldOut += day <= HELD_OUT ? 1 : 0;
                        any = true;
                    }
                    purchases++;
                    here = random.nextDouble() >= leaves;
                }
            }
            return new Seen(
                    (double) in28 / customers,
                    (double) inHeldOut / customers,
                    (double) purchases / customers);
        }

        /// Marsaglia & Tsang (2000), ACM Transactions on Mathematical Software 26(3).
        private static double gamma(Random random, double shape) {
            if (shape < 1) {
                return gamma(random, shape + 1) * Math.pow(random.nextDouble(), 1 / shape);
            }
            double d = shape - 1.0 / 3;
            double c = 1 / Math.sqrt(9 * d);
            while (true) {
                double z = random.nextGaussian();
                double v = Math.pow(1 + c * z, 3);
                if (v > 0
                        && Math.log(random.nextDouble())
                                < z * z / 2 + d - d * v + d * Math.log(v)) {
                    return d * v;
                }
            }
        }
    }
}
