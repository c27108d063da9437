package io.clientele.movement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.Random;

class ExpectedSizesTest {

    private static final double[] NONE = {0, 0};

    /// A tenth of the first segment goes to the second every 30 days: 100, 90, 81, ...
    @Test
    void repeatsTheStepByHand() {
        var months =
                ExpectedSizes.ahead(
                        new double[][] {{90, 10}, {0, 50}}, NONE, NONE, new double[] {100, 0}, 30);

        assertThat(months).hasNumberOfRows(6);
        assertThat(months[0]).containsExactly(new double[] {90, 10}, within(1e-9));
        assertThat(months[1]).containsExactly(new double[] {81, 19}, within(1e-9));
        assertThat(months[5][0]).isEqualTo(100 * Math.pow(0.9, 6), within(1e-9));
    }

    @Test
    void addsNewcomersAndTakesThoseWhoLeft() {
        var months =
                ExpectedSizes.ahead(
                        new double[][] {{8, 0}, {0, 10}},
                        new double[] {3, 0},
                        new double[] {2, 0},
                        new double[] {10, 10},
                        30);

        assertThat(months[0]).containsExactly(new double[] {11, 10}, within(1e-9));
    }

    @Test
    void interpolatesBetweenStepsAndHandlesStepsLongerThanTheHorizon() {
        var months =
                ExpectedSizes.ahead(
                        new double[][] {{0, 100}, {0, 0}}, NONE, NONE, new double[] {100, 0}, 360);

        assertThat(months[5]).containsExactly(new double[] {50, 50}, within(1e-9));
    }

    @Test
    void keepsTheNumberOfCustomersWhenNobodyComesOrGoes() {
        var random = new Random(5);
        for (int trial = 0; trial < 50; trial++) {
            var moved = new double[4][];
            for (int i = 0; i < 4; i++) {
                moved[i] = random.doubles(4, 0, 20).toArray();
            }
            var sizes = random.doubles(4, 1, 100).toArray();

            var months =
                    ExpectedSizes.ahead(
                            moved, new double[4], new double[4], sizes, 1 + random.nextInt(90));

            for (double[] month : months) {
                assertThat(Arrays.stream(month).sum())
                        .isEqualTo(Arrays.stream(sizes).sum(), within(1e-6));
                assertThat(Arrays.stream(month).min().orElseThrow()).isNotNegative();
            }
        }
    }

    @Test
    void refusesAStepOfNoDays() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExpectedSizes.ahead(new double[2][2], NONE, NONE, NONE, 0));
    }
}
