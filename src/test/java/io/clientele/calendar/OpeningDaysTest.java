package io.clientele.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

class OpeningDaysTest {

    private static final LocalDate MONDAY = LocalDate.of(2023, 1, 2);

    @Test
    void learnsTheWeekdaysOnWhichNobodyBuys() {
        var days = learn(200, day -> day % 7 == 5 ? 0 : day == 20 ? 1 : 20);

        assertThat(days.closedWeekdays()).containsExactly(DayOfWeek.SATURDAY);
        assertThat(days.weight(MONDAY)).isCloseTo(1 / 6.0, within(0.01));
        assertThat(days.isShut(MONDAY.plusDays(200 * 7 + 5))).isTrue();
    }

    @Test
    void takesQuietDaysOfASmallShopForChance() {
        var days = learn(200, day -> day % 9 == 0 ? 1 : 0);

        assertThat(days.closedWeekdays()).isEmpty();
        assertThat(days.isShut(MONDAY.plusDays(4))).isFalse();
    }

    @Test
    void takesARunOfSilenceInABusyShopForAClosureOrAGap() {
        var days = learn(200, day -> day >= 100 && day < 103 ? 0 : 10);

        assertThat(days.isShut(MONDAY.plusDays(99))).isFalse();
        assertThat(days.isShut(MONDAY.plusDays(100))).isTrue();
        assertThat(days.isShut(MONDAY.plusDays(102))).isTrue();
        assertThat(days.weight(MONDAY.plusDays(101))).isZero();
    }

    @Test
    void expectsAWeekOfClosureAgainNextYearButNotASingleDay() {
        // 2023-12-24 to 2024-01-01, and 2023-08-28.
        var days = learn(500, day -> (day >= 356 && day < 365) || day == 238 ? 0 : 10);

        assertThat(days.isShut(LocalDate.of(2023, 8, 28))).isTrue();
        assertThat(days.isShut(LocalDate.of(2024, 8, 28))).isFalse();
        assertThat(days.isShut(LocalDate.of(2024, 12, 23))).isFalse();
        assertThat(days.isShut(LocalDate.of(2024, 12, 25))).isTrue();
        assertThat(days.isShut(LocalDate.of(2025, 1, 1))).isTrue();
        assertThat(days.isShut(LocalDate.of(2025, 1, 2))).isFalse();
    }

    @Test
    void merelyAssumesAClosureThatOneYearHad() {
        var once = learn(500, day -> day >= 356 && day < 365 ? 0 : 10);
        var twice =
                learn(800, day -> (day >= 356 && day < 365) || (day >= 722 && day < 731) ? 0 : 10);

        assertThat(once.isAssumedShut(LocalDate.of(2023, 12, 25))).as("it was").isFalse();
        assertThat(once.isAssumedShut(LocalDate.of(2024, 12, 25))).isTrue();
        assertThat(once.weight(LocalDate.of(2024, 12, 25))).isZero();
        assertThat(once.largestWeight(LocalDate.of(2024, 12, 25))).isCloseTo(1 / 7.0, within(0.01));
        assertThat(twice.isShut(LocalDate.of(2025, 12, 25))).isTrue();
        assertThat(twice.isAssumedShut(LocalDate.of(2025, 12, 25))).isFalse();
        assertThat(twice.largestWeight(LocalDate.of(2025, 12, 25))).isZero();
    }

    @Test
    void expectsASingleDayThatTwoYearsHad() {
        // The first of May, of 2023 and of 2024.
        var days = learn(800, day -> day == 119 || day == 485 ? 0 : 10);

        assertThat(days.isShut(LocalDate.of(2025, 5, 1))).isTrue();
        assertThat(days.isShut(LocalDate.of(2025, 5, 2))).isFalse();
    }

    /// From 2020-06-01 on. 2021 and 2022 tell; in 2023 the first of January was a Sunday.
    @Test
    void remembersAHolidayThatOnceFellOnAClosedWeekday() {
        var first = LocalDate.of(2020, 6, 1);
        double[] orders = new double[1200];
        for (int i = 0; i < orders.length; i++) {
            var day = first.plusDays(i);
            boolean shut = day.getDayOfWeek() == DayOfWeek.SUNDAY || day.getDayOfYear() == 1;
            orders[i] = shut ? 0 : 20;
        }

        var days = OpeningDays.learn(new DailySeries(first, orders));

        assertThat(days.isShut(LocalDate.of(2023, 1, 1))).isTrue();
        assertThat(days.isShut(LocalDate.of(2024, 1, 1))).isTrue();
        assertThat(days.isAssumedShut(LocalDate.of(2024, 1, 1))).isFalse();
        assertThat(days.isShut(LocalDate.of(2024, 1, 2))).isFalse();
    }

    /// 2022-12-23 to 2023-01-02 with two Sundays, of which the dates are weekdays in 2023.
    @Test
    void assumesAllDaysOfAClosureAgainThatWentOverClosedWeekdays() {
        var first = LocalDate.of(2022, 3, 7);
        double[] orders = new double[500];
        for (int i = 0; i < orders.length; i++) {
            boolean shut = i % 7 == 6 || (i >= 291 && i <= 301);
            orders[i] = shut ? 0 : 20;
        }

        var days = OpeningDays.learn(new DailySeries(first, orders));

        assertThat(
                        LocalDate.of(2023, 12, 22)
                                .datesUntil(LocalDate.of(2024, 1, 4))
                                .filter(day -> day.getDayOfWeek() != DayOfWeek.SUNDAY)
                                .filter(day -> !days.isAssumedShut(day)))
                .containsExactly(LocalDate.of(2023, 12, 22), LocalDate.of(2024, 1, 3));
    }

    private static OpeningDays learn(int days, IntToDoubleFunction orders) {
        return OpeningDays.learn(
                new DailySeries(MONDAY, IntStream.range(0, days).mapToDouble(orders).toArray()));
    }
}
