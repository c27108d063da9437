package io.clientele.uplift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Random;
import java.util.SplittableRandom;

class UpliftTest {

    /// NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2.
    @ParameterizedTest
    @CsvSource({"1, 12.706", "2, 4.303", "5, 2.571", "10, 2.228", "30, 2.042", "100, 1.984"})
    void matchesTheTableOfStudentsT(double freedom, double quantile) {
        assertThat(Uplift.studentQuantile(freedom)).isEqualTo(quantile, within(0.0005));
    }

    /// Newcombe 1998, table II, method 10.
    @ParameterizedTest
    @CsvSource({"56, 70, 48, 80, 0.0524, 0.3339", "9, 10, 3, 10, 0.1705, 0.8090"})
    void matchesNewcombe1998(int a, int m, int b, int n, double low, double high) {
        var difference = Uplift.purchaseRate(arm(a, m), arm(b, n));

        assertThat(difference.low()).isEqualTo(low, within(0.00005));
        assertThat(difference.high()).isEqualTo(high, within(0.00005));
    }

    /// Standard error sqrt(4/16 + 9/9) and Welch-Satterthwaite's 1.25² / (0.25²/15 + 1²/8), by
    /// hand.
    @Test
    void widensByWelchSatterthwaite() {
        var treated = spread(16, 10, 2);
        var control = spread(9, 7, 3);

        var difference = Uplift.revenue(treated, control);

        double freedom = 1.25 * 1.25 / (0.25 * 0.25 / 15 + 1.0 / 8);
        assertThat(difference.difference()).isEqualTo(3, within(1e-9));
        assertThat(difference.high() - difference.difference())
                .isEqualTo(Uplift.studentQuantile(freedom) * Math.sqrt(1.25), within(1e-9));
    }

    /// Nine in ten of a base were treated, three in ten buy, at log-normal amounts, and the treated
    /// buy a little more: 95 % intervals hold the truth about so often.
    @Test
    void coversTheTruthAsOftenAsItSays() {
        int rounds = 2_000;
        int revenue = 0;
        int rate = 0;
        double mean = Math.exp(3 + 0.5);
        for (int round = 0; round < rounds; round++) {
            var random = new Random(new SplittableRandom(round).nextLong());
            var treated = simulated(random, 2_700, 0.33);
            var control = simulated(random, 300, 0.30);
            revenue += holds(Uplift.revenue(treated, control), 0.03 * mean);
            rate += holds(Uplift.purchaseRate(treated, control), 0.03);
        }
        assertThat(revenue / (double) rounds).isBetween(0.925, 0.965);
        assertThat(rate / (double) rounds).isBetween(0.935, 0.965);
    }

    @Test
    void mirrorsWhenSidesAreSwapped() {
        var random = new Random(7);
        for (int round = 0; round < 100; round++) {
            var a = simulated(random, 40 + random.nextInt(100), 0.4);
            var b = simulated(random, 40 + random.nextInt(100), 0.2);
            assertThat(Uplift.revenue(a, b).low())
                    .isEqualTo(-Uplift.revenue(b, a).high(), within(1e-9));
            var rate = Uplift.purchaseRate(a, b);
            assertThat(rate.low()).isEqualTo(-Uplift.purchaseRate(b, a).high(), within(1e-12));
            assertThat(rate.low()).isBetween(-1.0, rate.difference());
            assertThat(rate.high()).isBetween(rate.difference(), 1.0);
        }
    }

    @Test
    void saysWhenSidesAreTooSmall() {
        assertThat(Uplift.isEnough(arm(5, 30), arm(5, 30))).isTrue();
        assertThat(Uplift.isEnough(arm(5, 30), arm(5, 29))).isFalse();
        assertThat(Uplift.isEnough(arm(4, 300), arm(5, 30))).isFalse();
        assertThatThrownBy(() -> Uplift.revenue(arm(1, 1), arm(5, 30)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Uplift.purchaseRate(new Arm(), arm(5, 30)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(Uplift.revenue(arm(0, 30), arm(0, 30))).isEqualTo(new Difference(0, 0, 0));
    }

    private static Arm arm(int buyers, int customers) {
        var arm = new Arm();
        for (int i = 0; i < customers; i++) {
            arm.add(i < buyers, i < buyers ? 1 : 0);
        }
        return arm;
    }

    /// Of two or three values at equal distances: of this mean and sample standard deviation.
    private static Arm spread(int customers, double mean, double deviation) {
        var arm = new Arm();
        int pairs = customers / 2;
        double step = deviation * Math.sqrt((customers - 1) / (2.0 * pairs));
        for (int i = 0; i < pairs; i++) {
            arm.add(true, mean - step);
            arm.add(true, mean + step);
        }
        if (customers % 2 == 1) {
            arm.add(true, mean);
        }
        return arm;
    }

    private static Arm simulated(Random random, int customers, double rate) {
        var arm = new Arm();
        for (int i = 0; i < customers; i++) {
            boolean buys = random.nextDouble() < rate;
            arm.add(buys, buys ? Math.exp(3 + random.nextGaussian()) : 0);
        }
        return arm;
    }

    private static int holds(Difference difference, double truth) {
        return difference.low() <= truth && truth <= difference.high() ? 1 : 0;
    }
}
