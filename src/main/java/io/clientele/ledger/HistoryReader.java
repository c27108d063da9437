package io.clientele.ledger;

import io.clientele.bulk.BinaryCopyReader;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Objects;

/// Streams the rollup into columns, once.
final class HistoryReader {

    private HistoryReader() {}

    static PurchaseHistory read(Connection connection, LocalDate before) throws SQLException {
        try (var rows = BinaryCopyReader.of(connection, query(before))) {
            var columns = new HistoryColumns();
            while (rows.next()) {
                columns.add(
                        Objects.requireNonNull(rows.text(0)),
                        rows.epochDay(1),
                        rows.int4(2),
                        rows.numeric(3));
            }
            return columns.history();
        }
    }

    private static String query(LocalDate before) {
        return """
        select customer_id, day, orders, amount from customer_day
        where lines > 0 and day < date '%s'
        order by customer_id, day
        """
                .formatted(before);
    }
}
