package io.clientele.posting;

import io.clientele.ledger.OrderLine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/// The natural key of a line.
record LineKey(String customerId, String orderId, int day, long rowHash) {

    static LineKey of(OrderLine line) {
        return new LineKey(line.customerId(), line.orderId(), line.day(), line.rowHash());
    }

    /// The key of a later equal row of one upload, where every row counts; the first one keeps its
    /// key.
    LineKey occurrence(long index) {
        return index == 0
                ? this
                : new LineKey(customerId, orderId, day, rowHash + index * 0x9E3779B97F4A7C15L);
    }

    /// Binds keys as the first four parameters of a statement, parallel arrays.
    static void bind(PreparedStatement statement, Connection connection, List<LineKey> keys)
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
