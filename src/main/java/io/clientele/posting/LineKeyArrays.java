package io.clientele.posting;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/// Binds many keys as four parallel arrays.
final class LineKeyArrays {

    private LineKeyArrays() {}

    static void set(PreparedStatement statement, Connection connection, List<LineKey> keys)
            throws SQLException {
        int size = keys.size();
        String[] customers = new String[size];
        String[] orders = new String[size];
        Integer[] days = new Integer[size];
        Long[] hashes = new Long[size];
        for (int i = 0; i < size; i++) {
            LineKey key = keys.get(i);
            customers[i] = key.customerId();
            orders[i] = key.orderId();
            days[i] = key.day();
            hashes[i] = key.rowHash();
        }
        statement.setArray(1, connection.createArrayOf("text", customers));
        statement.setArray(2, connection.createArrayOf("text", orders));
        statement.setArray(3, connection.createArrayOf("int4", days));
        statement.setArray(4, connection.createArrayOf("int8", hashes));
    }
}
