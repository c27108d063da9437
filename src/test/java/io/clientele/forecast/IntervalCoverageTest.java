package io.clientele.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientele.calendar.Period;

import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Execution(ExecutionMode.CONCURRENT)
class IntervalCoverageTest {

    private static final int SERIES = 30;
    private static final int DAYS = 1150;

    /// Counts over 30 simulated series and several cuts of each, always the same: 85.4, 81.0 and
    /// 83.1 % within the 80 % interval, 97.4, 96.5 and 97.2 % within that of 95 %.
    @ParameterizedTest
    @CsvSource({"DAY, 28, 400, 28, 0.855", "WEEK, 4, 560, 28, 0.81", "MONTH, 3, 900, 90, 0.83"})
    void coversWhatItPromisesAndALittleMoreOn30SimulatedSeries(
            Period period, int horizon, int known, int step, double seen) {
        double points = 0;
        double within80 = 0;
        double within95 = 0;
        for (int seed = 0; seed < SERIES; seed++) {
            var shop = SimulatedSales.of(seed, known + 4 * step + 120);
            for (int cut = 0; cut < 4; cut++) {
                for (var point :
                        shop.until(known + cut * step).forecast(period, horizon).points()) {
                    double sold = shop.sold(point);
                    if (point.high95() > 0) {
                        points++;
                        within80 += point.low80() <= sold && sold <= point.high80() ? 1 : 0;
                        within95 += point.low95() <= sold && sold <= point.high95() ? 1 : 0;
                    }
                }
            }
        }
        assertThat(within80 / points).as("80 %% interval").isBetween(seen - 0.01, seen + 0.01);
        assertThat(within95 / points).as("95 %% interval").isBetween(0.955, 0.98);
    }

    /// A December three times as busy, a closure that comes every year, and sales on one day in
    /// four, with fewer series than above: here what is held is nearly what is promised, or more.
    @ParameterizedTest
    @CsvSource({
        "DECEMBER, WEEK, 4, 0.78, 0.89",
        "DECEMBER, DAY, 14, 0.735, 0.93",
        "CLOSURE, WEEK, 4, 0.805, 0.965",
        "CLOSURE, DAY, 14, 0.9, 0.975",
        "SPARSE, WEEK, 4, 0.795, 0.89",
        "SPARSE, DAY, 14, 0.835, 0.965"
    })
    void holdsNearlyWhatItPromisesOfOtherKindsOfShops(
            Kind kind, Period period, int horizon, double seen80, double seen95) {
        double points = 0;
        double within80 = 0;
        double within95 = 0;
        for (int seed = 0; seed < 8; seed++) {
            var shop = kind.shop(seed);
            for (int known = 1057; known <= 1092; known += 35) {
                for (var point : shop.until(known).forecast(period, horizon).points()) {
                    double sold = shop.sold(point);
                    if (point.high95() > 0) {
                        points++;
                        within80 += point.low80() <= sold && sold <= point.high80() ? 1 : 0;
                        within95 += point.low95() <= sold && sold <= point.high95() ? 1 : 0;
                    }
                }
            }
        }
        assertThat(within80 / points).as("80 %% interval").isBetween(seen80 - 0.02, seen80 + 0.02);
        assertThat(within95 / points).as("95 %% interval").isBetween(seen95 - 0.02, seen95 + 0.02);
    }

    enum Kind {
        DECEMBER,
        CLOSURE,
        SPARSE;

        SimulatedSales shop(int seed) {
            return switch (this) {
                case DECEMBER -> SimulatedSales.withDecember(seed, DAYS);
                case CLOSURE ->
                        SimulatedSales.of(seed, DAYS)
                                .times(day -> Math.abs(day % 365.25 - 350) < 5 ? 0 : 1);
                case SPARSE -> SimulatedSales.sparse(seed, DAYS, 4);
            };
        }
    }
}
