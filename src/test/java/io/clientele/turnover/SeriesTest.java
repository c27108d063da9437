package io.clientele.turnover;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientele.turnover.SalesReport.PeriodSales;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;

class SeriesTest {

    private static final LocalDate MONDAY = LocalDate.of(2025, 3, 3);

    @Test
    void tellsNewFromReturningCustomersAndCountsEachOnce() {
        var weeks = new Series(Period.WEEK);
        weeks.add(0, MONDAY.plusDays(1), MONDAY.plusDays(1), 1, 10);
        weeks.add(0, MONDAY.plusDays(1), MONDAY.plusDays(6), 2, 20);
        weeks.add(0, MONDAY.plusDays(1), MONDAY.plusDays(15), 1, 5);
        weeks.add(1, MONDAY.minusDays(1), MONDAY.plusDays(2), 1, 70);

        var list = weeks.list(MONDAY.plusDays(1), MONDAY.plusDays(16), true);

        assertThat(list).hasSize(3);
        var first = list.getFirst();
        assertThat(first.from()).isEqualTo(MONDAY);
        assertThat(first.to()).isEqualTo(MONDAY.plusDays(6));
        assertThat(first.complete()).as("Monday was not asked for").isFalse();
        assertThat(first.customers()).isEqualTo(2);
        assertThat(first.newCustomers()).isEqualTo(1);
        assertThat(first.returningCustomers()).isEqualTo(1);
        assertThat(first.orders()).isEqualTo(4);
        assertThat(first.revenue()).isEqualByComparingTo("100");
        assertThat(first.newRevenue()).isEqualByComparingTo("30");
        assertThat(first.averageOrder()).isEqualByComparingTo("25");
        assertThat(list.get(1).orders()).isZero();
        assertThat(list.get(1).averageOrder()).isNull();
        assertThat(list.get(1).complete()).isTrue();
        assertThat(list.getLast().complete()).as("the week goes on").isFalse();
        assertThat(list.getLast().newCustomers()).isZero();
    }

    @Test
    void takesNoPeriodForCompleteWhoseLastDayWasCutShort() {
        var days = new Series(Period.DAY);
        days.add(0, MONDAY, MONDAY, 1, 10);
        days.add(0, MONDAY, MONDAY.plusDays(6), 1, 5);
        var weeks = new Series(Period.WEEK);

        assertThat(days.list(MONDAY, MONDAY.plusDays(7), true)).allMatch(PeriodSales::complete);
        assertThat(days.list(MONDAY, MONDAY.plusDays(7), false))
                .extracting(PeriodSales::complete)
                .containsExactly(true, true, true, true, true, true, false);
        assertThat(weeks.list(MONDAY, MONDAY.plusDays(7), true).getFirst().complete()).isTrue();
        assertThat(weeks.list(MONDAY, MONDAY.plusDays(7), false).getFirst().complete()).isFalse();
    }

    @Test
    void beginsMonthsOnTheirFirstDay() {
        assertThat(Period.MONTH.start(LocalDate.of(2024, 2, 29)))
                .isEqualTo(LocalDate.of(2024, 2, 1));
        assertThat(Period.MONTH.end(LocalDate.of(2024, 2, 1))).isEqualTo(LocalDate.of(2024, 3, 1));
        assertThat(Period.WEEK.start(MONDAY.plusDays(6))).isEqualTo(MONDAY);
        assertThat(Period.DAY.usualFrom(MONDAY)).isEqualTo(MONDAY.minusDays(92));
    }
}
