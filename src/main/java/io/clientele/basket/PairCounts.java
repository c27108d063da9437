package io.clientele.basket;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// How often products are bought, and each two of them together, counted where the orders are kept.
/// What fewer than 5 orders or 0.1 % of them hold, whichever is more, may be left out.
///
/// @param orders number of orders
/// @param counts orders with each product, which are numbered from 0
/// @param first one product of each pair
/// @param second the other
/// @param together orders with both
/// @param amounts what both brought in these, in ten-thousandths of the currency unit
@SuppressWarnings("ArrayRecordComponent") // columns of pairs, compared by nobody
public record PairCounts(
        int orders, int[] counts, int[] first, int[] second, int[] together, long[] amounts)
        implements Source {

    @Override
    public Level level(int support) {
        Map<Long, Integer> pairs = new HashMap<>();
        for (int row = 0; row < together.length; row++) {
            if (together[row] >= support) {
                pairs.put(key(pair(row)), row);
            }
        }
        return new Pairs(pairs);
    }

    @Override
    public long amount(int[] products) {
        return IntStream.range(0, together.length)
                .filter(row -> key(pair(row)) == key(products))
                .mapToLong(row -> amounts[row])
                .sum();
    }

    private int[] pair(int row) {
        return new int[] {Math.min(first[row], second[row]), Math.max(first[row], second[row])};
    }

    private static long key(int[] pair) {
        return ((long) pair[0] << Integer.SIZE) | pair[1];
    }

    /// Pairs that are in enough orders.
    private final class Pairs implements Level {

        private final Map<Long, Integer> rows;

        /// @param rows by key
        Pairs(Map<Long, Integer> rows) {
            this.rows = rows;
        }

        @Override
        public Stream<Counted> sets() {
            return rows.values().stream().map(row -> new Counted(pair(row), together[row]));
        }

        @Override
        public int count(int... set) {
            return set.length == 1
                    ? counts[set[0]]
                    : together[Objects.requireNonNull(rows.get(key(set)))];
        }

        @Override
        public int[] products() {
            return IntStream.range(0, counts.length).toArray();
        }
    }
}
