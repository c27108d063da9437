package io.clientele.rollup;

import io.clientele.bulk.BinaryCopyWriter;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.SortedMap;
import java.util.TreeMap;

/// The rollup of a ledger that held nothing before: the database need not be asked for anything.
final class FirstRollup {

    private static final String[] COLUMNS = {
        "customer_id", "day", "orders", "lines", "returned_lines", "amount", "returned_amount"
    };

    private final BinaryCopyWriter out;
    private long customers;
    private long orders;

    private FirstRollup(BinaryCopyWriter out) {
        this.out = out;
    }

    /// Writes `customer_day`, which has no row.
    ///
    /// @param sums all there is, by customer, order and day
    static Buyers write(Connection connection, SortedMap<OrderDay, LineSum> sums)
            throws SQLException {
        try (var out = BinaryCopyWriter.into(connection, "customer_day", COLUMNS)) {
            var rollup = new FirstRollup(out);
            rollup.write(sums);
            out.finish();
            return Buyers.of(rollup.customers, rollup.orders);
        }
    }

    private void write(SortedMap<OrderDay, LineSum> sums) throws SQLException {
        SortedMap<Integer, LineSum> days = new TreeMap<>();
        OrderDay last = null;
        boolean begun = false;
        for (var entry : sums.entrySet()) {
            var orderDay = entry.getKey();
            var sum = entry.getValue();
            if (last != null && !last.customerId().equals(orderDay.customerId())) {
                write(last.customerId(), days);
                days.clear();
            }
            // An order counts on the day of its first purchased line.
            begun &= last != null && orderDay.isOfOrder(last);
            boolean begins = !begun && sum.lines() > 0;
            begun |= begins;
            orders += begins ? 1 : 0;
            days.computeIfAbsent(orderDay.day(), unseen -> new LineSum()).add(sum, begins);
            last = orderDay;
        }
        if (last != null) {
            write(last.customerId(), days);
        }
    }

    private void write(String customerId, SortedMap<Integer, LineSum> days) throws SQLException {
        boolean buys = false;
        for (var day : days.entrySet()) {
            var sum = day.getValue();
            buys |= sum.lines() > 0;
            out.row()
                    .text(customerId)
                    .date(day.getKey())
                    .int4(sum.orders())
                    .int4(sum.lines())
                    .int4(sum.returnedLines())
                    .numeric(sum.amount())
                    .numeric(sum.returnedAmount());
        }
        customers += buys ? 1 : 0;
    }
}
