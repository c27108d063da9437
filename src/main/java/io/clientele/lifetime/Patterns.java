package io.clientele.lifetime;

import java.util.Arrays;
import java.util.Comparator;

/// The distinct (x, tx, T) of many customers, sorted, with the number of customers that share each.
///
/// A likelihood costs one term a pattern instead of one a customer; sorting makes its sum
/// independent of the order of the customers, to the last bit, and brings equal `x` together.
///
/// @param ofRow the pattern of each customer; empty in derived patterns
@SuppressWarnings("ArrayRecordComponent") // Plain columns of numbers.
public record Patterns(int[] x, double[] tx, double[] T, int[] customers, int[] ofRow) {

    static Patterns merge(int[] x, double[] tx, double[] T) {
        int[] found = new int[x.length];
        int[] firstRow = new int[x.length];
        int count = findDistinct(x, tx, T, found, firstRow);

        Integer[] order = new Integer[count];
        Arrays.setAll(order, i -> i);
        Arrays.parallelSort(
                order,
                Comparator.comparingInt((Integer i) -> x[firstRow[i]])
                        .thenComparingDouble(i -> T[firstRow[i]])
                        .thenComparingDouble(i -> tx[firstRow[i]]));

        Patterns merged =
                new Patterns(
                        new int[count],
                        new double[count],
                        new double[count],
                        new int[count],
                        found);
        int[] rank = new int[count];
        for (int i = 0; i < count; i++) {
            int row = firstRow[order[i]];
            rank[order[i]] = i;
            merged.x[i] = x[row];
            merged.tx[i] = tx[row];
            merged.T[i] = T[row];
        }
        for (int row = 0; row < x.length; row++) {
            found[row] = rank[found[row]];
            merged.customers[found[row]]++;
        }
        return merged;
    }

    /// Numbers the distinct rows in order of appearance, by open addressing.
    private static int findDistinct(
            int[] x, double[] tx, double[] T, int[] number, int[] firstRow) {
        int mask = Math.max(16, Integer.highestOneBit(Math.max(1, x.length)) * 4) - 1;
        int[] table = new int[mask + 1];
        Arrays.fill(table, -1);
        int count = 0;
        for (int row = 0; row < x.length; row++) {
            int slot = hash(x[row], tx[row], T[row]) & mask;
            while (table[slot] >= 0) {
                int other = firstRow[table[slot]];
                if (x[other] == x[row] && tx[other] == tx[row] && T[other] == T[row]) {
                    break;
                }
                slot = (slot + 1) & mask;
            }
            if (table[slot] < 0) {
                firstRow[count] = row;
                table[slot] = count++;
            }
            number[row] = table[slot];
        }
        return count;
    }

    private static int hash(int x, double tx, double T) {
        // Adding 0.0 makes the two zeros one.
        long bits = Double.doubleToLongBits(tx + 0.0) * 0x9E3779B97F4A7C15L;
        bits = (bits ^ (bits >>> 32) ^ Double.doubleToLongBits(T + 0.0)) * 0xC2B2AE3D27D4EB4FL;
        bits = (bits ^ (bits >>> 29) ^ x) * 0x9E3779B97F4A7C15L;
        return (int) (bits >>> 32);
    }

    public int size() {
        return x.length;
    }

    long totalCustomers() {
        long total = 0;
        for (int count : customers) {
            total += count;
        }
        return total;
    }

    long totalRepeatPurchases() {
        long total = 0;
        for (int i = 0; i < x.length; i++) {
            total += (long) x[i] * customers[i];
        }
        return total;
    }

    double totalTime() {
        double total = 0;
        for (int i = 0; i < T.length; i++) {
            total += T[i] * customers[i];
        }
        return total;
    }

    public double longestTime() {
        return Arrays.stream(T).max().orElse(0);
    }

    /// Mean time from one purchase to the next, over all purchases; 0 without repeats.
    public double meanGap() {
        double total = 0;
        for (int i = 0; i < tx.length; i++) {
            total += tx[i] * customers[i];
        }
        return total / Math.max(1, totalRepeatPurchases());
    }

    /// The same patterns with all times divided by `unit`.
    Patterns inUnitsOf(double unit) {
        return new Patterns(
                x,
                Arrays.stream(tx).map(time -> time / unit).toArray(),
                Arrays.stream(T).map(time -> time / unit).toArray(),
                customers,
                new int[0]);
    }

    /// Every n-th pattern, at most `limit` of them: enough to tell a good start from a bad one.
    Patterns thinned(int limit) {
        int step = (size() + limit - 1) / limit;
        if (step <= 1) {
            return this;
        }
        int kept = (size() + step - 1) / step;
        Patterns thin =
                new Patterns(
                        new int[kept],
                        new double[kept],
                        new double[kept],
                        new int[kept],
                        new int[0]);
        for (int i = 0; i < kept; i++) {
            thin.x[i] = x[i * step];
            thin.tx[i] = tx[i * step];
            thin.T[i] = T[i * step];
            thin.customers[i] = customers[i * step];
        }
        return thin;
    }
}
