package io.clientele.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientele.calendar.DailySeries;
import io.clientele.calendar.OpeningDays;
import io.clientele.calendar.Period;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Arrays;

/// Shops of sixteen years, which would be dear to forecast, and whose first years tell nothing.
@Execution(ExecutionMode.CONCURRENT)
class LongHistoryForecastTest {

    /// From 2023-01-02 to 2038-12-31, a Friday.
    private static final int DAYS = 5843;

    private static final int YEAR = 365;

    /// A year of trade, eleven without, and two and a half again.
    @ParameterizedTest
    @EnumSource
    void beginsAnewAfterYearsWithoutASale(Period period) {
        int again = 13 * YEAR;
        var shop = SimulatedSales.of(2, DAYS);
        var mixed = shop.times(day -> day < YEAR || day >= again ? 1 : 0);

        var forecast = mixed.forecast(period, 8);

        var late =
                new SimulatedSales(from(mixed.revenue(), again), from(mixed.orders(), again))
                        .forecast(period, 8);
        assertThat(forecast).isEqualTo(late);
    }

    /// Of a region that sold in the first year only nothing is to be expected.
    @Test
    void expectsNothingOfARegionThatSoldBeforeThoseYears() {
        int again = 13 * YEAR;
        var shop = SimulatedSales.of(2, DAYS).times(day -> day < YEAR || day >= again ? 1 : 0);
        double[] gone = shop.revenue().values().clone();
        Arrays.fill(gone, YEAR, DAYS, 0);

        var forecast =
                Forecast.of(
                        new DailySeries(SimulatedSales.MONDAY, gone),
                        OpeningDays.learn(shop.orders()),
                        Period.WEEK,
                        8);

        assertThat(forecast.points()).allMatch(point -> point.high95() == 0);
        assertThat(forecast.history()).isBetween(150, 160);
    }

    /// What was sold ten times over until the seventh year before the last day moves nothing.
    @ParameterizedTest
    @EnumSource
    void learnsFromSixYearsAtMost(Period period) {
        int old = DAYS - 6 * YEAR - 40;
        var shop = SimulatedSales.of(3, DAYS);
        var larger = shop.times(day -> day < old ? 10 : 1);

        var forecast = larger.forecast(period, 8);

        assertThat(forecast).isEqualTo(shop.forecast(period, 8));
        assertThat(forecast.history() * (long) period.days()).isLessThan(6 * YEAR + 40);
    }

    private static DailySeries from(DailySeries series, int day) {
        return new DailySeries(
                series.firstDay().plusDays(day),
                Arrays.copyOfRange(series.values(), day, series.values().length));
    }
}
