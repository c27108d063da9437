package io.clientele.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clientele.calendar.DailySeries;
import io.clientele.calendar.Period;

import org.junit.jupiter.api.Test;

import java.util.Arrays;

class ShortSeriesTest {

    @Test
    void takesTheMeanOfFewWeeksAndSaysSo() {
        var forecast = constant(35).forecast(Period.WEEK, 2);

        assertThat(forecast.method()).isEqualTo("mean");
        assertThat(forecast.reason())
                .isEqualTo(
                        "5 whole weeks are known and 11 are needed for methods to compete: "
                                + "the mean of these is taken.");
        assertThat(forecast.candidates()).isEmpty();
        assertThat(forecast.points().getFirst().expected()).isCloseTo(700, within(1e-6));
    }

    @Test
    void takesTheMeanOfTheDaysWhenNotOneMonthIsOver() {
        var forecast = constant(20).forecast(Period.MONTH, 1);

        assertThat(forecast.method()).isEqualTo("daily-mean");
        assertThat(forecast.history()).isZero();
        assertThat(forecast.points().getFirst().expected()).isCloseTo(31 * 100, within(1e-6));
        assertThat(forecast.leftOutFrom()).isEqualTo(SimulatedSales.MONDAY.withDayOfMonth(1));
    }

    @Test
    void answersAfterOneSingleDay() {
        for (Period period : Period.values()) {
            var point = constant(1).forecast(period, 3).points().getFirst();

            assertThat(point.expected()).as(period.toString()).isPositive().isFinite();
            assertThat(point.low95()).isZero();
            assertThat(point.high95()).isGreaterThan(point.high80()).isFinite();
        }
    }

    @Test
    void letsMethodsCompeteAsSoonAsTheReasonSays() {
        for (Period period : Period.values()) {
            int days = 20;
            while (constant(days).forecast(period, 1).candidates().isEmpty()) {
                days++;
            }
            var last = constant(days - 1).forecast(period, 1);
            assertThat(last.reason()).contains("and %d are needed".formatted(last.history() + 1));
        }
    }

    private static SimulatedSales constant(int days) {
        double[] revenue = new double[days];
        double[] orders = new double[days];
        Arrays.fill(revenue, 100);
        Arrays.fill(orders, 5);
        return new SimulatedSales(
                new DailySeries(SimulatedSales.MONDAY, revenue),
                new DailySeries(SimulatedSales.MONDAY, orders));
    }
}
