package io.clientele.basket;

import java.util.Arrays;

/// The products of each order, as columns: order `o` owns the entries `start[o]` to `start[o + 1] -
/// 1`, ascending by product, each product once.
///
/// @param products how many product numbers there are
/// @param start one entry an order and a last one
/// @param product numbers from 0
/// @param amount what the product brought in the order, in ten-thousandths of the currency unit
@SuppressWarnings("ArrayRecordComponent") // columns of a million lines, compared by nobody
public record Baskets(int products, int[] start, int[] product, long[] amount) {

    /// Joins the lines of each order.
    ///
    /// @param order ascending
    public static Baskets of(int[] order, int[] product, long[] amount) {
        int[] start = new int[order.length + 1];
        int[] products = new int[order.length];
        long[] amounts = new long[order.length];
        int orders = 0;
        int kept = 0;
        for (int from = 0; from < order.length; ) {
            int end = from;
            while (end < order.length && order[end] == order[from]) {
                end++;
            }
            int first = kept;
            int[] distinct = Arrays.stream(product, from, end).sorted().distinct().toArray();
            System.arraycopy(distinct, 0, products, kept, distinct.length);
            kept += distinct.length;
            for (int i = from; i < end; i++) {
                amounts[Arrays.binarySearch(products, first, kept, product[i])] += amount[i];
            }
            start[++orders] = kept;
            from = end;
        }
        return new Baskets(
                Arrays.stream(products, 0, kept).max().orElse(-1) + 1,
                Arrays.copyOf(start, orders + 1),
                Arrays.copyOf(products, kept),
                Arrays.copyOf(amounts, kept));
    }

    /// Number of orders.
    public int orders() {
        return start.length - 1;
    }

    /// How many of some orders hold each product.
    int[] counts(int[] numbers) {
        int[] counts = new int[products];
        for (int order : numbers) {
            for (int i = start[order]; i < start[order + 1]; i++) {
                counts[product[i]]++;
            }
        }
        return counts;
    }

    /// Whether an order holds all of some products.
    boolean holds(int order, int[] products) {
        for (int one : products) {
            if (place(order, one) < 0) {
                return false;
            }
        }
        return true;
    }

    /// What products of an order brought.
    long amount(int order, int[] products) {
        long sum = 0;
        for (int one : products) {
            sum += amount[place(order, one)];
        }
        return sum;
    }

    private int place(int order, int one) {
        return Arrays.binarySearch(product, start[order], start[order + 1], one);
    }
}
