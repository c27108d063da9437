package io.clientele.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;

import io.clientele.statistics.OpeningCalendar.Gap;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

class OpeningCalendarTest {

    private static final LocalDate MONDAY = LocalDate.of(2025, 3, 3);

    @Test
    void learnsClosedWeekdaysAndLeavesThemOutOfGaps() {
        var days = weekdays(6);
        // From Thursday of the second week to Tuesday of the third.
        days.removeIf(
                day -> !day.isBefore(MONDAY.plusDays(10)) && day.isBefore(MONDAY.plusDays(16)));
        // A single Wednesday.
        days.remove(MONDAY.plusDays(30));

        var calendar = OpeningCalendar.of(days);

        assertThat(calendar.closed()).containsExactly(SATURDAY, SUNDAY);
        assertThat(calendar.openDays()).isEqualTo(25);
        assertThat(calendar.missedDays()).isEqualTo(5);
        assertThat(calendar.gaps())
                .containsExactly(new Gap(MONDAY.plusDays(10), MONDAY.plusDays(15), 4));
    }

    @Test
    void callsNoWeekdayClosedBeforeItHasComeByFourTimes() {
        assertThat(OpeningCalendar.of(weekdays(3)).closed()).isEmpty();
        assertThat(OpeningCalendar.of(weekdays(4)).closed()).isEmpty();
        assertThat(OpeningCalendar.of(weekdays(5)).closed()).containsExactly(SATURDAY, SUNDAY);
    }

    @Test
    void isEmptyOrOneDay() {
        assertThat(OpeningCalendar.of(List.of()).openDays()).isZero();
        var one = OpeningCalendar.of(List.of(MONDAY));
        assertThat(one.openDays()).isEqualTo(1);
        assertThat(one.closed()).isEmpty();
        assertThat(one.gaps()).isEmpty();
    }

    @Test
    void countsCenturiesBetweenTwoDaysAtOnce() {
        var calendar = OpeningCalendar.of(List.of(LocalDate.of(1900, 1, 1), MONDAY));

        assertThat(calendar.gaps()).hasSize(1);
        assertThat(calendar.closed()).hasSize(6).doesNotContain(MONDAY.getDayOfWeek());
        assertThat(calendar.gaps().getFirst().missedDays())
                .isEqualTo(
                        (int) (MONDAY.toEpochDay() - LocalDate.of(1900, 1, 1).toEpochDay()) / 7
                                - 1);
    }

    /// Monday to Friday, week after week.
    private static List<LocalDate> weekdays(int weeks) {
        List<LocalDate> days = new ArrayList<>();
        for (int week = 0; week < weeks; week++) {
            for (int day = 0; day < 5; day++) {
                days.add(MONDAY.plusDays(week * 7L + day));
            }
        }
        return days;
    }
}
