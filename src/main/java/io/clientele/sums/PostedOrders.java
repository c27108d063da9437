package io.clientele.sums;

import io.clientele.ledger.OrderLine;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.SortedMap;
import java.util.TreeMap;

/// What the current transaction has added for a large upload, summed by customer, order and day:
/// far fewer than lines, and in order, so that the database neither sorts nor groups them.
///
/// While they are few they are kept in memory; an upload may be larger than that, and then they are
/// put aside on disk.
public final class PostedOrders implements AutoCloseable {

    private final int most;

    /// In order at any time: to sort them at the end would have the database wait.
    private final SortedMap<OrderDay, LineSum> sums = new TreeMap<>();
    private @Nullable SortedRuns aside;
    private @Nullable OrderLine last;
    private LineSum sum = new LineSum();

    /// @param most sums that are kept in memory, of some 250 bytes each
    public PostedOrders(int most) {
        this.most = most;
    }

    /// Adds a line that was written; faster where those of one order and day follow one another.
    ///
    /// @throws UncheckedIOException if sums cannot be put aside
    public void add(OrderLine line) {
        if (last == null || !isOfOrderDay(line, last)) {
            if (sums.size() >= most) {
                putAside();
            }
            sum = sums.computeIfAbsent(OrderDay.of(line), unseen -> new LineSum());
        }
        sum.add(line);
        last = line;
    }

    private static boolean isOfOrderDay(OrderLine line, OrderLine other) {
        return line.day() == other.day()
                && line.orderId().equals(other.orderId())
                && line.customerId().equals(other.customerId());
    }

    /// What was added, by customer, order and day; nothing may be added any more. Can be asked for
    /// again, and then begins anew.
    ///
    /// @throws UncheckedIOException if sums cannot be put aside; the iterator does where they
    ///     cannot be read
    public Iterator<OrderSum> inOrder() {
        if (aside == null) {
            return sums.entrySet().stream()
                    .map(entry -> new OrderSum(entry.getKey(), entry.getValue()))
                    .iterator();
        }
        if (!sums.isEmpty()) {
            putAside();
        }
        return new MergedSums(aside.read());
    }

    private void putAside() {
        try {
            if (aside == null) {
                aside = SortedRuns.create();
            }
            aside.add(sums);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        sums.clear();
    }

    /// Drops what was put aside.
    @Override
    public void close() {
        if (aside != null) {
            try {
                aside.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
