package io.clientele.posting;

import io.clientele.ledger.LedgerTotals;
import io.clientele.ledger.NettedReturns;
import io.clientele.ledger.OrderLine;
import io.clientele.ledger.Returns;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Set;

/// Counts what a small upload added, line by line.
final class LineCount {

    private record Order(String customerId, String orderId) {}

    private final SmallUpload upload;
    private final Set<String> customers = new HashSet<>();
    private final Set<Order> orders = new HashSet<>();
    private final Set<String> products = new HashSet<>();
    private long accepted;
    private long nonProducts;
    private long returns;
    private long duplicates;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;

    LineCount(SmallUpload upload) {
        this.upload = upload;
    }

    void add(OrderLine line, boolean added) {
        if (line.returned()) {
            returns++;
        } else if (!added) {
            duplicates++;
        } else {
            accepted++;
            nonProducts += line.nonProduct() ? 1 : 0;
            customers.add(line.customerId());
            orders.add(new Order(line.customerId(), line.orderId()));
            var product = line.productId();
            if (product != null) {
                products.add(product);
            }
            first = Math.min(first, line.orderedAtMicros());
            last = Math.max(last, line.orderedAtMicros());
        }
    }

    LedgerTotals totals(NettedReturns netted) {
        return new LedgerTotals(
                accepted,
                nonProducts,
                returns,
                duplicates,
                customers.size(),
                orders.size(),
                products.size(),
                instant(first),
                instant(last),
                upload.returns() == Returns.NET ? netted : null);
    }

    private @Nullable Instant instant(long micros) {
        return accepted == 0 ? null : Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
