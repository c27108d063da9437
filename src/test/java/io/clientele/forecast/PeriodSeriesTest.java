package io.clientele.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clientele.calendar.DailySeries;
import io.clientele.calendar.OpeningDays;
import io.clientele.calendar.Period;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

class PeriodSeriesTest {

    private static final LocalDate MONDAY = LocalDate.of(2023, 1, 2);

    @Test
    void leavesOutTheWeekThatIsNotOver() {
        var whole = series(days(70, false), Period.WEEK);
        var begun = series(days(74, false), Period.WEEK);

        assertThat(whole.length()).isEqualTo(10);
        assertThat(whole.leftOutFrom(MONDAY.plusDays(69))).isNull();
        assertThat(begun.length()).isEqualTo(10);
        assertThat(begun.leftOutFrom(MONDAY.plusDays(73))).isEqualTo(MONDAY.plusDays(70));
        assertThat(begun.next(2)).containsExactly(MONDAY.plusDays(70), MONDAY.plusDays(77));
    }

    @Test
    void countsAWeekAsOverWhenOnlyAClosedDayIsMissing() {
        assertThat(series(days(69, true), Period.WEEK).length()).isEqualTo(10);
        assertThat(series(days(69, false), Period.WEEK).length()).isEqualTo(9);
    }

    @Test
    void goesOnWithTheSamePeriodsWhereNothingWasEverSold() {
        var openingDays = OpeningDays.learn(days(69, true));
        var nothing = new DailySeries(MONDAY, new double[69]);

        assertThat(PeriodSeries.of(nothing, openingDays, Period.WEEK).next(1))
                .isEqualTo(series(days(69, true), Period.WEEK).next(1));
        assertThat(Forecast.of(nothing, openingDays, Period.WEEK, 2).points())
                .allMatch(point -> point.expected() == 0 && point.high95() == 0);
    }

    @Test
    void leavesClosedWeekdaysOutOfDays() {
        var days = series(days(70, true), Period.DAY);

        assertThat(days.length()).isEqualTo(60);
        assertThat(days.week()).isEqualTo(6);
    }

    @Test
    void bringsMonthsToOneSize() {
        var months = series(days(400, false), Period.MONTH);

        assertThat(months.values()[1] / months.values()[0])
                .as("February over January less a day")
                .isCloseTo(28 / 30.0, within(1e-9));
        assertThat(Arrays.stream(months.levels()).boxed())
                .allSatisfy(level -> assertThat(level).isCloseTo(304.4, within(1.0)));
    }

    @Test
    void doesNotKnowTheLevelOfAWeekThatWasShut() {
        double[] values = days(140, false).values();
        Arrays.fill(values, 70, 77, 0);
        values[80] = 0;
        var weeks = series(new DailySeries(MONDAY, values), Period.WEEK);

        assertThat(weeks.isKnown(10)).isFalse();
        assertThat(weeks.levels()[11]).isCloseTo(70, within(0.5));
        assertThat(weeks.history(1)[10]).isCloseTo(70, within(0.5));
    }

    /// Two years with a closure in either, of which the past must know the first alone, and with
    /// Sundays off from the second summer on.
    @ParameterizedTest
    @EnumSource
    void knowsOfThePastWhatWasKnownThen(Period period) {
        double[] values = days(800, false).values();
        Arrays.fill(values, 355, 365, 0);
        Arrays.fill(values, 720, 730, 0);
        for (int sunday = 6 + 7 * 80; sunday < 800; sunday += 7) {
            values[sunday] = 0;
        }
        var all = series(new DailySeries(MONDAY, values), period);
        for (int step = all.length() / 2; step < all.length(); step += 1 + all.length() / 50) {
            int known = (int) MONDAY.until(all.starts().get(step), ChronoUnit.DAYS);
            var cut = series(new DailySeries(MONDAY, Arrays.copyOf(values, known)), period);

            var then = all.knownBefore(step);

            assertThat(then.levels()).as("%s %d", period, step).containsExactly(levels(cut, all));
            assertThat(then.next(9).stream().mapToDouble(then::size))
                    .containsExactlyElementsOf(then.next(9).stream().map(cut::size).toList());
        }
    }

    /// On the weekdays that are steps of another series.
    private static double[] levels(PeriodSeries series, PeriodSeries steps) {
        return IntStream.range(0, series.length())
                .filter(t -> steps.starts().contains(series.starts().get(t)))
                .mapToDouble(t -> series.levels()[t])
                .toArray();
    }

    /// The eleventh of November moves by one weekday or two, the Friday before Advent by a week.
    @ParameterizedTest
    @ValueSource(strings = {"2023-11-11 2024-11-11 2025-11-11", "2023-11-24 2024-11-29 2025-11-28"})
    void keepsASpikeThatComesEveryYearWhereAWeekdayIsClosed(String dates) {
        var random = new Random(5);
        double[] values = new double[1100];
        Arrays.setAll(values, day -> day % 7 == 6 ? 0 : random.nextDouble(90, 110));
        var spikes = Arrays.stream(dates.split(" ")).map(LocalDate::parse).toList();
        for (LocalDate spike : spikes) {
            values[(int) MONDAY.until(spike, ChronoUnit.DAYS)] = 1000;
        }
        var days = series(new DailySeries(MONDAY, values), Period.DAY);

        double[] history = days.history(days.week());

        assertThat(days.week()).isEqualTo(6);
        for (LocalDate spike : spikes) {
            assertThat(history[days.starts().indexOf(spike)]).as("%s", spike).isEqualTo(1000);
        }
    }

    /// 70 a week, then 77 from the seventh on: one of six steps before the eighth errs by 7.
    @Test
    void scalesErrorsByTheStepsBeforeTheFirstOrigin() {
        double[] values = days(140, false).values();
        Arrays.fill(values, 42, 140, 11);
        Arrays.fill(values, 70, 140, 500);
        var weeks = series(new DailySeries(MONDAY, values), Period.WEEK);

        assertThat(weeks.naiveError(8)).isCloseTo(7 / 7.0, within(1e-9));
        assertThat(weeks.naiveError(11)).isGreaterThan(300);
    }

    @Test
    void beginsWithTheFirstSale() {
        double[] values = days(140, false).values();
        Arrays.fill(values, 0, 45, 0);
        var late = new DailySeries(MONDAY, values);
        var weeks = PeriodSeries.of(late, OpeningDays.learn(days(140, false)), Period.WEEK);

        assertThat(weeks.starts().getFirst()).isEqualTo(MONDAY.plusDays(42));
        assertThat(weeks.sizes()[0]).isCloseTo(4 / 7.0, within(1e-9));
    }

    private static PeriodSeries series(DailySeries days, Period period) {
        return PeriodSeries.of(days, OpeningDays.learn(days), period);
    }

    /// Ten a day, nothing on Sundays if closed then.
    private static DailySeries days(int days, boolean sundaysOff) {
        return new DailySeries(
                MONDAY,
                IntStream.range(0, days)
                        .mapToDouble(day -> sundaysOff && day % 7 == 6 ? 0 : 10)
                        .toArray());
    }
}
