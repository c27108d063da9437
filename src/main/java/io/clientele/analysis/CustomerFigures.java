package io.clientele.analysis;

import io.clientele.history.PurchaseDays;
import io.clientele.ledger.PurchaseHistory;
import io.clientele.lifetime.PurchaseSummaries;
import io.clientele.outlook.Shop;
import io.clientele.rfm.RfmTable;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;

/// The figures that every step of a run works on, made from the purchase history in one pass.
///
/// @param customerIds the customers with a purchase in the window, in ascending order of their ids
/// @param rfm recency, frequency and monetary value in the window, row for row
/// @param shop what the lifetime models know, from all history, row for row
@SuppressWarnings("ArrayRecordComponent") // columns of a million customers, compared by nobody
record CustomerFigures(String[] customerIds, RfmTable rfm, Shop shop) {

    private static final double SCALE = 10_000;

    int customers() {
        return customerIds.length;
    }

    /// @param history purchase days before `asOf`
    /// @param windowDays days before `asOf` that recency, frequency and monetary value look at;
    ///     null for all
    /// @param reaching orders of a customer that began before these days and reach into them
    static CustomerFigures of(
            PurchaseHistory history,
            LocalDate asOf,
            @Nullable Integer windowDays,
            Map<String, Integer> reaching) {
        int to = Math.toIntExact(asOf.toEpochDay());
        int from = windowDays == null ? Integer.MIN_VALUE : to - windowDays;
        int end = Arrays.stream(history.day()).max().orElse(0);
        var columns = new Columns(history.customers());
        for (int customer = 0; customer < history.customers(); customer++) {
            int first = history.start()[customer];
            int last = history.start()[customer + 1] - 1;
            if (history.day()[last] >= from) {
                int early = reaching.getOrDefault(history.customerIds()[customer], 0);
                columns.add(history, customer, first, last, from, to, end, early);
            }
        }
        return columns.figures(days(history));
    }

    private static PurchaseDays days(PurchaseHistory history) {
        return new PurchaseDays(
                history.start(),
                history.day(),
                history.orders(),
                Arrays.stream(history.amount()).mapToDouble(amount -> amount / SCALE).toArray());
    }

    private static final class Columns {

        private final String[] customerIds;
        private final int[] recencyDays;
        private final int[] frequency;
        private final double[] monetary;
        private final int[] numbers;
        private final int[] x;
        private final double[] tx;
        private final double[] age;
        private final double[] meanRepeatValue;
        private int size;

        Columns(int capacity) {
            customerIds = new String[capacity];
            recencyDays = new int[capacity];
            frequency = new int[capacity];
            monetary = new double[capacity];
            numbers = new int[capacity];
            x = new int[capacity];
            tx = new double[capacity];
            age = new double[capacity];
            meanRepeatValue = new double[capacity];
        }

        void add(
                PurchaseHistory history,
                int customer,
                int first,
                int last,
                int from,
                int to,
                int end,
                int early) {
            long total = 0;
            long inWindow = 0;
            int orders = early;
            for (int i = first; i <= last; i++) {
                total = Math.addExact(total, history.amount()[i]);
                if (history.day()[i] >= from) {
                    inWindow += history.amount()[i];
                    orders += history.orders()[i];
                }
            }
            int repeats = last - first;
            customerIds[size] = history.customerIds()[customer];
            recencyDays[size] = to - history.day()[last];
            // Where lines are no longer kept, nobody knows of the orders that reach into the
            // window.
            frequency[size] = Math.max(1, orders);
            monetary[size] = inWindow / SCALE;
            numbers[size] = customer;
            x[size] = repeats;
            tx[size] = history.day()[last] - history.day()[first];
            age[size] = end - history.day()[first];
            meanRepeatValue[size] =
                    repeats == 0 ? 0 : (total - history.amount()[first]) / SCALE / repeats;
            size++;
        }

        CustomerFigures figures(PurchaseDays days) {
            return new CustomerFigures(
                    Arrays.copyOf(customerIds, size),
                    new RfmTable(
                            Arrays.copyOf(recencyDays, size),
                            Arrays.copyOf(frequency, size),
                            Arrays.copyOf(monetary, size)),
                    new Shop(
                            days,
                            Arrays.copyOf(numbers, size),
                            PurchaseSummaries.of(
                                    Arrays.copyOf(x, size),
                                    Arrays.copyOf(tx, size),
                                    Arrays.copyOf(age, size),
                                    Arrays.copyOf(meanRepeatValue, size))));
        }
    }
}
