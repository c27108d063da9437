package io.clientele.basket;

import io.clientele.basket.Source.Counted;

import smile.association.FPGrowth;
import smile.association.FPTree;
import smile.association.ItemSet;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The sets of two and three products that whole orders have in common, by FP-growth.
///
/// @param support orders that a set needs
record FrequentSets(Together together, int support) implements Source.Level {

    private static final int MOST_PRODUCTS = 3;
    private static final int MOST_LINES = 12;
    private static final double MOST_SETS = 1 << 20;

    @Override
    public int count(int... set) {
        return together.count(set);
    }

    @Override
    public int[] products() {
        return together.products();
    }

    /// The sets of two and three that are bought together often enough. A few long orders that
    /// repeat one another can have more sets in common than could be listed: where that may be,
    /// sets of three are sought among each order's 12 products that are bought most, and are
    /// counted anew; pairs are complete all the same.
    @Override
    public Stream<Counted> sets() {
        if (together.pairs().length == 0) {
            return Stream.empty();
        }
        int[] partners = together.partners();
        int[][] orders =
                Arrays.stream(together.orders())
                        .map(order -> Arrays.stream(order).filter(p -> partners[p] > 0).toArray())
                        .toArray(int[][]::new);
        if (together.mostSets() <= MOST_SETS) {
            return found(orders, partners.length, support, 2)
                    .map(set -> new Counted(ascending(set), set.support()));
        }
        for (int i = 0; i < orders.length; i++) {
            orders[i] = mostBought(orders[i], together);
        }
        return Stream.concat(
                IntStream.range(0, together.pairs().length)
                        .mapToObj(i -> new Counted(together.pair(i), together.counts()[i])),
                found(orders, partners.length, support, MOST_PRODUCTS)
                        .map(FrequentSets::ascending)
                        .map(set -> new Counted(set, together.count(set))));
    }

    private static Stream<ItemSet> found(int[][] orders, int products, int support, int fewest) {
        int[] counts = new int[products];
        boolean someOften = false;
        for (int[] order : orders) {
            for (int product : order) {
                someOften |= ++counts[product] >= support;
            }
        }
        if (!someOften) {
            return Stream.empty();
        }
        return FPGrowth.apply(FPTree.of(support, orders))
                .filter(set -> set.items().length >= fewest)
                .filter(set -> set.items().length <= MOST_PRODUCTS);
    }

    private static int[] ascending(ItemSet set) {
        return Arrays.stream(set.items()).sorted().toArray();
    }

    private static int[] mostBought(int[] order, Together together) {
        return IntStream.of(order)
                .boxed()
                .sorted(Comparator.comparingInt(product -> -together.count(product)))
                .limit(MOST_LINES)
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
