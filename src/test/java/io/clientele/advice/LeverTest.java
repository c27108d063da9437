package io.clientele.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clientele.snapshot.CustomerRow;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;

class LeverTest {

    private static final AdviceProperties DEFAULTS = new AdviceProperties(28, 0.1, 0.05, 0.02);

    /// 6 purchases a year of 360 days are 0.4667 in 28 days; the rest on a pocket calculator.
    @Test
    void valuesAnActionByItsFormula() {
        var outcomes = Outcomes.of(customer(0.8, 6, 50), 12, 28);

        assertThat(outcomes.purchases()).isCloseTo(0.46667, within(1e-5));
        assertThat(outcomes.chance()).isCloseTo(0.35357, within(1e-5));
        assertThat(value(Lever.BUY_AGAIN, outcomes)).isCloseTo(1.76786, within(1e-4));
        assertThat(value(Lever.SPEND_MORE, outcomes)).isCloseTo(1.16667, within(1e-4));
        assertThat(value(Lever.WIN_BACK, outcomes)).isCloseTo(0.2, within(1e-9));
    }

    @Test
    void remindsWhomItHelpsSellsMoreToWhoComesAnywayAndCallsBackWhoHasGone() {
        assertThat(best(customer(0.9, 5, 50))).isEqualTo(Lever.BUY_AGAIN);
        assertThat(best(customer(0.999, 60, 50))).isEqualTo(Lever.SPEND_MORE);
        assertThat(best(customer(0.05, 0.1, 50))).isEqualTo(Lever.WIN_BACK);
    }

    @Test
    void neverPromisesMoreThanACertainPurchaseOrLessThanNothing() {
        var random = new Random(4);
        for (int round = 0; round < 2_000; round++) {
            double alive = random.nextInt(10) == 0 ? 0 : random.nextDouble();
            double amount = random.nextDouble(-5, 500);
            var outcomes = Outcomes.of(customer(alive, random.nextDouble(80), amount), 12, 28);

            assertThat(outcomes.chance()).isBetween(0.0, alive);
            assertThat(outcomes.chance()).isLessThanOrEqualTo(outcomes.purchases());
            for (Lever lever : Lever.values()) {
                assertThat(value(lever, outcomes)).isNotNegative();
            }
            assertThat(Lever.BUY_AGAIN.value(outcomes, 10))
                    .isLessThanOrEqualTo((1 - outcomes.chance()) * outcomes.orderValue() + 1e-9);
        }
    }

    private static double value(Lever lever, Outcomes outcomes) {
        return lever.value(outcomes, lever.assumed(DEFAULTS));
    }

    private static Lever best(CustomerRow customer) {
        var outcomes = Outcomes.of(customer, 12, 28);
        return Arrays.stream(Lever.values())
                .max(Comparator.comparingDouble(lever -> value(lever, outcomes)))
                .orElseThrow();
    }

    private static CustomerRow customer(double alive, double purchases, double orderValue) {
        return new CustomerRow(
                "c",
                10,
                3,
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
                null,
                purchases,
                BigDecimal.valueOf(orderValue),
                BigDecimal.TEN,
                null);
    }
}
