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
        for (int i = 0; i < size; i++) {
            if (products[i] == product) {
                return true;
            }
        }
        return false;
    }

    void add(int product, float score, Reason reason, int detail) {
        products[size] = product;
        scores[size] = Math.round(score * TEN_THOUSAND);
        reasons[size] = reason.code();
        details[size++] = detail;
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

    /// Puts another product in the place of one, with its score.
    void replace(int place, int product, Reason reason, int detail) {
        products[place] = product;
        reasons[place] = reason.code();
        details[place] = detail;
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
