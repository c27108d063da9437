package io.clientele.ledger;

import java.util.Arrays;

/// Grows the columns of a [PurchaseHistory] while rows stream in, customer by customer.
final class HistoryColumns {

    private String[] customerIds = new String[1024];
    private int[] start = new int[1024];
    private int[] day = new int[4096];
    private int[] orders = new int[4096];
    private long[] amount = new long[4096];
    private int customers;
    private int days;
    private long ofCustomer;

    /// @throws ArithmeticException if the customer's amounts add up to more than can be counted
    void add(String customerId, int purchaseDay, int begun, long total) {
        if (customers == 0 || !customerIds[customers - 1].equals(customerId)) {
            if (customers == customerIds.length) {
                customerIds = Arrays.copyOf(customerIds, grown(customers));
                start = Arrays.copyOf(start, grown(customers));
            }
            customerIds[customers] = customerId;
            start[customers++] = days;
            ofCustomer = 0;
        }
        ofCustomer = Math.addExact(ofCustomer, total);
        if (days == day.length) {
            day = Arrays.copyOf(day, grown(days));
            orders = Arrays.copyOf(orders, grown(days));
            amount = Arrays.copyOf(amount, grown(days));
        }
        day[days] = purchaseDay;
        orders[days] = begun;
        amount[days++] = total;
    }

    PurchaseHistory history() {
        int[] bounds = Arrays.copyOf(start, customers + 1);
        bounds[customers] = days;
        return new PurchaseHistory(
                Arrays.copyOf(customerIds, customers),
                bounds,
                Arrays.copyOf(day, days),
                Arrays.copyOf(orders, days),
                Arrays.copyOf(amount, days));
    }

    private static int grown(int length) {
        return length + (length >> 1);
    }
}
