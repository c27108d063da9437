package io.clientele.posting;

import io.clientele.database.BinaryCopyWriter;
import io.clientele.ledger.OrderLine;

import org.springframework.jdbc.core.JdbcTemplate;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// What the current transaction has added for a large upload, summed by customer, order and day:
/// far fewer rows than lines, and narrow ones. They are kept in the database, since an upload may
/// be larger than memory; an order that spans chunks has several.
final class PostedOrders {

    private static final String[] COLUMNS = {
        "day", "lines", "returned_lines", "customer_id", "order_id", "amount", "returned_amount"
    };

    private final JdbcTemplate jdbc;

    private PostedOrders(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /// Begins to sum, for the rest of the current transaction; which gets the memory to sort and
    /// group what comes together.
    static PostedOrders create(JdbcTemplate jdbc) {
        jdbc.execute("set local work_mem = '32MB'");
        jdbc.execute(
                """
                create temporary table posted_order (
                    day date not null, lines integer not null, returned_lines integer not null,
                    customer_id text collate "C" not null, order_id text collate "C" not null,
                    amount numeric(24, 4) not null, returned_amount numeric(24, 4) not null) on commit drop
                """);
        return new PostedOrders(jdbc);
    }

    /// Adds lines, those of one order and day next to each other.
    void add(Connection connection, List<KeyedLine> lines) throws SQLException {
        try (var out = BinaryCopyWriter.into(connection, "posted_order", COLUMNS)) {
            int from = 0;
            while (from < lines.size()) {
                from = write(out, lines, from);
            }
            out.finish();
        }
    }

    /// Writes the sum of an order's lines of one day, and returns where the next ones begin. What
    /// is more than a long can hold makes several sums.
    private static int write(BinaryCopyWriter out, List<KeyedLine> lines, int from)
            throws SQLException {
        KeyedLine first = lines.get(from);
        int returnedLines = 0;
        long amount = 0;
        long returnedAmount = 0;
        int at = from;
        do {
            OrderLine line = lines.get(at++).line();
            if (line.returned()) {
                returnedLines++;
                returnedAmount -= Math.abs(line.amount());
            } else {
                amount += line.amount();
            }
        } while (at < lines.size()
                && lines.get(at).isOfOrderDay(first)
                && amount - returnedAmount < Long.MAX_VALUE / 2);
        out.row()
                .date(first.line().day())
                .int4(at - from - returnedLines)
                .int4(returnedLines)
                .text(first.line().customerId())
                .text(first.line().orderId())
                .numeric(amount)
                .numeric(returnedAmount);
        return at;
    }

    /// Lets the database know how much there is before it plans.
    void complete() {
        jdbc.execute("analyze posted_order");
    }
}
