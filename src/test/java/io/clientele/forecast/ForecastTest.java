package io.clientele.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.clientele.calendar.DailySeries;
import io.clientele.calendar.OpeningDays;
import io.clientele.calendar.Period;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.DayOfWeek;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Random;

class ForecastTest {

    private static final SimulatedSales SHOP = SimulatedSales.of(2, 500);

    @ParameterizedTest
    @EnumSource
    void isNeverNegativeAndItsIntervalsNest(Period period) {
        for (int seed = 0; seed < 6; seed++) {
            for (var point : SimulatedSales.of(seed, 300 + seed).forecast(period, 6).points()) {
                assertThat(point.low95()).isBetween(0.0, point.low80());
                assertThat(point.low80()).isLessThanOrEqualTo(point.expected());
                assertThat(point.high80()).isBetween(point.expected(), point.high95());
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void followsTheCurrency(Period period) {
        var days = OpeningDays.learn(SHOP.orders());
        double[] pence = Arrays.stream(SHOP.revenue().values()).map(v -> 100 * v).toArray();
        var inPence = new DailySeries(SHOP.revenue().firstDay(), pence);

        var pounds = Forecast.of(SHOP.revenue(), days, period, 6);
        var hundred = Forecast.of(inPence, days, period, 6);

        assertThat(hundred.method()).isEqualTo(pounds.method());
        for (int h = 0; h < 6; h++) {
            assertThat(hundred.points().get(h).expected())
                    .isCloseTo(100 * pounds.points().get(h).expected(), withinPercentage(0.1));
            assertThat(hundred.points().get(h).high95())
                    .isCloseTo(100 * pounds.points().get(h).high95(), withinPercentage(0.1));
        }
    }

    /// 28 years later every date falls on the same weekday, leap years too.
    @ParameterizedTest
    @EnumSource
    void doesNotCareForTheYear(Period period) {
        var later = SHOP.revenue().firstDay().plusYears(28);
        var shifted = new DailySeries(later, SHOP.revenue().values());
        var orders = new DailySeries(later, SHOP.orders().values());

        var now = SHOP.forecast(period, 5);
        var then = Forecast.of(shifted, OpeningDays.learn(orders), period, 5);

        assertThat(then.candidates()).isEqualTo(now.candidates());
        for (int h = 0; h < 5; h++) {
            assertThat(then.points().get(h).start())
                    .isEqualTo(now.points().get(h).start().plusYears(28));
            assertThat(then.points().get(h).expected()).isEqualTo(now.points().get(h).expected());
        }
    }

    /// 60 weeks of 700, but nothing in one of the 16 that were put to the test: 700 missed of 15 x
    /// 700 sold, by every method, since the gap is filled afterwards.
    @Test
    void countsAClosureThatNobodyCouldForesee() {
        double[] values = new double[420];
        Arrays.fill(values, 100);
        Arrays.fill(values, 350, 357, 0);
        var days = new DailySeries(SimulatedSales.MONDAY, values);

        var forecast = Forecast.of(days, OpeningDays.learn(days), Period.WEEK, 1);

        assertThat(forecast.candidates())
                .extracting(CandidateError::wape)
                .allSatisfy(wape -> assertThat(wape).isCloseTo(1 / 15.0, within(1e-6)));
        var point = forecast.points().getFirst();
        assertThat(point.expected()).isCloseTo(700, within(0.01));
        assertThat(point.low95()).isLessThan(600);
    }

    /// Ten days without a sale a year ago may have been a closure or a lost file.
    @ParameterizedTest
    @EnumSource
    void reachesUpToTheUsualWhereAClosureIsMerelyAssumed(Period period) {
        double[] values = new double[500];
        Arrays.fill(values, 100);
        Arrays.fill(values, 140, 150, 0);
        var days = new DailySeries(SimulatedSales.MONDAY, values);
        var openingDays = OpeningDays.learn(days);

        var assumed =
                Forecast.of(days, openingDays, period, 12).points().stream()
                        .filter(
                                point ->
                                        point.start()
                                                .datesUntil(point.end().plusDays(1))
                                                .anyMatch(openingDays::isAssumedShut))
                        .toList();

        assertThat(assumed).isNotEmpty();
        for (var point : assumed) {
            double usual = 100.0 * (point.start().until(point.end(), ChronoUnit.DAYS) + 1);
            assertThat(point.expected()).isLessThan(0.95 * usual);
            assertThat(point.low95()).isLessThanOrEqualTo(point.expected());
            assertThat(point.high80()).isGreaterThanOrEqualTo(0.99 * usual);
            assertThat(point.high95()).isGreaterThanOrEqualTo(point.high80());
        }
    }

    @Test
    void expectsNothingOnClosedDays() {
        for (var point : SHOP.forecast(Period.DAY, 14).points()) {
            boolean closed = point.start().getDayOfWeek() == DayOfWeek.SUNDAY;
            assertThat(point.expected() == 0).isEqualTo(closed);
            assertThat(point.high95() == 0).isEqualTo(closed);
        }
    }

    @Test
    void namesTheWinnerItsErrorsAndTheOthers() {
        var forecast = SHOP.forecast(Period.WEEK, 4);

        assertThat(forecast.candidates())
                .extracting(CandidateError::method)
                .contains(
                        forecast.method(),
                        "naive",
                        "moving-average-4",
                        "simple-smoothing",
                        "holt",
                        "damped-holt",
                        "theta",
                        "arima",
                        "combination");
        assertThat(forecast.candidates())
                .isSortedAccordingTo((a, b) -> Double.compare(a.mae(), b.mae()));
        assertThat(forecast.origins()).isEqualTo(16);
        assertThat(forecast.validatedHorizon()).isEqualTo(4);
        assertThat(forecast.reason()).endsWith("over 16 origins in the past.");
    }

    @Test
    void prefersASingleMethodThatIsClearlyBetter() {
        double[] values = new double[800];
        var random = new Random(3);
        for (int day = 0; day < values.length; day++) {
            values[day] = (100 + day) * random.nextDouble(0.97, 1.03);
        }
        var growing = new DailySeries(SimulatedSales.MONDAY, values);

        var forecast = Forecast.of(growing, OpeningDays.learn(growing), Period.WEEK, 8);

        assertThat(forecast.method()).isEqualTo("holt");
        assertThat(forecast.reason()).contains("standard errors");
    }

    @Test
    void isHardlyMovedByOneSpikeAndOneGap() {
        double[] odd = SHOP.revenue().values().clone();
        double[] orders = SHOP.orders().values().clone();
        odd[450] *= 30;
        Arrays.fill(odd, 400, 405, 0);
        Arrays.fill(orders, 400, 405, 0);
        var spoilt =
                new SimulatedSales(
                        new DailySeries(SHOP.revenue().firstDay(), odd),
                        new DailySeries(SHOP.revenue().firstDay(), orders));

        double usual = SHOP.forecast(Period.DAY, 1).points().getFirst().expected();
        double spoiltToo = spoilt.forecast(Period.DAY, 1).points().getFirst().expected();

        assertThat(spoiltToo).isCloseTo(usual, withinPercentage(10));
    }
}
