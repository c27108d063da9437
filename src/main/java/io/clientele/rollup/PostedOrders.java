package io.clientele.rollup;

import io.clientele.bulk.BinaryCopyWriter;
import io.clientele.ledger.OrderLine;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.SortedMap;
import java.util.TreeMap;

/// What the current transaction has added for a large upload, summed by customer, order and day:
/// far fewer rows than lines, and narrow ones.
///
/// While they are few they are kept in memory. An upload may be larger than that: then they go into
/// a table of the transaction, where an order whose lines lie far apart has several.
public final class PostedOrders {

    /// Some 30 MB.
    private static final int MOST = 150_000;

    /// In ten-thousandths; one more line fits into a long.
    private static final double MOST_AMOUNT = Long.MAX_VALUE / 2.0;

    /// The amount of lines, without signs, from which on no more may be added at once.
    public static final double MOST_AT_ONCE = MOST_AMOUNT / 2;

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

    /// In order at any time: to sort them at the end would have the database wait.
    private final SortedMap<OrderDay, LineSum> sums = new TreeMap<>();
    private @Nullable OrderLine last;
    private LineSum sum = new LineSum();
    private double amounts;
    private boolean inTable;

    PostedOrders() {}

    /// Sees to it that lines can be added in memory alone.
    ///
    /// @param amount of all of them, without signs
    public void makeRoom(Connection connection, int lines, double amount) throws SQLException {
        if (sums.size() + lines > MOST || amounts + amount > MOST_AMOUNT) {
            toTable(connection);
        }
    }

    /// Adds a line that was written, for which there is room; faster where those of one order and
    /// day follow one another.
    public void add(OrderLine line) {
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
    @Nullable SortedMap<OrderDay, LineSum> inMemory() {
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
