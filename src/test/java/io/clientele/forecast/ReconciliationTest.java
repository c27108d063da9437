package io.clientele.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clientele.calendar.DailySeries;
import io.clientele.calendar.OpeningDays;
import io.clientele.calendar.Period;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

class ReconciliationTest {

    @Test
    void movesTheUncertainPartsMost() {
        assertThat(Reconciliation.addingUp(130, new double[] {50, 50}, new double[] {1, 2}))
                .containsExactly(new double[] {60, 70}, within(1e-9));
    }

    @Test
    void neverGoesBelowZero() {
        assertThat(Reconciliation.addingUp(40, new double[] {50, 50, 5}, new double[] {1, 1, 1}))
                .containsExactly(new double[] {20, 20, 0}, within(1e-9));
        assertThat(Reconciliation.addingUp(0, new double[] {5, 7}, new double[] {1, 1}))
                .containsExactly(new double[] {0, 0}, within(1e-9));
    }

    @Test
    void isCloserThanAnythingElseThatAddsUp() {
        var random = new Random(6);
        for (int round = 0; round < 200; round++) {
            double[] given = random.doubles(4, 0, 10).toArray();
            double[] variances = random.doubles(4, 0.1, 5).toArray();
            double total = random.nextDouble(0, 40);
            double[] values = Reconciliation.addingUp(total, given, variances);

            assertThat(Arrays.stream(values).sum()).isCloseTo(total, within(1e-9));
            for (int other = 0; other < 50; other++) {
                double[] weights = random.doubles(4, 0, 1).toArray();
                double sum = Arrays.stream(weights).sum();
                double[] otherwise = Arrays.stream(weights).map(w -> w / sum * total).toArray();
                assertThat(distance(values, given, variances))
                        .isLessThanOrEqualTo(distance(otherwise, given, variances) + 1e-9);
            }
        }
    }

    @Test
    void makesForecastsOfSegmentsAddUpToTheShops() {
        var first = SimulatedSales.of(0, 300);
        var second = SimulatedSales.of(4, 300);
        double[] both =
                IntStream.range(0, 300)
                        .mapToDouble(
                                d -> first.revenue().values()[d] + second.revenue().values()[d])
                        .toArray();
        var days = OpeningDays.learn(first.orders());
        var whole = Forecast.of(new DailySeries(SimulatedSales.MONDAY, both), days, Period.WEEK, 6);

        var parts =
                Reconciliation.addingUp(
                        whole,
                        List.of(
                                Forecast.of(first.revenue(), days, Period.WEEK, 6),
                                Forecast.of(second.revenue(), days, Period.WEEK, 6)));

        for (int h = 0; h < 6; h++) {
            var one = parts.get(0).points().get(h);
            var other = parts.get(1).points().get(h);
            assertThat(one.expected() + other.expected())
                    .isCloseTo(whole.points().get(h).expected(), within(1e-6));
            assertThat(one.low80()).isLessThanOrEqualTo(one.expected());
            assertThat(other.high80()).isGreaterThanOrEqualTo(other.expected());
        }
    }

    private static double distance(double[] values, double[] given, double[] variances) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += (values[i] - given[i]) * (values[i] - given[i]) / variances[i];
        }
        return sum;
    }
}
