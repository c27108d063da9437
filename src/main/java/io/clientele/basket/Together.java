package io.clientele.basket;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// How often products are bought, and how often each two of them are bought together, counted on
/// whole orders. Products are numbered anew: those of fewer orders than the support are left out.
///
/// @param products number in the shop of each, ascending
/// @param orders what each order holds of them, ascending
/// @param holders orders that hold each, ascending
/// @param pairs keys of the pairs bought together often enough, ascending; see [#key]
/// @param counts orders with each of these pairs
@SuppressWarnings("ArrayRecordComponent") // columns of a million lines, compared by nobody
record Together(int[] products, int[][] orders, int[][] holders, long[] pairs, int[] counts) {

    /// @param numbers of the orders
    /// @param support orders that a product and a pair need
    static Together of(Baskets baskets, int[] numbers, int support) {
        int[] bought = baskets.counts(numbers);
        int[] products =
                IntStream.range(0, bought.length).filter(p -> bought[p] >= support).toArray();
        int[] place = new int[bought.length];
        Arrays.fill(place, -1);
        for (int i = 0; i < products.length; i++) {
            place[products[i]] = i;
        }
        int[][] orders = new int[numbers.length][];
        int[] kept = new int[products.length];
        for (int order = 0; order < orders.length; order++) {
            int count = 0;
            int end = baskets.start()[numbers[order] + 1];
            for (int i = baskets.start()[numbers[order]]; i < end; i++) {
                int product = place[baskets.product()[i]];
                if (product >= 0) {
                    kept[count++] = product;
                }
            }
            orders[order] = Arrays.copyOf(kept, count);
        }
        int[][] holders = new int[products.length][];
        for (int i = 0; i < products.length; i++) {
            holders[i] = new int[bought[products[i]]];
        }
        int[] filled = new int[products.length];
        for (int order = 0; order < orders.length; order++) {
            for (int product : orders[order]) {
                holders[product][filled[product]++] = order;
            }
        }
        return counted(products, orders, holders, support);
    }

    private static Together counted(int[] products, int[][] orders, int[][] holders, int support) {
        var counts = IntStream.builder();
        long[] keys = new long[1 << 10];
        int found = 0;
        int[] with = new int[products.length];
        for (int first = 0; first < products.length; first++) {
            Arrays.fill(with, 0);
            for (int order : holders[first]) {
                int[] whole = orders[order];
                for (int i = Arrays.binarySearch(whole, first) + 1; i < whole.length; i++) {
                    with[whole[i]]++;
                }
            }
            for (int second = first + 1; second < with.length; second++) {
                if (with[second] >= support) {
                    keys = found < keys.length ? keys : Arrays.copyOf(keys, 2 * found);
                    keys[found++] = key(first, second);
                    counts.add(with[second]);
                }
            }
        }
        return new Together(
                products, orders, holders, Arrays.copyOf(keys, found), counts.build().toArray());
    }

    /// The first of a pair in the upper half, the second, which is larger, in the lower.
    private static long key(int first, int second) {
        return ((long) first << Integer.SIZE) | second;
    }

    int[] pair(int number) {
        return new int[] {(int) (pairs[number] >> Integer.SIZE), (int) pairs[number]};
    }

    /// Orders with all of one, two or three products, ascending; 0 for a pair of too few.
    int count(int... set) {
        return switch (set.length) {
            case 1 -> holders[set[0]].length;
            case 2 -> {
                int found = Arrays.binarySearch(pairs, key(set[0], set[1]));
                yield found < 0 ? 0 : counts[found];
            }
            default -> three(set);
        };
    }

    private int three(int[] set) {
        int[] rarest =
                Arrays.stream(set)
                        .mapToObj(product -> holders[product])
                        .min(Comparator.comparingInt(its -> its.length))
                        .orElseThrow();
        return (int)
                Arrays.stream(rarest)
                        .filter(order -> Arrays.stream(set).allMatch(p -> holds(orders[order], p)))
                        .count();
    }

    private static boolean holds(int[] order, int product) {
        return Arrays.binarySearch(order, product) >= 0;
    }

    /// With how many others each product makes a pair.
    int[] partners() {
        int[] partners = new int[products.length];
        for (int i = 0; i < pairs.length; i++) {
            partners[pair(i)[0]]++;
            partners[pair(i)[1]]++;
        }
        return partners;
    }

    /// No more sets than this, of any size, are bought together often enough. In such a set each
    /// two are a pair; whichever of its products has the fewest partners, the others are among the
    /// partners that have more.
    double mostSets() {
        int[] partners = partners();
        int[] later = new int[products.length];
        for (int i = 0; i < pairs.length; i++) {
            int first = pair(i)[0];
            int second = pair(i)[1];
            later[partners[first] <= partners[second] ? first : second]++;
        }
        return Arrays.stream(later).mapToDouble(count -> Math.scalb(1.0, count)).sum();
    }
}
