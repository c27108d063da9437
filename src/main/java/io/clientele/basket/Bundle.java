package io.clientele.basket;

/// Products that are bought together more often than chance would have it: who buys the first buys
/// the others too.
///
/// @param antecedent products that are in the basket
/// @param consequent products that go with them
/// @param orders orders with all of them
/// @param support these as a share of all orders
/// @param confidence these as a share of the orders with the antecedent
/// @param lift confidence ÷ share of all orders with the consequent; 1 is chance
/// @param amount what all of them brought in these orders, in ten-thousandths of the currency unit
@SuppressWarnings("ArrayRecordComponent") // two or three products, compared by nobody
public record Bundle(
        int[] antecedent,
        int[] consequent,
        int orders,
        double support,
        double confidence,
        double lift,
        long amount) {}
