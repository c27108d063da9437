package io.clientele.rollup;

import io.clientele.ledger.OrderLine;

/// A day of an order.
record OrderDay(String customerId, String orderId, int day) implements Comparable<OrderDay> {

    static OrderDay of(OrderLine line) {
        return new OrderDay(line.customerId(), line.orderId(), line.day());
    }

    boolean isOfOrder(OrderDay other) {
        return orderId.equals(other.orderId) && customerId.equals(other.customerId);
    }

    @Override
    public int compareTo(OrderDay other) {
        int order = customerId.compareTo(other.customerId);
        if (order == 0) {
            order = orderId.compareTo(other.orderId);
        }
        return order == 0 ? Integer.compare(day, other.day) : order;
    }
}
