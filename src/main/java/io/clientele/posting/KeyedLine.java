package io.clientele.posting;

import io.clientele.ledger.OrderLine;

import java.util.Arrays;
import java.util.List;

/// A line with the hash that it is stored under; ordered by key, then as sent.
record KeyedLine(OrderLine line, long rowHash) implements Comparable<KeyedLine> {

    /// Lines under the hashes they came with, in order; of equal ones the first sent comes first.
    static KeyedLine[] ordered(List<OrderLine> lines) {
        var keyed = new KeyedLine[lines.size()];
        for (int i = 0; i < keyed.length; i++) {
            keyed[i] = new KeyedLine(lines.get(i), lines.get(i).rowHash());
        }
        Arrays.sort(keyed);
        return keyed;
    }

    LineKey key() {
        return new LineKey(line.customerId(), line.orderId(), line.day(), rowHash);
    }

    boolean hasKeyOf(KeyedLine other) {
        return rowHash == other.rowHash && isOfOrderDay(other);
    }

    /// Whether both are of one order and day.
    boolean isOfOrderDay(KeyedLine other) {
        return line.day() == other.line.day()
                && line.orderId().equals(other.line.orderId())
                && line.customerId().equals(other.line.customerId());
    }

    @Override
    public int compareTo(KeyedLine other) {
        int order = line.customerId().compareTo(other.line.customerId());
        if (order == 0) {
            order = line.orderId().compareTo(other.line.orderId());
        }
        if (order == 0) {
            order = Integer.compare(line.day(), other.line.day());
        }
        if (order == 0) {
            order = Long.compare(rowHash, other.rowHash);
        }
        return order == 0 ? Long.compare(line.line(), other.line.line()) : order;
    }
}
