package io.clientele.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.util.Random;

class PurchaseChanceTest {

    private final Random random = new Random(2);

    @Test
    void recoversWhatMadeTheOutcomes() {
        PurchaseChance truth = new PurchaseChance(-0.3, 0.7);
        double[] expected = random.doubles(40_000, -4, 2).map(Math::exp).toArray();

        PurchaseChance found = PurchaseChance.fit(expected, drawn(truth, expected));

        assertThat(found.a()).isCloseTo(-0.3, within(0.03));
        assertThat(found.b()).isCloseTo(0.7, within(0.03));
    }

    private boolean[] drawn(PurchaseChance truth, double[] expected) {
        boolean[] bought = new boolean[expected.length];
        for (int row = 0; row < expected.length; row++) {
            bought[row] = random.nextDouble() < truth.of(expected[row]);
        }
        return bought;
    }

    @Test
    void isAProbabilityThatGrowsWithTheExpectationWhateverItLearntFrom() {
        for (int round = 0; round < 200; round++) {
            int n = 1 + random.nextInt(30);
            double[] expected = new double[n];
            boolean[] bought = new boolean[n];
            for (int row = 0; row < n; row++) {
                expected[row] = random.nextInt(4) == 0 ? 0 : Math.exp(4 * random.nextGaussian());
                bought[row] = round % 3 == 0 || (round % 3 == 1 && random.nextBoolean());
            }
            PurchaseChance chance = PurchaseChance.fit(expected, bought);

            double before = 0;
            for (double mean : new double[] {0, 1e-9, 0.01, 0.5, 1, 7, 1e6}) {
                assertThat(chance.of(mean)).isBetween(before, 1.0);
                before = chance.of(mean);
            }
        }
    }

    @Test
    void isPoissonsOwnForACustomerWhoseRateIsKnown() {
        assertThat(new PurchaseChance(0, 1).of(0.7)).isCloseTo(1 - Math.exp(-0.7), within(1e-12));
    }
}
