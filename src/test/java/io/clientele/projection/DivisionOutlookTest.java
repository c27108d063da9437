package io.clientele.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientele.calendar.OpeningDays;
import io.clientele.calendar.Period;
import io.clientele.sales.DailySales;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

class DivisionOutlookTest {

    /// Ten orders a day from 2024 on, but none from 2024-05-20 to 05-29.
    @Test
    void namesTheDaysThatAreShutAsInTheOnlyYearBefore() {
        double[] revenue = new double[495];
        int[] orders = new int[495];
        Arrays.fill(revenue, 100);
        Arrays.fill(orders, 10);
        Arrays.fill(revenue, 140, 150, 0);
        Arrays.fill(orders, 140, 150, 0);
        var shop =
                new DailySales(
                        DailySales.SHOP,
                        DailySales.NONE,
                        LocalDate.of(2024, 1, 1),
                        revenue,
                        orders,
                        true,
                        9,
                        null);
        var days = OpeningDays.learn(Outlooks.orders(shop));
        var outlook = Outlooks.outlooks(List.of(shop), days, Period.DAY, 15).getFirst();

        var division = DivisionOutlook.of(outlook, days);

        assertThat(shop.lastWholeDay()).isEqualTo(LocalDate.of(2025, 5, 9));
        assertThat(division.assumedShut())
                .as("as far as day 15 ahead")
                .isEqualTo(
                        LocalDate.of(2025, 5, 20).datesUntil(LocalDate.of(2025, 5, 25)).toList());
        assertThat(division.closedWeekdays()).isEmpty();
    }
}
