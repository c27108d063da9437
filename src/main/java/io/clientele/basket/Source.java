package io.clientele.basket;

import java.util.stream.Stream;

/// Orders to find bundles in: whole ones, or what was counted of them elsewhere.
interface Source {

    /// Number of orders.
    int orders();

    /// Orders with each product.
    int[] counts();

    /// What is bought together in so many orders or more.
    Level level(int support);

    /// What products brought in the orders that hold all of them, in ten-thousandths of the
    /// currency unit.
    long amount(int[] products);

    /// A set of products and the orders with all of them.
    @SuppressWarnings("ArrayRecordComponent") // two or three products, compared by nobody
    record Counted(int[] set, int orders) {}

    /// What is bought together often enough. Products are numbered anew.
    interface Level {

        /// The sets, each ascending.
        Stream<Counted> sets();

        /// Orders with all products of a part of such a set, or of the set.
        int count(int... set);

        /// Number in the shop of each product.
        int[] products();
    }
}
