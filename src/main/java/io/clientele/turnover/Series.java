package io.clientele.turnover;

import io.clientele.turnover.SalesReport.PeriodSales;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Sales by period, customer after customer.
final class Series {

    private final Period period;
    private final Map<LocalDate, Totals> totals = new TreeMap<>();

    Series(Period period) {
        this.period = period;
    }

    private static final class Totals {
        private double revenue;
        private double newRevenue;
        private long orders;
        private int customers;
        private int newCustomers;
        private int lastCustomer = -1;
    }

    /// Takes what a customer bought on a day; all of one customer comes together.
    ///
    /// @param customer a number of the customer, from 0
    /// @param firstDay the customer's first purchase day ever
    void add(int customer, LocalDate firstDay, LocalDate day, long orders, double revenue) {
        var start = period.start(day);
        var sums = totals.computeIfAbsent(start, from -> new Totals());
        boolean isNew = !firstDay.isBefore(start);
        sums.orders += orders;
        sums.revenue += revenue;
        sums.newRevenue += isNew ? revenue : 0;
        if (sums.lastCustomer != customer) {
            sums.lastCustomer = customer;
            sums.customers++;
            sums.newCustomers += isNew ? 1 : 0;
        }
    }

    double revenue() {
        return totals.values().stream().mapToDouble(sums -> sums.revenue).sum();
    }

    /// Every period from one day to before another, also those without a sale.
    ///
    /// @param lastDayOver whether the day before `asOf` is whole
    List<PeriodSales> list(LocalDate from, LocalDate asOf, boolean lastDayOver) {
        var over = lastDayOver ? asOf : asOf.minusDays(1);
        List<PeriodSales> list = new ArrayList<>();
        for (var start = period.start(from); start.isBefore(asOf); start = period.end(start)) {
            var sums = totals.getOrDefault(start, new Totals());
            var end = period.end(start);
            list.add(
                    new PeriodSales(
                            start,
                            end.minusDays(1),
                            !end.isAfter(over) && !start.isBefore(from),
                            SalesReport.cents(sums.revenue),
                            sums.orders,
                            sums.customers,
                            sums.newCustomers,
                            sums.customers - sums.newCustomers,
                            SalesReport.cents(sums.newRevenue),
                            SalesReport.cents(sums.revenue - sums.newRevenue),
                            sums.orders == 0
                                    ? null
                                    : SalesReport.cents(sums.revenue / sums.orders)));
        }
        return List.copyOf(list);
    }
}
