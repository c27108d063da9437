package io.clientele.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.clientele.forecast.Mixture.Case;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Random;

class MixtureTest {

    /// Of a standard deviation of ten.
    private static final Reach TEN = new Reach(12.816, 12.816, 19.6, 19.6);

    private static final Reach NONE = new Reach(0, 0, 0, 0);

    private static ForecastPoint point(Mixture mixture, double expected) {
        return mixture.point(SimulatedSales.MONDAY, SimulatedSales.MONDAY, expected);
    }

    /// High ends are the 0.70 and the 0.925 quantile of an open day: z = 0.5244 and, on the line
    /// between the two ends, 1.4395.
    @Test
    void reachesUpToAnOpenDayWithAThirdOfTheChance() {
        var point = point(Mixture.of(new Case(1, 0, NONE), new Case(1, 100, TEN)), 0);

        assertThat(point.low80()).isZero();
        assertThat(point.low95()).isZero();
        assertThat(point.high80()).isCloseTo(105.244, within(0.001));
        assertThat(point.high95()).isCloseTo(114.395, within(0.002));
    }

    /// The low end of 80 % is the 0.15 quantile of the smaller size: z = -1.0364.
    @Test
    void reachesDownFromTheSmallerSizeOfAWeekShutInPart() {
        var point = point(Mixture.of(new Case(1, 100, TEN), new Case(1, 900, TEN)), 100);

        assertThat(point.low80()).isCloseTo(100 - 10.364, within(0.001));
        assertThat(point.high80()).isCloseTo(905.244, within(0.001));
    }

    @Test
    void keepsTheEndsOfASingleCase() {
        var reach = new Reach(10, 20, 30, 40);
        var alone = point(new Mixture(List.of(new Case(1, 25, reach))), 25);
        var halves =
                point(new Mixture(List.of(new Case(0.5, 25, reach), new Case(0.5, 25, reach))), 25);

        assertThat(alone.low80()).isEqualTo(15);
        assertThat(alone.low95()).isZero();
        assertThat(alone.high95()).isEqualTo(65);
        assertThat(halves.low80()).isCloseTo(15, within(0.01));
        assertThat(halves.low95()).isZero();
        assertThat(halves.high80()).isCloseTo(45, within(0.01));
        assertThat(halves.high95()).isCloseTo(65, within(0.01));
    }

    @Test
    void refusesChancesThatLeaveSomethingOut() {
        assertThatThrownBy(() -> new Mixture(List.of(new Case(0.5, 25, NONE))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Chances sum to 1, not to 0.5.");
    }

    @Test
    void nestsWhateverTheCases() {
        var random = new Random(8);
        for (int round = 0; round < 300; round++) {
            double chance = random.nextDouble();
            double near = random.nextDouble(50);
            double far = near + random.nextDouble(50);
            var reach = new Reach(near, 2 * near, far, 2 * far);
            double level = random.nextDouble(200);
            double size = random.nextInt(3) / 2.0;
            var mixture =
                    new Mixture(
                            List.of(
                                    new Case(chance, size * level, reach.times(size)),
                                    new Case(1 - chance, level, reach)));

            var point = point(mixture, size * level);

            assertThat(point.low95()).isBetween(0.0, point.low80());
            assertThat(point.low80()).isLessThanOrEqualTo(point.expected());
            assertThat(point.high80()).isBetween(point.expected(), point.high95());
        }
    }
}
