package io.clientele.posting;

import io.clientele.ledger.OrderLine;

import java.util.Arrays;
import java.util.List;

/// A line with the hash that it is stored under; ordered by key, then as sent.
///
/// @param start of the customer's id, see [#start(String)]
record KeyedLine(OrderLine line, long rowHash, long start) implements Comparable<KeyedLine> {

    private static final int LAST = 0xFF;

    KeyedLine(OrderLine line, long rowHash) {
        this(line, rowHash, start(line.customerId()));
    }

    /// The first eight characters of an id as a number that orders ids as they are ordered
    /// themselves, or does not tell: most lines of a chunk are put in order without a look at the
    /// texts, which lie elsewhere in memory.
    ///
    /// A character above Latin-1 counts as the last of them, and then nothing after it does.
    static long start(String id) {
        long start = 0;
        int length = Math.min(id.length(), Long.BYTES);
        for (int i = 0; i < length; i++) {
            int character = Math.min(id.charAt(i), LAST);
            start |= (long) character << (Long.SIZE - Byte.SIZE * (i + 1));
            if (character == LAST) {
                break;
            }
        }
        // From the signed numbers' lowest on.
        return start ^ Long.MIN_VALUE;
    }

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
        int order = Long.compare(start, other.start);
        if (order == 0) {
            order = line.customerId().compareTo(other.line.customerId());
        }
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
