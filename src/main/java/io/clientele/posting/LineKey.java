package io.clientele.posting;

import io.clientele.ledger.OrderLine;

/// The natural key of a line.
record LineKey(String customerId, String orderId, int day, long rowHash) {

    static LineKey of(OrderLine line) {
        return new LineKey(line.customerId(), line.orderId(), line.day(), line.rowHash());
    }

    /// The key of a later equal row of one upload, where every row counts; the first one keeps its
    /// key.
    LineKey occurrence(long index) {
        return index == 0
                ? this
                : new LineKey(customerId, orderId, day, rowHash + index * 0x9E3779B97F4A7C15L);
    }
}
