package io.clientele.rollup;

import io.clientele.bulk.BinaryCopyWriter;
import io.clientele.ledger.OrderLine;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/// What the current transaction has added for a large upload, summed by customer, order and day:
/// far fewer rows than lines, and narrow ones.
///
/// While they are few they are kept in memory. An upload may be larger than that: then they go into
/// a table of the transaction, where an order whose lines lie far apart has several.
public final class PostedOrders {

    /// Some 35 MB.
    private static final int MOST = 150_000;

    /// In ten-thousandths; one more line fits into a long.
    private static final double MOST_AMOUNT = Long.MAX_VALUE / 2.0;

    private static final String TABLE =
            """
            create temporary table posted_order (
                day date not null, lines integer not null, returned_lines integer not null,
                customer_id text collate "C" not null, order_id text collate "C" not null,
                amount numeric(24, 4) not null, returned_amount numeric(24, 4) not null) on commit drop
            """;
    private static final String[] COLUMNS = {
        "day", "lines", "returned_lines", "customer_id", "order_id", "amount", "returned_amount"
    };

    private final Map<OrderDay, LineSum> sums = new HashMap<>();
    private @Nullable OrderLine last;
    private LineSum sum = new LineSum();
    private double amounts;
    private boolean inTable;

    PostedOrders() {}

    /// Adds a line that was written; faster where those of one order and day follow one another.
    public void add(Connection connection, OrderLine line) throws SQLException {
        if (amounts > MOST_AMOUNT || sums.size() >= MOST) {
            toTable(connection);
        }
        if (last == null || !isOfOrderDay(line, last)) {
            sum = sums.computeIfAbsent(OrderDay.of(line), unseen -> new LineSum());
        }
        sum.add(line);
        amounts += Math.abs(line.amount());
        last = line;
    }

    private static boolean isOfOrderDay(OrderLine line, OrderLine other) {
        return line.day() == other.day()
                && line.orderId().equals(other.orderId())
                && line.customerId().equals(other.customerId());
    }

    /// What was added, unless some of it is in the table.
    @Nullable Map<OrderDay, LineSum> inMemory() {
        return inTable ? null : sums;
    }

    /// Has all in the table `posted_order`, which then exists.
    void toTable(Connection connection) throws SQLException {
        if (!inTable) {
            try (var statement = connection.createStatement()) {
                statement.execute(TABLE);
            }
            inTable = true;
        }
        try (var out = BinaryCopyWriter.into(connection, "posted_order", COLUMNS)) {
            for (var entry : sums.entrySet()) {
                var place = entry.getKey();
                var sum = entry.getValue();
                out.row()
                        .date(place.day())
                        .int4(sum.lines())
                        .int4(sum.returnedLines())
                        .text(place.customerId())
                        .text(place.orderId())
                        .numeric(sum.amount())
                        .numeric(sum.returnedAmount());
            }
            out.finish();
        }
        sums.clear();
        amounts = 0;
        last = null;
    }
}
