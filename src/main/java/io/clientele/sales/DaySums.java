package io.clientele.sales;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Arrays;

/// Adds up what each day brought.
final class DaySums {

    private static final double SCALE = 10_000;

    private final int firstDay;
    private final boolean lastDayOver;
    private final double[] amount;
    private final int[] orders;
    private double expectedRevenue;
    private double expectedPurchases;
    private long purchases;
    private long ordersBegun;
    private double sum;
    private double squares;
    private int customers;
    private int lastCustomer = -1;

    DaySums(int firstDay, int lastDay, boolean lastDayOver) {
        this.firstDay = firstDay;
        this.lastDayOver = lastDayOver;
        this.amount = new double[lastDay - firstDay + 1];
        this.orders = new int[lastDay - firstDay + 1];
    }

    /// Days before the first are passed over.
    void add(int day, int begun, long tenThousandths) {
        if (day >= firstDay) {
            amount[day - firstDay] += tenThousandths;
            orders[day - firstDay] += begun;
        }
    }

    /// Counts a customer, once; after those of smaller numbers.
    void count(int customer) {
        customers += customer == lastCustomer ? 0 : 1;
        lastCustomer = customer;
    }

    /// Takes what a customer is expected to buy.
    void expect(double revenue, double itsPurchases) {
        expectedRevenue += Math.max(0, revenue);
        expectedPurchases += itsPurchases;
    }

    /// Takes what a purchase day of a customer brought.
    void bought(int begun, long tenThousandths) {
        purchases++;
        ordersBegun += begun;
        sum += tenThousandths;
        squares += (double) tenThousandths * tenThousandths;
    }

    /// With what was expected.
    DailySales expecting(String division, String part) {
        double spread = sum > 0 ? Math.max(0, purchases * squares / (sum * sum) - 1) : 0;
        double perPurchase = ordersBegun > 0 ? ordersBegun / (double) purchases : 1;
        return of(
                division,
                part,
                new Expectation(expectedRevenue, expectedPurchases, perPurchase, spread));
    }

    /// Without.
    DailySales of(String division, String part) {
        return of(division, part, null);
    }

    private DailySales of(String division, String part, @Nullable Expectation expectation) {
        double[] revenue = Arrays.stream(amount).map(value -> Math.max(0, value / SCALE)).toArray();
        // An order that a later upload found to begin earlier may leave less than none behind.
        int[] begun = Arrays.stream(orders).map(count -> Math.max(0, count)).toArray();
        return new DailySales(
                division,
                part,
                LocalDate.ofEpochDay(firstDay),
                revenue,
                begun,
                lastDayOver,
                customers,
                expectation);
    }
}
