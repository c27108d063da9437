package io.clientele.snapshot;

import io.clientele.bulk.BinaryCopyReader;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;

/// Reads the figures of all customers into columns that grow with them.
final class FiguresReader {

    private static final int FIRST_CAPACITY = 1 << 12;
    private static final double SCALE = 10_000;

    private int[] recencyDays = new int[FIRST_CAPACITY];
    private int[] frequency = new int[FIRST_CAPACITY];
    private double[] monetary = new double[FIRST_CAPACITY];
    private int[] cluster = new int[FIRST_CAPACITY];
    private double[] lifetimeValue = new double[FIRST_CAPACITY];
    private int size;

    private FiguresReader() {}

    static CustomerColumns.Figures read(Connection connection, int snapshot) throws SQLException {
        var columns = new FiguresReader();
        try (var rows = BinaryCopyReader.of(connection, query(snapshot))) {
            while (rows.next()) {
                columns.add(rows);
            }
        }
        return columns.figures();
    }

    private static String query(int snapshot) {
        return """
        select recency_days, frequency, monetary, cluster::integer, lifetime_value
        from customer_segment where snapshot_number = %d
        order by customer_id
        """
                .formatted(snapshot);
    }

    private void add(BinaryCopyReader rows) {
        if (size == recencyDays.length) {
            resize(2 * size);
        }
        recencyDays[size] = rows.int4(0);
        frequency[size] = rows.int4(1);
        monetary[size] = rows.numeric(2) / SCALE;
        cluster[size] = rows.int4(3);
        lifetimeValue[size++] = rows.numeric(4) / SCALE;
    }

    private CustomerColumns.Figures figures() {
        resize(size);
        return new CustomerColumns.Figures(
                recencyDays, frequency, monetary, cluster, lifetimeValue);
    }

    private void resize(int capacity) {
        recencyDays = Arrays.copyOf(recencyDays, capacity);
        frequency = Arrays.copyOf(frequency, capacity);
        monetary = Arrays.copyOf(monetary, capacity);
        cluster = Arrays.copyOf(cluster, capacity);
        lifetimeValue = Arrays.copyOf(lifetimeValue, capacity);
    }
}
