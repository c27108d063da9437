package io.clientele.posting;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Finds out which lines the ledger holds already, in one query for many.
final class KnownLines {

    private static final String QUERY =
            """
            select k.place
            from unnest(?::text[], ?::text[], ?::int[], ?::bigint[]) with ordinality
                as k(customer_id, order_id, day, row_hash, place)
            where exists (
                select from order_line l
                where l.customer_id = k.customer_id and l.order_id = k.order_id
                  and l.day = date '1970-01-01' + k.day and l.row_hash = k.row_hash)
            """;

    private KnownLines() {}

    static List<LineKey> among(Connection connection, List<LineKey> keys) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(QUERY)) {
            LineKey.bind(statement, connection, keys);
            List<LineKey> found = new ArrayList<>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(keys.get(rows.getInt(1) - 1));
                }
            }
            return found;
        }
    }
}
