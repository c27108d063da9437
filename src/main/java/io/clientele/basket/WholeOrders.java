package io.clientele.basket;

import java.util.Arrays;

/// Some orders with all that they hold.
///
/// @param numbers of the orders
@SuppressWarnings("ArrayRecordComponent") // one entry an order, compared by nobody
record WholeOrders(Baskets baskets, int[] numbers) implements Source {

    @Override
    public int orders() {
        return numbers.length;
    }

    @Override
    public int[] counts() {
        return baskets.counts(numbers);
    }

    @Override
    public Level level(int support) {
        return new FrequentSets(Together.of(baskets, numbers, support), support);
    }

    @Override
    public long amount(int[] products) {
        return Arrays.stream(numbers)
                .filter(order -> baskets.holds(order, products))
                .mapToLong(order -> baskets.amount(order, products))
                .sum();
    }
}
