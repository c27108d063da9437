package io.clientele.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clientele.snapshot.CustomerRow;
import io.clientele.snapshot.LifetimeBasis;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

class LeverTest {

    private static final LifetimeBasis BASIS = new LifetimeBasis("bg-nbd", 12, 28, null, null);
    private static final AdviceProperties DEFAULTS = new AdviceProperties(28, 0.1, 0.05, 0.02);

    /// 6 purchases a year of 360 days are 0.4667 in 28 days, of who is alive 0.5833; three
    /// orders make the chance of one 0.8 x (1 - 1.19444^-3); the rest on a pocket calculator.
    @Test
    void valuesAnActionByItsFormula() {
        var outcomes = Outcomes.of(customer(0.8, 6, 50), BASIS, 28);

        assertThat(outcomes.purchases()).isCloseTo(0.46667, within(1e-5));
        assertThat(outcomes.chance()).isCloseTo(0.33054, within(1e-5));
        assertThat(value(Lever.BUY_AGAIN, outcomes)).isCloseTo(1.65272, within(1e-4));
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
            var outcomes = Outcomes.of(customer(alive, random.nextDouble(80), amount), BASIS, 28);

            assertThat(outcomes.chance()).isBetween(0.0, alive);
            assertThat(outcomes.chance()).isLessThanOrEqualTo(outcomes.purchases());
            for (Lever lever : Lever.values()) {
                assertThat(value(lever, outcomes)).isNotNegative();
            }
            assertThat(Lever.BUY_AGAIN.value(outcomes, 10))
                    .isLessThanOrEqualTo((1 - outcomes.chance()) * outcomes.orderValue() + 1e-9);
        }
    }

    /// Three in ten bought within the days held out; nobody knows who of the others has gone.
    @Test
    void takesNoChanceOfBuyingAgainForAProbabilityOfBeingAlive() {
        var outcomes = Outcomes.of(customer(null, 0.3, 6, 50), BASIS, 28);

        assertThat(outcomes.alive()).isNull();
        assertThat(outcomes.chance()).isCloseTo(0.3, within(1e-12));
        assertThat(Lever.WIN_BACK.isKnown(outcomes)).isFalse();
        assertThat(Lever.BUY_AGAIN.isKnown(outcomes)).isTrue();
        assertThat(ActionReason.of(outcomes, 28, List.of(told(Lever.BUY_AGAIN, "1.50"))))
                .isEqualTo(
                        "Buys within 28 days with a chance of 30 %, and then for about 50.00. Whether the customer has"
                                + " gone for good is not known, so that an invitation to come back is not weighed."
                                + " A reminder is expected to bring 1.50.");
    }

    @Test
    void comparesTheFiguresInWords() {
        var outcomes = Outcomes.of(customer(0.05, 0.1, 50), BASIS, 28);

        assertThat(
                        reason(
                                outcomes,
                                told(Lever.WIN_BACK, "0.95"),
                                told(Lever.BUY_AGAIN, "0.04"),
                                told(Lever.SPEND_MORE, "0.02")))
                .isEqualTo(
                        "Buys within 28 days with a chance of under 1 %, and then for about 50.00. Gone for good with a"
                                + " probability of 95 %. An invitation to come back is expected to bring 0.95, a"
                                + " reminder 0.04, an offer for a larger basket 0.02.");
        assertThat(
                        reason(
                                outcomes,
                                told(Lever.BUY_AGAIN, "0.95"),
                                told(Lever.SPEND_MORE, "0.95"),
                                told(Lever.WIN_BACK, "0.02")))
                .endsWith(
                        " A reminder and an offer for a larger basket are expected to bring 0.95 each, an invitation to come"
                                + " back 0.02.");
        assertThat(
                        reason(
                                Outcomes.of(customer(0.9, 5, 0), BASIS, 28),
                                told(Lever.BUY_AGAIN, "0.00"),
                                told(Lever.SPEND_MORE, "0.00"),
                                told(Lever.WIN_BACK, "0.00")))
                .endsWith("for about 0.00. No action is expected to bring anything.");
    }

    private static String reason(Outcomes outcomes, ActionReason.Told... weighed) {
        return ActionReason.of(outcomes, 28, List.of(weighed));
    }

    private static ActionReason.Told told(Lever lever, String amount) {
        return new ActionReason.Told(lever, new BigDecimal(amount));
    }

    private static double value(Lever lever, Outcomes outcomes) {
        return lever.value(outcomes, lever.assumed(DEFAULTS));
    }

    private static Lever best(CustomerRow customer) {
        var outcomes = Outcomes.of(customer, BASIS, 28);
        return Arrays.stream(Lever.values())
                .max(Comparator.comparingDouble(lever -> value(lever, outcomes)))
                .orElseThrow();
    }

    private static CustomerRow customer(double alive, double purchases, double orderValue) {
        return customer(alive, null, purchases, orderValue);
    }

    private static CustomerRow customer(
            @Nullable Double alive, @Nullable Double again, double purchases, double orderValue) {
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
                again,
                purchases,
                BigDecimal.valueOf(orderValue),
                BigDecimal.TEN,
                null,
                null,
                null);
    }
}
