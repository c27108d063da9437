package io.clientele.turnover;

import io.clientele.ledger.PurchaseHistory;
import io.clientele.statistics.Cohorts;
import io.clientele.statistics.Concentration;
import io.clientele.turnover.SalesReport.Cohort;
import io.clientele.turnover.SalesReport.Pareto;
import io.clientele.turnover.SalesReport.Point;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Who came back, and who brings most.
final class Retention {

    private static final int MOST_COHORTS = 36;
    private static final int MONTHS = 12;
    private static final double[] CURVE = {
        0, 0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1
    };

    private Retention() {}

    /// The latest cohorts, at most three years of them.
    static List<Cohort> cohorts(PurchaseHistory history) {
        int[] month = Arrays.stream(history.day()).map(Retention::monthOf).toArray();
        double[] amount = Arrays.stream(history.amount()).mapToDouble(a -> a / 1e4).toArray();
        var table = Cohorts.of(history.start(), month, amount);
        List<Cohort> cohorts = new ArrayList<>();
        int rows = table.customers().length;
        for (int i = Math.max(0, rows - MOST_COHORTS); i < rows; i++) {
            cohorts.add(cohort(table, i));
        }
        return List.copyOf(cohorts);
    }

    private static int monthOf(int epochDay) {
        var day = LocalDate.ofEpochDay(epochDay);
        return day.getYear() * MONTHS + day.getMonthValue() - 1;
    }

    private static Cohort cohort(Cohorts table, int row) {
        int month = table.firstMonth() + row;
        int[] active = table.customers()[row];
        double size = Math.max(1, active[0]);
        return new Cohort(
                LocalDate.of(Math.floorDiv(month, MONTHS), Math.floorMod(month, MONTHS) + 1, 1),
                active[0],
                IntStream.of(active).boxed().toList(),
                IntStream.of(active).mapToObj(customers -> customers / size).toList(),
                Arrays.stream(table.revenue()[row]).mapToObj(SalesReport::cents).toList());
    }

    static Pareto pareto(PurchaseHistory history) {
        double[] revenue = new double[history.customers()];
        for (int customer = 0; customer < revenue.length; customer++) {
            long sum = 0;
            for (int i = history.start()[customer]; i < history.start()[customer + 1]; i++) {
                sum += history.amount()[i];
            }
            revenue[customer] = sum / 1e4;
        }
        var concentration = Concentration.of(revenue);
        return new Pareto(
                concentration.revenueShare(0.2),
                concentration.customersFor(0.8),
                concentration.gini(),
                Arrays.stream(CURVE)
                        .mapToObj(share -> new Point(share, concentration.revenueShare(share)))
                        .toList());
    }
}
