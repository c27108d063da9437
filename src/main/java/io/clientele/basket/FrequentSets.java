package io.clientele.basket;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Sets of one to three products that enough orders hold, each counted among the orders that hold
/// its first products alone. Source: Zaki (2000), "Scalable Algorithms for Association Mining",
/// IEEE TKDE 12 (3).
final class FrequentSets {

    private static final int MOST_PRODUCTS = 3;

    private final int[][] orders;
    private final int least;
    private final int[] next;
    private final int[] met;
    private final Map<List<Integer>, Integer> sets = new HashMap<>();

    private FrequentSets(int[][] orders, int products, int least) {
        this.orders = orders;
        this.least = least;
        next = new int[products];
        met = new int[products];
    }

    /// The sets, ascending, and how many orders hold each.
    ///
    /// @param orders the products of each, ascending
    /// @param products above every number of a product
    /// @param least orders that hold a set
    static Map<List<Integer>, Integer> of(int[][] orders, int products, int least) {
        var found = new FrequentSets(orders, products, least);
        int[] all = new int[orders.length];
        Arrays.setAll(all, o -> o);
        found.extend(new Integer[0], all, new int[orders.length], 0, orders.length);
        return found.sets;
    }

    /// Adds one product to a set that some orders hold.
    ///
    /// @param holders the orders, from `low` to before `high`
    /// @param places where in each the products after those of the set begin
    private void extend(Integer[] set, int[] holders, int[] places, int low, int high) {
        int[] frequent = count(holders, places, low, high);
        int[] starts = new int[frequent.length + 1];
        for (int f = 0; f < frequent.length; f++) {
            starts[f + 1] = starts[f] + next[frequent[f]];
            next[frequent[f]] = starts[f];
        }
        int[] found = new int[starts[frequent.length]];
        int[] after = new int[found.length];
        // From here on, what is not frequent stands below 0.
        for (int s = low; s < high; s++) {
            int[] order = orders[holders[s]];
            for (int k = places[s]; k < order.length; k++) {
                if (next[order[k]] >= 0) {
                    found[next[order[k]]] = holders[s];
                    after[next[order[k]]++] = k + 1;
                }
            }
        }
        forget(holders, places, low, high);
        for (int f = 0; f < frequent.length; f++) {
            Integer[] longer = Arrays.copyOf(set, set.length + 1);
            longer[set.length] = frequent[f];
            sets.put(List.of(longer), starts[f + 1] - starts[f]);
            if (longer.length < MOST_PRODUCTS) {
                extend(longer, found, after, starts[f], starts[f + 1]);
            }
        }
    }

    /// The frequent products, ascending; `next` holds their orders, and −1 for the others.
    private int[] count(int[] holders, int[] places, int low, int high) {
        int size = 0;
        for (int s = low; s < high; s++) {
            int[] order = orders[holders[s]];
            for (int k = places[s]; k < order.length; k++) {
                if (next[order[k]]++ == 0) {
                    met[size++] = order[k];
                }
            }
        }
        int kept = 0;
        for (int m = 0; m < size; m++) {
            if (next[met[m]] >= least) {
                met[kept++] = met[m];
            } else {
                next[met[m]] = -1;
            }
        }
        int[] frequent = Arrays.copyOf(met, kept);
        Arrays.sort(frequent);
        return frequent;
    }

    private void forget(int[] holders, int[] places, int low, int high) {
        for (int s = low; s < high; s++) {
            int[] order = orders[holders[s]];
            for (int k = places[s]; k < order.length; k++) {
                next[order[k]] = 0;
            }
        }
    }
}
