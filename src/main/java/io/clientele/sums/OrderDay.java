package io.clientele.sums;

import io.clientele.ledger.OrderLine;

/// A day of an order; ordered by customer, order and day.
///
/// @param orderId as in [OrderLine#orderId()]
/// @param day in days since 1970-01-01
public record OrderDay(String customerId, String orderId, int day) implements Comparable<OrderDay> {

    static OrderDay of(OrderLine line) {
        return new OrderDay(line.customerId(), line.orderId(), line.day());
    }

    /// Whether both are of one order of one customer.
    public boolean isOfOrder(OrderDay other) {
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
