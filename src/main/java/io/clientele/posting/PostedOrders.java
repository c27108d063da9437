package io.clientele.posting;

import io.clientele.bulk.BinaryCopyWriter;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What the current transaction has added for a large upload, summed by customer, order and day:
/// far fewer rows than lines, and narrow ones.
///
/// While they are few they are kept in memory. An upload may be larger than that: then they go into
/// a table of the transaction, where an order whose lines lie far apart has several.
final class PostedOrders {

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
    private double amounts;
    private boolean inTable;

    private PostedOrders() {}

    /// Begins to sum, for the rest of the current transaction; which gets the memory to sort and
    /// group what comes together.
    static PostedOrders create(JdbcTemplate jdbc) {
        jdbc.execute("set local work_mem = '32MB'");
        return new PostedOrders();
    }

    /// Adds lines; faster where those of one order and day come next to each other.
    void add(Connection connection, List<KeyedLine> lines) throws SQLException {
        KeyedLine last = null;
        var sum = new LineSum();
        for (KeyedLine keyed : lines) {
            boolean full = amounts > MOST_AMOUNT || sums.size() >= MOST;
            if (full) {
                toTable(connection);
            }
            if (full || last == null || !keyed.isOfOrderDay(last)) {
                sum = sums.computeIfAbsent(OrderDay.of(keyed.line()), unseen -> new LineSum());
            }
            sum.add(keyed.line());
            amounts += Math.abs(keyed.line().amount());
            last = keyed;
        }
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
    }
}
