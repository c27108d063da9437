package io.clientele.sales;

import java.time.LocalDate;
import java.util.Arrays;

/// Adds up what each day brought.
final class DaySums {

    private static final double SCALE = 10_000;

    private final int firstDay;
    private final double[] amount;
    private final int[] orders;

    DaySums(int firstDay, int lastDay) {
        this.firstDay = firstDay;
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

    DailySales of(String division, String part) {
        double[] revenue = Arrays.stream(amount).map(value -> Math.max(0, value / SCALE)).toArray();
        // An order that a later upload found to begin earlier may leave less than none behind.
        int[] begun = Arrays.stream(orders).map(count -> Math.max(0, count)).toArray();
        return new DailySales(division, part, LocalDate.ofEpochDay(firstDay), revenue, begun);
    }
}
