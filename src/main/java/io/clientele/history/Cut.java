package io.clientele.history;

import io.clientele.lifetime.PurchaseSummaries;

import java.util.Arrays;

/// The shop as it stood at the end of a day: whoever had bought by then, and what they had
/// bought.
///
/// Nothing here looks past `day`, except [#outcome], which is there to be compared with.
///
/// @param history all there is
/// @param day the last day that is known, an epoch day
/// @param customer who had bought by then, by their number in the history
/// @param end where their known purchase days end in the columns of the history, exclusive
/// @param summaries what the purchase models know of them, row for row, in days
@SuppressWarnings("ArrayRecordComponent") // columns of a million customers, compared by nobody
public record Cut(
        PurchaseDays history, int day, int[] customer, int[] end, PurchaseSummaries summaries) {

    /// The shop at the end of `day`.
    public static Cut at(int day, PurchaseDays history) {
        int customers = history.customers();
        int[] known = new int[customers];
        int[] end = new int[customers];
        int size = 0;
        for (int i = 0; i < customers; i++) {
            int from = history.start()[i];
            if (history.day()[from] <= day) {
                known[size] = i;
                end[size++] = endOf(history, from, history.start()[i + 1], day);
            }
        }
        return of(history, day, Arrays.copyOf(known, size), Arrays.copyOf(end, size));
    }

    /// The shop with all its purchases.
    public static Cut now(PurchaseDays history) {
        return at(history.lastDay(), history);
    }

    private static int endOf(PurchaseDays history, int from, int to, int day) {
        int end = to;
        while (end > from && history.day()[end - 1] > day) {
            end--;
        }
        return end;
    }

    private static Cut of(PurchaseDays history, int day, int[] customer, int[] end) {
        int size = customer.length;
        int[] x = new int[size];
        double[] tx = new double[size];
        double[] age = new double[size];
        double[] meanRepeatValue = new double[size];
        for (int row = 0; row < size; row++) {
            int from = history.start()[customer[row]];
            double repeatValue = 0;
            for (int i = from + 1; i < end[row]; i++) {
                repeatValue += history.amount()[i];
            }
            x[row] = end[row] - from - 1;
            tx[row] = history.day()[end[row] - 1] - history.day()[from];
            age[row] = day - history.day()[from];
            meanRepeatValue[row] = x[row] == 0 ? 0 : repeatValue / x[row];
        }
        return new Cut(
                history, day, customer, end, PurchaseSummaries.of(x, tx, age, meanRepeatValue));
    }

    /// Number of customers known.
    public int size() {
        return customer.length;
    }

    /// Where a customer's purchase days begin in the columns of the history.
    public int start(int row) {
        return history.start()[customer[row]];
    }

    /// Days from the first purchase day of the shop to this one.
    public int age() {
        return day - history.firstDay();
    }

    /// Mean total of all known purchase days, in money; 0 without any.
    public double meanDayValue() {
        double total = 0;
        long days = 0;
        for (int row = 0; row < size(); row++) {
            for (int i = start(row); i < end[row]; i++) {
                total += history.amount()[i];
            }
            days += end[row] - start(row);
        }
        return days == 0 ? 0 : total / days;
    }

    /// What these customers bought in the `days` days after.
    public Outcome outcome(int days) {
        int[] purchases = new int[size()];
        double[] spend = new double[size()];
        for (int row = 0; row < size(); row++) {
            int to = history.start()[customer[row] + 1];
            for (int i = end[row]; i < to && history.day()[i] <= day + days; i++) {
                purchases[row]++;
                spend[row] += history.amount()[i];
            }
        }
        return new Outcome(purchases, spend);
    }

    /// What these customers bought in the last `days` days known.
    public Outcome latest(int days) {
        int[] purchases = new int[size()];
        double[] spend = new double[size()];
        for (int row = 0; row < size(); row++) {
            for (int i = end[row] - 1; i >= start(row) && history.day()[i] > day - days; i--) {
                purchases[row]++;
                spend[row] += history.amount()[i];
            }
        }
        return new Outcome(purchases, spend);
    }
}
