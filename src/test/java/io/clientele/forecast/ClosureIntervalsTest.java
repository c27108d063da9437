package io.clientele.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clientele.calendar.OpeningDays;
import io.clientele.calendar.Period;

import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/// Shops that were shut from 24 December to 1 January in their first year, forecast from four
/// Mondays before the same days of the second; of three, two are shut again.
@Execution(ExecutionMode.CONCURRENT)
class ClosureIntervalsTest {

    private static final int SERIES = 30;
    private static final int DAYS = 800;

    /// Points, how many of them lay inside, and how wide they were.
    private static final class Tally {
        private double points;
        private double within80;
        private double within95;
        private double width80;
        private double width95;

        void add(ForecastPoint point, double sold) {
            points++;
            within80 += point.low80() <= sold && sold <= point.high80() ? 1 : 0;
            within95 += point.low95() <= sold && sold <= point.high95() ? 1 : 0;
            width80 += point.high80() - point.low80();
            width95 += point.high95() - point.low95();
        }

        double share80() {
            return within80 / points;
        }

        double share95() {
            return within95 / points;
        }

        @Override
        public String toString() {
            return "%.0f points, within 80 %%: %.3f, within 95 %%: %.3f, width %.0f and %.0f"
                    .formatted(points, share80(), share95(), width80, width95);
        }
    }

    /// A day within the closure is shut two times in three, and always inside its interval then:
    /// 2/3 + 0.7/3 = 0.9 and 2/3 + 0.925/3 = 0.975. Weeks have open days left.
    @ParameterizedTest
    @CsvSource({"DAY, 49, 0.9, 0.975", "WEEK, 7, 0.8, 0.95"})
    void holdsWhatItPromisesInAndAfterAClosureThatMayComeAgain(
            Period period, int horizon, double promised80, double promised95) {
        var during = new Tally();
        var after = new Tally();
        var without = new Tally();
        for (int seed = 0; seed < SERIES; seed++) {
            boolean again = seed % 3 != 0;
            var open = SimulatedSales.of(seed, DAYS);
            var shop = open.times(day -> isShut(day, again) ? 0 : 1);
            for (int known = 686; known <= 707; known += 7) {
                var openingDays = OpeningDays.learn(shop.until(known).orders());
                var usual = open.until(known).forecast(period, horizon).points();
                var points = shop.until(known).forecast(period, horizon).points();
                for (int h = 0; h < horizon; h++) {
                    var point = points.get(h);
                    boolean assumed =
                            point.start()
                                    .datesUntil(point.end().plusDays(1))
                                    .anyMatch(openingDays::isAssumedShut);
                    if (assumed) {
                        during.add(point, shop.sold(point));
                    } else if (point.start().getYear() == 2025 && point.high95() > 0) {
                        after.add(point, shop.sold(point));
                        without.add(usual.get(h), open.sold(point));
                    }
                }
            }
        }

        String figures = "during: %s, after: %s, without: %s".formatted(during, after, without);
        assertThat(during.share80()).as(figures).isCloseTo(promised80, within(0.03));
        assertThat(during.share95()).as(figures).isCloseTo(promised95, within(0.03));
        assertThat(after.share80()).as(figures).isCloseTo(without.share80(), within(0.03));
        assertThat(after.share95()).as(figures).isCloseTo(without.share95(), within(0.03));
        assertThat(after.share80()).as(figures).isBetween(0.77, 0.86);
        assertThat(after.width80).as(figures).isLessThan(1.1 * without.width80);
        assertThat(after.width95).as(figures).isLessThan(1.1 * without.width95);
    }

    private static boolean isShut(int day, boolean again) {
        var date = SimulatedSales.MONDAY.plusDays(day);
        var first = LocalDate.of(date.getYear() - (date.getMonthValue() == 1 ? 1 : 0), 12, 24);
        return ChronoUnit.DAYS.between(first, date) >= 0
                && ChronoUnit.DAYS.between(first, date) < 9
                && (first.getYear() == 2023 || (again && first.getYear() == 2024));
    }
}
