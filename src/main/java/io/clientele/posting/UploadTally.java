package io.clientele.posting;

import io.clientele.ledger.AmountSum;
import io.clientele.ledger.LedgerTotals;
import io.clientele.ledger.OrderLine;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Counts what a large upload adds, as far as it can be counted line by line in little memory.
final class UploadTally {

    private static final int MOST_PRODUCTS = 100_000;

    private @Nullable Set<String> products = new HashSet<>();
    private long written;
    private long accepted;
    private long nonProducts;
    private long returns;
    private long purchases;
    private final AmountSum duplicates = new AmountSum();
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;

    /// Counts a chunk that was written.
    ///
    /// @param sent all its lines
    /// @param added those that were new
    void add(List<KeyedLine> sent, List<KeyedLine> added) {
        for (KeyedLine keyed : sent) {
            if (keyed.line().returned()) {
                returns++;
            } else {
                purchases++;
                duplicates.add(keyed.line().amount());
            }
        }
        written += added.size();
        for (KeyedLine keyed : added) {
            if (!keyed.line().returned()) {
                accept(keyed.line());
            }
        }
    }

    private void accept(OrderLine line) {
        accepted++;
        duplicates.add(-line.amount());
        nonProducts += line.nonProduct() ? 1 : 0;
        first = Math.min(first, line.orderedAtMicros());
        last = Math.max(last, line.orderedAtMicros());
        var product = line.productId();
        if (product != null && products != null) {
            products.add(product);
            products = products.size() > MOST_PRODUCTS ? null : products;
        }
    }

    /// Lines added, returned ones too.
    long written() {
        return written;
    }

    /// Products with an accepted line; null where there are too many to keep.
    @Nullable Long products() {
        return products == null ? null : (long) products.size();
    }

    /// What the upload added.
    ///
    /// @param customers with an accepted line, as are the others
    LedgerTotals totals(long customers, long orders, long distinctProducts) {
        return new LedgerTotals(
                accepted,
                nonProducts,
                returns,
                purchases - accepted,
                customers,
                orders,
                distinctProducts,
                instant(first),
                instant(last),
                null,
                duplicates.total());
    }

    private @Nullable Instant instant(long micros) {
        return accepted == 0 ? null : Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
