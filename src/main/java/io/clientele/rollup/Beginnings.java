package io.clientele.rollup;

import io.clientele.sums.OrderDay;
import io.clientele.sums.OrderSum;

import org.jspecify.annotations.Nullable;

/// Tells of sums in order on which day an order begins: that of its first purchased line.
final class Beginnings {

    private @Nullable OrderDay last;
    private boolean begun;

    /// Whether the order of the next sum begins with it.
    boolean begins(OrderSum next) {
        begun &= last != null && next.place().isOfOrder(last);
        boolean begins = !begun && next.sum().lines() > 0;
        begun |= begins;
        last = next.place();
        return begins;
    }
}
