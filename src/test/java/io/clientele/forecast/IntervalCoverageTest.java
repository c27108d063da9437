package io.clientele.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Execution(ExecutionMode.CONCURRENT)
class IntervalCoverageTest {

    private static final int SERIES = 30;

    /// Counts over 30 simulated series and several cuts of each; neighbouring outcomes depend on
    /// each other, so that the shares spread by some percent around what is promised.
    @ParameterizedTest
    @CsvSource({"DAY, 28, 400, 28", "WEEK, 4, 560, 28", "MONTH, 3, 900, 90"})
    void coversWhatItPromisesOn30SimulatedSeries(Period period, int horizon, int known, int step) {
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
        assertThat(within80 / points).as("80 %% interval").isBetween(0.74, 0.86);
        assertThat(within95 / points).as("95 %% interval").isBetween(0.92, 0.985);
    }
}
