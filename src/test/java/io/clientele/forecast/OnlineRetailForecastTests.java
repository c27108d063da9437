package io.clientele.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

import io.clientele.calendar.DailySeries;
import io.clientele.calendar.OpeningDays;
import io.clientele.calendar.Period;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/// The automatic choice on the real Online Retail file, held against what the best known methods
/// reach there when somebody picks them afterwards.
class OnlineRetailForecastTests {

    private static final Path FILE = Path.of("../shared/data/online-retail.csv.gz");
    private static final LocalDate FIRST = LocalDate.of(2010, 12, 1);
    private static final int DAYS = 374;

    /// The last whole week ends on Sunday, 2011-12-04.
    private static final int WHOLE_WEEKS_END = DAYS - 5;

    private static final double[] REVENUE = new double[DAYS];
    private static final double[] ORDERS = new double[DAYS];
    private static final Map<String, double[]> REGIONS = new TreeMap<>();

    @BeforeAll
    static void read() throws IOException {
        assumeTrue(Files.exists(FILE), "needs the Online Retail file in " + FILE);
        Set<List<String>> seen = new HashSet<>();
        Set<String> orders = new HashSet<>();
        try (var reader =
                CsvReader.builder()
                        .ofNamedCsvRecord(
                                new InputStreamReader(
                                        new GZIPInputStream(Files.newInputStream(FILE), 1 << 16),
                                        StandardCharsets.UTF_8))) {
            for (NamedCsvRecord row : reader) {
                double quantity = Double.parseDouble(row.getField("Quantity"));
                double price = Double.parseDouble(row.getField("UnitPrice"));
                String order = row.getField("InvoiceNo");
                if (!row.getField("CustomerID").isEmpty()
                        && !order.startsWith("C")
                        && quantity > 0
                        && price > 0
                        && seen.add(row.getFields())) {
                    var date = LocalDate.parse(row.getField("InvoiceDate").substring(0, 10));
                    int day = (int) (date.toEpochDay() - FIRST.toEpochDay());
                    REVENUE[day] += quantity * price;
                    ORDERS[day] += orders.add(order) ? 1 : 0;
                    REGIONS.computeIfAbsent(row.getField("Country"), _ -> new double[DAYS])[day] +=
                            quantity * price;
                }
            }
        }
    }

    @Test
    void forecastsTheLast8WeeksAtLeastAsWellAsExponentialSmoothing() {
        assertThat(wape(Period.WEEK, 8, WHOLE_WEEKS_END - 56)).isLessThanOrEqualTo(0.088);
    }

    @Test
    void forecastsTheLast56DaysAtLeastAsWellAsWeekdayMeans() {
        assertThat(wape(Period.DAY, 56, DAYS - 56)).isLessThanOrEqualTo(0.307);
    }

    @Test
    void forecasts4WeeksAheadAtLeastAsWellAsTheirMeanFrom21Origins() {
        double errors = 0;
        double sold = 0;
        for (int weeks = 24; weeks >= 4; weeks--) {
            double[] error = error(Period.WEEK, 4, WHOLE_WEEKS_END - 7 * weeks);
            errors += error[0];
            sold += error[1];
        }
        assertThat(errors / sold).isLessThanOrEqualTo(0.178);
    }

    @Test
    void knowsThatTheShopIsShutOnSaturdaysAndAtChristmas() {
        var forecast = Forecast.of(until(REVENUE, DAYS), days(DAYS), Period.DAY, 28);

        assertThat(
                        forecast.points().stream()
                                .filter(point -> point.expected() == 0)
                                .map(point -> point.start().getDayOfYear()))
                .as("2011-12-10, 12-17, 12-24 to 2012-01-03")
                .containsExactly(344, 351, 358, 359, 360, 361, 362, 363, 364, 365, 1, 2, 3);
    }

    /// Some of the 37 sold once, late in a week or month: Brazil, Lebanon, Saudi Arabia.
    @ParameterizedTest
    @EnumSource
    void makesRegionsAddUpThoughSomeSoldOnce(Period period) {
        var whole = Forecast.of(until(REVENUE, DAYS), days(DAYS), period, 3);

        var parts =
                Reconciliation.addingUp(
                        whole,
                        REGIONS.values().stream()
                                .map(one -> Forecast.of(until(one, DAYS), days(DAYS), period, 3))
                                .toList());

        assertThat(parts).hasSize(37);
        for (int h = 0; h < 3; h++) {
            int point = h;
            assertThat(parts.stream().mapToDouble(one -> one.points().get(point).expected()).sum())
                    .isCloseTo(whole.points().get(h).expected(), within(1e-3));
        }
    }

    private static double wape(Period period, int horizon, int known) {
        double[] error = error(period, horizon, known);
        return error[0] / error[1];
    }

    /// Sum of absolute errors, sum of sales; the forecast knows the first days only.
    private static double[] error(Period period, int horizon, int known) {
        var all = until(REVENUE, DAYS);
        double errors = 0;
        double sold = 0;
        for (var point :
                Forecast.of(until(REVENUE, known), days(known), period, horizon).points()) {
            double actual = 0;
            for (var day = point.start(); !day.isAfter(point.end()); day = day.plusDays(1)) {
                actual += all.on(day.toEpochDay());
            }
            errors += Math.abs(actual - point.expected());
            sold += actual;
        }
        return new double[] {errors, sold};
    }

    private static OpeningDays days(int known) {
        return OpeningDays.learn(until(ORDERS, known));
    }

    private static DailySeries until(double[] values, int days) {
        return new DailySeries(FIRST, Arrays.copyOf(values, days));
    }
}
