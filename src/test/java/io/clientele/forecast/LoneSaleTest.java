package io.clientele.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.clientele.calendar.DailySeries;
import io.clientele.calendar.OpeningDays;
import io.clientele.calendar.Period;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;

/// A region that sold once, late in its first period, which is left out since it was not whole.
class LoneSaleTest {

    private static final int DAYS = 364;

    private static final SimulatedSales SHOP = SimulatedSales.of(3, DAYS);

    private static final OpeningDays OPENING_DAYS = OpeningDays.learn(SHOP.orders());

    /// On Friday, the 27th of January.
    private static DailySeries once() {
        double[] values = new double[DAYS];
        values[25] = 80;
        return new DailySeries(SimulatedSales.MONDAY, values);
    }

    @ParameterizedTest
    @EnumSource
    void isForecastAsNothing(Period period) {
        var forecast = Forecast.of(once(), OPENING_DAYS, period, 4);

        assertThat(forecast.points()).hasSize(4).allMatch(point -> point.expected() < 1);
    }

    @ParameterizedTest
    @EnumSource
    void spoilsNoOtherRegion(Period period) {
        var whole = Forecast.of(SHOP.revenue(), OPENING_DAYS, period, 4);

        var parts =
                Reconciliation.addingUp(
                        whole, List.of(whole, Forecast.of(once(), OPENING_DAYS, period, 4)));

        for (int h = 0; h < 4; h++) {
            var healthy = parts.get(0).points().get(h);
            var lone = parts.get(1).points().get(h);
            assertThat(healthy.expected() + lone.expected())
                    .isCloseTo(whole.points().get(h).expected(), within(1e-6));
            assertThat(healthy.expected()).isGreaterThanOrEqualTo(100 * lone.expected());
        }
    }

    @Test
    void isRefusedWhereItBeginsIfNoNumber() {
        assertThatThrownBy(
                        () ->
                                new ForecastPoint(
                                        SimulatedSales.MONDAY,
                                        SimulatedSales.MONDAY,
                                        0,
                                        0,
                                        Double.NaN,
                                        0,
                                        0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A forecast of 2023-01-02 cannot be NaN.");
    }
}
