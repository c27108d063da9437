package io.clientele.recommendation;

import java.util.Arrays;

/// Fills one list after another, without what none of them needs for long.
final class OfferListBuilder {

    private static final float TEN_THOUSAND = 10_000;

    private final int[] products;
    private final int[] scores;
    private final int[] reasons;
    private final int[] details;
    private int size;

    OfferListBuilder(int most) {
        products = new int[most];
        scores = new int[most];
        reasons = new int[most];
        details = new int[most];
    }

    int size() {
        return size;
    }

    boolean holds(int product) {
        return placeOf(product) >= 0;
    }

    private int placeOf(int product) {
        for (int i = 0; i < size; i++) {
            if (products[i] == product) {
                return i;
            }
        }
        return -1;
    }

    void add(int product, float score, Reason reason, int detail) {
        put(size++, product, score, reason, detail);
    }

    private void put(int place, int product, float score, Reason reason, int detail) {
        products[place] = product;
        scores[place] = Math.round(score * TEN_THOUSAND);
        reasons[place] = reason.code();
        details[place] = detail;
    }

    /// Whether one of the first places holds a product of a set.
    boolean holdsAny(boolean[] set, int places) {
        for (int i = 0; i < places; i++) {
            if (set[products[i]]) {
                return true;
            }
        }
        return false;
    }

    /// Puts a product in a place. Those from there on move down, to where it was held before; of a
    /// full list the last one goes.
    ///
    /// @param most products of the list
    void insert(int place, int most, int product, float score, Reason reason, int detail) {
        int held = placeOf(product);
        int to = held >= 0 ? held : size < most ? size++ : size - 1;
        for (int[] column : new int[][] {products, scores, reasons, details}) {
            System.arraycopy(column, place, column, place + 1, to - place);
        }
        put(place, product, score, reason, detail);
    }

    /// The list so far; the next one begins.
    OfferList take() {
        var list =
                new OfferList(
                        Arrays.copyOf(products, size),
                        Arrays.copyOf(scores, size),
                        Arrays.copyOf(reasons, size),
                        Arrays.copyOf(details, size));
        size = 0;
        return list;
    }
}
