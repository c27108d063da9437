package io.clientele.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clientele.calendar.Period;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDate;
import java.util.List;

class SharingTest {

    private static final LocalDate MONDAY = LocalDate.of(2025, 6, 2);

    private static final Forecast WHOLE =
            new Forecast(
                    Period.WEEK,
                    List.of(
                            new ForecastPoint(
                                    MONDAY, MONDAY.plusDays(6), 1000, 900, 1200, 800, 1300),
                            new ForecastPoint(
                                    MONDAY.plusDays(7), MONDAY.plusDays(13), 0, 0, 0, 0, 0)),
                    "combination",
                    "They did best.",
                    List.of(),
                    16,
                    2,
                    52,
                    null);

    private static final double[] SHARES = {0.7, 0.3, 0};

    private final List<Forecast> parts =
            Sharing.out(
                    WHOLE,
                    SHARES,
                    new double[][] {{100, 0}, {1, 0}, {0, 0}},
                    new double[] {1, 1, 0});

    @Test
    void addsUpToTheWhole() {
        for (int h = 0; h < 2; h++) {
            int period = h;
            assertThat(
                            parts.stream()
                                    .mapToDouble(part -> part.points().get(period).expected())
                                    .sum())
                    .isCloseTo(WHOLE.points().get(h).expected(), within(1e-9));
        }
        assertThat(parts.getFirst().points().getFirst().expected()).isCloseTo(700, within(1e-9));
    }

    @Test
    void isLessCertainOfAPartThanOfTheWholeAndTheLessTheFewerPurchases() {
        double whole = relative(WHOLE);
        double many = relative(parts.get(0));
        double few = relative(parts.get(1));

        assertThat(many).isGreaterThan(whole);
        assertThat(few).isGreaterThan(many);
        var least = parts.get(1).points().getFirst();
        assertThat(least.low95()).isZero();
        assertThat(least.high95()).isGreaterThan(least.high80());
    }

    /// hypot(0.2, 1.2816 x sqrt((1 + 1) / 100 + 0.2²)) = 0.37222
    @Test
    void matchesAnIntervalWorkedOutByHand() {
        assertThat(parts.getFirst().points().getFirst().high80())
                .isCloseTo(700 * 1.37222, within(0.05));
    }

    /// One of the 101 purchases that bring 1000.
    @Test
    void leavesRoomForAPurchaseOfAPartThatNothingIsExpectedOf() {
        var point = parts.get(2).points().getFirst();

        assertThat(point.expected()).isZero();
        assertThat(point.high80()).isZero();
        assertThat(point.high95()).isCloseTo(1000 / 101.0, within(1e-9));
    }

    /// 0.04 purchases of 250 each: 96 % of weeks are without one. Of 0.2 it is 82 %.
    @ParameterizedTest
    @CsvSource({"0.04, 10, false", "0.2, 50, true"})
    void holdsAWholePurchaseWhereFewAreExpected(double few, double expected, boolean likely) {
        var point =
                Sharing.out(
                                WHOLE,
                                new double[] {1 - expected / 1000, expected / 1000},
                                new double[][] {{100, 0}, {few, 0}},
                                new double[2])
                        .get(1)
                        .points()
                        .getFirst();

        assertThat(point.high95()).isGreaterThanOrEqualTo(250);
        assertThat(point.high80() >= 250).isEqualTo(likely);
    }

    @Test
    void expectsNothingOfAClosedPeriod() {
        assertThat(parts).allMatch(part -> part.points().get(1).high95() == 0);
    }

    /// 100 x (1 + 1.96 x 0.2) and 80 x (1 + 1.2816 x 0.2) of half a shop.
    @Test
    void reachesUpWithTheWholeWhereAClosureIsMerelyAssumed() {
        var assumed = new ForecastPoint(MONDAY, MONDAY.plusDays(6), 0, 0, 160, 0, 200);

        var half =
                Sharing.out(
                                WHOLE.with(List.of(assumed)),
                                new double[] {0.5, 0.5},
                                new double[2][1],
                                new double[2])
                        .getFirst()
                        .points()
                        .getFirst();

        assertThat(half.expected()).isZero();
        assertThat(half.low95()).isZero();
        assertThat(half.high80()).isCloseTo(80 * (1 + 1.2816 * 0.2), within(1e-9));
        assertThat(half.high95()).isCloseTo(100 * (1 + 1.96 * 0.2), within(1e-9));
    }

    private static double relative(Forecast forecast) {
        var point = forecast.points().getFirst();
        return (point.high80() - point.low80()) / point.expected();
    }
}
