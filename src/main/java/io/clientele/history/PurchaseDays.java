package io.clientele.history;

import java.util.Arrays;
import java.util.SplittableRandom;

/// Every customer's purchase days, as columns: customer `i` owns the entries `start[i]` to
/// `start[i + 1] - 1`, in ascending day order, and has at least one.
///
/// @param start one entry a customer and a last one, the number of purchase days
/// @param day epoch day, one entry a purchase day
/// @param orders orders begun on that day
/// @param amount total of that day, in money
@SuppressWarnings("ArrayRecordComponent") // columns of millions of days, compared by nobody
public record PurchaseDays(int[] start, int[] day, int[] orders, double[] amount) {

    /// @throws IllegalArgumentException when the columns differ in length, or a customer has no
    ///     day
    ///     or days that do not ascend; the message names the first such customer, counted from 0
    public PurchaseDays {
        int days = start.length == 0 ? -1 : start[start.length - 1];
        if (days != day.length || days != orders.length || days != amount.length) {
            throw new IllegalArgumentException(
                    "Columns differ in length: start ends with %d, day %d, orders %d, amount %d"
                            .formatted(days, day.length, orders.length, amount.length));
        }
        for (int customer = 0; customer + 1 < start.length; customer++) {
            if (start[customer] >= start[customer + 1]) {
                throw new IllegalArgumentException("Customer %d has no day".formatted(customer));
            }
            for (int i = start[customer] + 1; i < start[customer + 1]; i++) {
                if (day[i] <= day[i - 1]) {
                    throw new IllegalArgumentException(
                            "Customer %d: day %d after day %d"
                                    .formatted(customer, day[i], day[i - 1]));
                }
            }
        }
    }

    /// Number of customers.
    public int customers() {
        return start.length - 1;
    }

    /// The first day on which anybody bought; the last one for an empty shop.
    public int firstDay() {
        return Arrays.stream(day).min().orElse(lastDay());
    }

    /// The last day on which anybody bought; 0 for an empty shop.
    public int lastDay() {
        return Arrays.stream(day).max().orElse(0);
    }

    /// These customers, or `limit` of them drawn without replacement, in the same order.
    public PurchaseDays sampled(int limit, long seed) {
        int customers = customers();
        if (customers <= limit) {
            return this;
        }
        SplittableRandom random = new SplittableRandom(seed);
        int[] drawn = new int[limit];
        int taken = 0;
        // Each customer is taken with the chance that is due, so that exactly `limit` are.
        for (int customer = 0; taken < limit; customer++) {
            if (random.nextInt(customers - customer) < limit - taken) {
                drawn[taken++] = customer;
            }
        }
        return of(drawn);
    }

    private PurchaseDays of(int[] customers) {
        int[] starts = new int[customers.length + 1];
        for (int i = 0; i < customers.length; i++) {
            starts[i + 1] = starts[i] + start[customers[i] + 1] - start[customers[i]];
        }
        int total = starts[customers.length];
        int[] days = new int[total];
        int[] ordersThen = new int[total];
        double[] amounts = new double[total];
        for (int i = 0; i < customers.length; i++) {
            int from = start[customers[i]];
            int length = starts[i + 1] - starts[i];
            System.arraycopy(day, from, days, starts[i], length);
            System.arraycopy(orders, from, ordersThen, starts[i], length);
            System.arraycopy(amount, from, amounts, starts[i], length);
        }
        return new PurchaseDays(starts, days, ordersThen, amounts);
    }
}
