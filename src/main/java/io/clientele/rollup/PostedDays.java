package io.clientele.rollup;

import io.clientele.bulk.BinaryCopyWriter;
import io.clientele.sums.LineSum;
import io.clientele.sums.OrderSum;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.SortedMap;
import java.util.TreeMap;

/// What sums come to by customer and day, as rows of `customer_day`, in order.
final class PostedDays {

    private static final String[] COLUMNS = {
        "customer_id", "day", "orders", "lines", "returned_lines", "amount", "returned_amount"
    };

    private final BinaryCopyWriter out;
    private final SortedMap<Integer, LineSum> days = new TreeMap<>();
    private String customerId = "";
    private long customers;
    private long orders;

    private PostedDays(BinaryCopyWriter out) {
        this.out = out;
    }

    /// Writes them to a table that holds nothing of these customers' days.
    ///
    /// @param sums by customer, order and day
    static Buyers write(Connection connection, String table, Iterator<OrderSum> sums)
            throws SQLException {
        try (var out = BinaryCopyWriter.into(connection, table, COLUMNS)) {
            var days = new PostedDays(out);
            days.write(sums);
            out.finish();
            return Buyers.of(days.customers, days.orders);
        }
    }

    private void write(Iterator<OrderSum> sums) throws SQLException {
        var beginnings = new Beginnings();
        while (sums.hasNext()) {
            var next = sums.next();
            var place = next.place();
            if (!place.customerId().equals(customerId)) {
                writeCustomer();
                customerId = place.customerId();
            }
            boolean begins = beginnings.begins(next);
            orders += begins ? 1 : 0;
            days.computeIfAbsent(place.day(), unseen -> new LineSum()).add(next.sum(), begins);
        }
        writeCustomer();
    }

    private void writeCustomer() throws SQLException {
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
        days.clear();
    }
}
