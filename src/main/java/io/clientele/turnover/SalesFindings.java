package io.clientele.turnover;

import static io.clientele.statistics.Wording.count;
import static io.clientele.statistics.Wording.money;
import static io.clientele.statistics.Wording.percent;

import io.clientele.ledger.PurchaseHistory;
import io.clientele.turnover.SalesReport.Cohort;
import io.clientele.turnover.SalesReport.Pareto;
import io.clientele.turnover.SalesReport.PeriodSales;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What the figures say, in a few sentences.
final class SalesFindings {

    private static final int FIFTH = 5;

    private SalesFindings() {}

    static List<String> of(
            PurchaseHistory history,
            List<PeriodSales> items,
            Period period,
            List<Cohort> cohorts,
            Pareto pareto) {
        List<String> findings = new ArrayList<>();
        if (history.customers() == 0) {
            findings.add("There is no purchase to look at.");
            return List.copyOf(findings);
        }
        // A fifth of fewer is no whole customer.
        if (history.customers() >= FIFTH) {
            findings.add(bestFifth(history, pareto));
        }
        lastPeriod(items, period, findings);
        comingBack(history, cohorts, findings);
        return List.copyOf(findings);
    }

    private static String bestFifth(PurchaseHistory history, Pareto pareto) {
        return "The best fifth of customers brings %s of revenue; %s of %s bring four fifths."
                .formatted(
                        percent(pareto.topFifth()),
                        count(pareto.customersForFourFifths()),
                        count(history.customers(), "customer", "customers"));
    }

    private static void lastPeriod(List<PeriodSales> items, Period period, List<String> findings) {
        var complete = items.stream().filter(PeriodSales::complete).toList();
        if (complete.size() < 2) {
            return;
        }
        var last = complete.getLast();
        var before = complete.get(complete.size() - 2);
        double change = last.revenue().doubleValue() / before.revenue().doubleValue() - 1;
        if (Double.isFinite(change)) {
            findings.add(
                    "The last whole %s, from %s, brought %s: %s %s than the one before. %s of its %s were new."
                            .formatted(
                                    period,
                                    last.from(),
                                    money(last.revenue().doubleValue()),
                                    percent(Math.abs(change)),
                                    change < 0 ? "less" : "more",
                                    count(last.newCustomers()),
                                    count(last.customers(), "customer", "customers")));
        }
    }

    /// Over all cohorts whose following month is surely over: those before the last two. Who buys
    /// in the first month of all may be an old customer, of whom nothing is told from before.
    private static void comingBack(
            PurchaseHistory history, List<Cohort> cohorts, List<String> findings) {
        var began =
                LocalDate.ofEpochDay(Arrays.stream(history.day()).min().orElseThrow())
                        .withDayOfMonth(1);
        long joined = 0;
        long back = 0;
        for (var cohort : cohorts) {
            if (cohort.month().isAfter(began) && cohort.active().size() > 2) {
                joined += cohort.customers();
                back += cohort.active().get(1);
            }
        }
        if (joined > 0) {
            findings.add(
                    "Of those whose first purchase came after the first month on record, %s came back in the month after it."
                            .formatted(percent(back / (double) joined)));
        }
    }
}
