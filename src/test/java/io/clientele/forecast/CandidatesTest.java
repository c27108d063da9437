package io.clientele.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientele.calendar.OpeningDays;
import io.clientele.calendar.Period;
import io.clientele.timeseries.ForecastingMethod;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

class CandidatesTest {

    /// Five years and a bit, of which less and less is cut off.
    private static final SimulatedSales SHOP = SimulatedSales.withDecember(1, 1900);

    @Test
    void neverLosesAMethodWhenMoreMonthsAreKnown() {
        Set<String> before = Set.of();
        for (int months = 9; months <= 60; months++) {
            var methods = names(months);

            assertThat(methods)
                    .as("%d months", months)
                    .containsAll(before)
                    .contains("naive", "moving-average-3", "theta", "holt", "combination");
            assertThat(methods.contains("arima")).as("%d months", months).isEqualTo(months >= 11);
            assertThat(methods.contains("yearly-theta")).isEqualTo(months >= 27);
            before = methods;
        }
        assertThat(before).contains("last-year", "seasonal-naive", "holt-winters-additive");
    }

    @Test
    void takesTheMeanOfThoseThatKnowTheYearOnceThereIsASeason() {
        var last = LocalDate.of(2025, 2, 1);
        var two = series((int) SimulatedSales.MONDAY.until(last, ChronoUnit.DAYS), Period.WEEK);
        var less = series(600, Period.WEEK);

        assertThat(Candidates.combined(of(less)))
                .extracting(method -> method.name())
                .containsExactly(
                        "moving-average-4", "simple-smoothing", "damped-holt", "theta", "arima");
        assertThat(Candidates.combined(of(two)))
                .extracting(method -> method.name())
                .containsExactlyElementsOf(
                        List.of(
                                        "moving-average-4",
                                        "simple-smoothing",
                                        "damped-holt",
                                        "theta",
                                        "arima")
                                .stream()
                                .map(name -> "yearly-" + name)
                                .toList());
    }

    private static Set<String> names(int months) {
        var after = LocalDate.of(2023, 1, 1).plusMonths(months);
        int days = (int) SimulatedSales.MONDAY.until(after, ChronoUnit.DAYS);
        var forecast = SHOP.until(days).forecast(Period.MONTH, 3);
        assertThat(forecast.history()).isEqualTo(months);
        var names = new TreeSet<String>();
        forecast.candidates().forEach(error -> names.add(error.method()));
        return names;
    }

    private static List<ForecastingMethod> of(PeriodSeries series) {
        return Candidates.of(series, series.history(1));
    }

    private static PeriodSeries series(int days, Period period) {
        var shop = SHOP.until(days);
        return PeriodSeries.of(shop.revenue(), OpeningDays.learn(shop.orders()), period);
    }
}
