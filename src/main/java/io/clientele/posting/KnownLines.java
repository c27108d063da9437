package io.clientele.posting;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds out which lines the ledger holds already, in one query for many.
final class KnownLines {

    private static final String QUERY =
            """
            select k.place, l.upload_number, l.line, l.returned, l.non_product, l.net
            from unnest(?::text[], ?::text[], ?::int[], ?::bigint[]) with ordinality
                as k(customer_id, order_id, day, row_hash, place)
            join order_line l
              on l.customer_id = k.customer_id and l.order_id = k.order_id
             and l.day = date '1970-01-01' + k.day and l.row_hash = k.row_hash
            """;

    private KnownLines() {}

    static Map<LineKey, KnownLine> among(Connection connection, List<LineKey> keys)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(QUERY)) {
            LineKey.bind(statement, connection, keys);
            Map<LineKey, KnownLine> found = new HashMap<>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.put(
                            keys.get(rows.getInt(1) - 1),
                            new KnownLine(
                                    rows.getInt(2),
                                    rows.getLong(3),
                                    rows.getBoolean(4),
                                    rows.getBoolean(5),
                                    rows.getBoolean(6)));
                }
            }
            return found;
        }
    }

    /// A line of the ledger as an upload meets it that sends it again.
    ///
    /// @param upload number of the upload that the ledger has it from
    /// @param line where it stood in there
    /// @param net whether it is a return that is subtracted
    record KnownLine(int upload, long line, boolean returned, boolean nonProduct, boolean net) {

        /// Whether it is a return that purchases are left as they were for.
        boolean excluded() {
            return returned && !net;
        }
    }
}
