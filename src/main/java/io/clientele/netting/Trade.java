package io.clientele.netting;

/// One line of what a customer bought, or brought back, of one product.
///
/// @param orderId of a return often names the order it takes back, as such or behind a `C`
/// @param amount in the smallest unit, not negative for returns either
public record Trade(String orderId, long amount, boolean returned) {

    public Trade {
        if (amount < 0) {
            throw new IllegalArgumentException("a trade has no negative amount: " + amount);
        }
    }

    /// The order that a return's order id names, behind the letter of a cancellation.
    String named() {
        return orderId.startsWith("C") ? orderId.substring(1) : orderId;
    }
}
