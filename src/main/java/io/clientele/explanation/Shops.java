package io.clientele.explanation;

import io.clientele.snapshot.CustomerColumns;
import io.clientele.snapshot.CustomerRow;
import io.clientele.snapshot.Snapshot;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.lang.ref.SoftReference;

/// Keeps the customers of the snapshot that was last asked for, as long as memory allows: about 60
/// bytes each, none of them named.
@Component
class Shops {

    private final CustomerColumns columns;
    private @Nullable SoftReference<Loaded> last;

    private record Loaded(int snapshot, Shop shop) {}

    Shops(CustomerColumns columns) {
        this.columns = columns;
    }

    /// A customer's place among all.
    record Place(Shop shop, int row) {}

    /// Where the customer stands in a snapshot that holds them.
    synchronized Place of(Snapshot snapshot, CustomerRow customer) {
        int row = columns.before(snapshot.number(), customer.customerId());
        var known = last == null ? null : last.get();
        // Erasing a customer moves the others up: then the rows no longer fit, and are read again.
        if (known == null
                || known.snapshot != snapshot.number()
                || !fits(known.shop, row, customer)) {
            known = new Loaded(snapshot.number(), Shop.of(columns.figures(snapshot.number())));
            last = new SoftReference<>(known);
        }
        return new Place(known.shop, row);
    }

    private static boolean fits(Shop shop, int row, CustomerRow customer) {
        var table = shop.customers().table();
        return row < table.size()
                && table.recencyDays()[row] == customer.recencyDays()
                && table.frequency()[row] == customer.frequency()
                && table.monetary()[row] == customer.monetary().doubleValue();
    }
}
