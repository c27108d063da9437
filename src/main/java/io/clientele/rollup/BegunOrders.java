package io.clientele.rollup;

import io.clientele.bulk.BinaryCopyWriter;
import io.clientele.sums.OrderSum;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Iterator;

/// The orders with a purchased line, and the day of the first of these.
final class BegunOrders {

    private static final String TABLE =
            """
            create temporary table posted_order (
                customer_id text collate "C" not null, order_id text collate "C" not null, day date not null)
            on commit drop
            """;

    private static final String[] COLUMNS = {"customer_id", "order_id", "day"};

    private BegunOrders() {}

    /// Puts them into the table `posted_order` of the current transaction.
    ///
    /// @param sums by customer, order and day
    /// @return how many they are
    static long stage(Connection connection, Iterator<OrderSum> sums) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(TABLE);
        }
        var beginnings = new Beginnings();
        try (var out = BinaryCopyWriter.into(connection, "posted_order", COLUMNS)) {
            while (sums.hasNext()) {
                var next = sums.next();
                if (beginnings.begins(next)) {
                    var place = next.place();
                    out.row().text(place.customerId()).text(place.orderId()).date(place.day());
                }
            }
            return out.finish();
        }
    }
}
