package io.clientele.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientele.calendar.OpeningDays;
import io.clientele.calendar.Period;
import io.clientele.timeseries.ForecastingMethod;
import io.clientele.timeseries.LastYear;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// Shops as of a Monday in November, when the last months were flat and a December comes.
@Execution(ExecutionMode.CONCURRENT)
class YearlySeasonForecastTest {

    private static final int SERIES = 30;
    private static final int WEEKS = 8;
    private static final int DAYS = 1500;

    /// Of the weeks to come: errors of the forecast, errors of something else, both over what was
    /// sold; and how much lay inside.
    private record Tally(double here, double there, double within80, double within95) {}

    private static int november(int year) {
        var day = Period.WEEK.startOf(LocalDate.of(year, 11, 5));
        return (int) SimulatedSales.MONDAY.until(day, ChronoUnit.DAYS);
    }

    /// After two years and ten months, and after three.
    @ParameterizedTest
    @ValueSource(ints = {2025, 2026})
    void foreseesDecemberAboutAsWellAsLastYearDoes(int year) {
        var lastYear = List.<ForecastingMethod>of(new LastYear("last-year", 52, 8, 1));
        double here = 0;
        double there = 0;
        double within80 = 0;
        for (int seed = 0; seed < SERIES; seed++) {
            var tally = tally(SimulatedSales.withDecember(seed, DAYS), november(year), lastYear);
            here += tally.here() / SERIES;
            there += tally.there() / SERIES;
            within80 += tally.within80() / SERIES;
        }

        assertThat(here).as("against %.3f", there).isLessThan(1.03 * there).isLessThan(0.16);
        assertThat(within80).isGreaterThan(0.65);
    }

    /// Against the mean of the same methods, which know of no year.
    @Test
    void doesNoHarmWhereThereIsNoSeason() {
        double here = 0;
        double there = 0;
        double within80 = 0;
        double within95 = 0;
        for (int seed = 0; seed < SERIES; seed++) {
            var shop = SimulatedSales.of(seed, DAYS);
            var tally = tally(shop, november(2025), plain(shop, november(2025)));
            here += tally.here() / SERIES;
            there += tally.there() / SERIES;
            within80 += tally.within80() / SERIES;
            within95 += tally.within95() / SERIES;
        }

        assertThat(here).as("against %.4f", there).isLessThan(there + 0.003);
        assertThat(within80).isBetween(0.74, 0.86);
        assertThat(within95).isBetween(0.92, 0.985);
    }

    private static List<ForecastingMethod> plain(SimulatedSales shop, int known) {
        PeriodSeries series = series(shop, known);
        return Candidates.combined(
                Candidates.of(series, series.history(1)).stream()
                        .filter(method -> !method.name().startsWith("yearly-"))
                        .toList());
    }

    private static Tally tally(SimulatedSales shop, int known, List<ForecastingMethod> others) {
        PeriodSeries series = series(shop, known);
        double[] history = series.history(1);
        double[] levels =
                Validation.mean(
                        others.stream()
                                .map(one -> one.learn(history).forecast(history, WEEKS))
                                .toList());
        double here = 0;
        double there = 0;
        double sold = 0;
        double within80 = 0;
        double within95 = 0;
        var points = shop.until(known).forecast(Period.WEEK, WEEKS).points();
        for (int h = 0; h < WEEKS; h++) {
            var point = points.get(h);
            double actual = shop.sold(point);
            here += Math.abs(point.expected() - actual);
            there += Math.abs(levels[h] * series.size(point.start()) - actual);
            sold += actual;
            within80 += point.low80() <= actual && actual <= point.high80() ? 1 : 0;
            within95 += point.low95() <= actual && actual <= point.high95() ? 1 : 0;
        }
        return new Tally(here / sold, there / sold, within80 / WEEKS, within95 / WEEKS);
    }

    private static PeriodSeries series(SimulatedSales shop, int known) {
        var cut = shop.until(known);
        return PeriodSeries.of(cut.revenue(), OpeningDays.learn(cut.orders()), Period.WEEK);
    }
}
