package io.clientele.snapshot;

import io.clientele.bulk.BinaryCopyReader;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// All customers of a snapshot at once, streamed in ascending order of the bytes of their ids.
@Component
public class CustomerColumns {

    private static final double SCALE = 10_000;

    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    CustomerColumns(JdbcTemplate template, JdbcClient jdbc) {
        this.template = template;
        this.jdbc = jdbc;
    }

    /// What every customer bought and is worth, one array a column.
    ///
    /// @param cluster number of the customer's cluster
    /// @param lifetimeValue in the currency unit, as `monetary` is
    @SuppressWarnings("ArrayRecordComponent") // columns of a million customers, compared by nobody
    public record Figures(
            int[] recencyDays,
            int[] frequency,
            double[] monetary,
            int[] cluster,
            double[] lifetimeValue) {}

    /// Every customer's segment of a family.
    ///
    /// @param code what stands for the segment in this snapshot
    public record Member(String customerId, int code, double monetary) {}

    /// Every customer's figures.
    public Figures figures(int snapshot) {
        return Objects.requireNonNull(
                template.execute(
                        (ConnectionCallback<Figures>)
                                connection -> FiguresReader.read(connection, snapshot)));
    }

    /// Tells every customer's segment of a family, one at a time.
    public void eachMember(int snapshot, Family family, Consumer<Member> reader) {
        template.execute(
                (ConnectionCallback<@Nullable Void>)
                        connection -> {
                            try (var rows =
                                    BinaryCopyReader.of(connection, members(snapshot, family))) {
                                while (rows.next()) {
                                    reader.accept(
                                            new Member(
                                                    Objects.requireNonNull(rows.text(0)),
                                                    rows.int2(1),
                                                    rows.numeric(2) / SCALE));
                                }
                            }
                            return null;
                        });
    }

    private static String members(int snapshot, Family family) {
        return "select customer_id, %s, monetary from customer_segment where snapshot_number = %d order by customer_id"
                .formatted(family.column(), snapshot);
    }

    /// The clusters that the customers are in, and what those are called.
    public ClusterNumbers clusters(int snapshot) {
        Map<Integer, String> personas = new HashMap<>();
        jdbc.sql(
                        """
                        select code, name from snapshot_segment
                        where snapshot_number = :number and family = 'cluster'
                        """)
                .param("number", snapshot)
                .query(
                        row -> {
                            personas.put(row.getInt(1), row.getString(2));
                        });
        List<String> ids = new ArrayList<>();
        var numbers = IntStream.builder();
        eachMember(
                snapshot,
                Family.CLUSTER,
                member -> {
                    ids.add(member.customerId());
                    numbers.add(member.code());
                });
        return new ClusterNumbers(ids.toArray(String[]::new), numbers.build().toArray(), personas);
    }

    /// How many customers come before the given one.
    public int before(int snapshot, String customerId) {
        return jdbc.sql(
                        """
                        select count(*) from customer_segment
                        where snapshot_number = :number and customer_id < :id
                        """)
                .param("number", snapshot)
                .param("id", customerId)
                .query((row, index) -> row.getInt(1))
                .single();
    }

    /// Reads the figures of all customers into columns that grow with them.
    private static final class FiguresReader {

        private static final int FIRST_CAPACITY = 1 << 12;

        private int[] recencyDays = new int[FIRST_CAPACITY];
        private int[] frequency = new int[FIRST_CAPACITY];
        private double[] monetary = new double[FIRST_CAPACITY];
        private int[] cluster = new int[FIRST_CAPACITY];
        private double[] lifetimeValue = new double[FIRST_CAPACITY];
        private int size;

        private FiguresReader() {}

        static Figures read(Connection connection, int snapshot) throws SQLException {
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

        private Figures figures() {
            resize(size);
            return new Figures(recencyDays, frequency, monetary, cluster, lifetimeValue);
        }

        private void resize(int capacity) {
            recencyDays = Arrays.copyOf(recencyDays, capacity);
            frequency = Arrays.copyOf(frequency, capacity);
            monetary = Arrays.copyOf(monetary, capacity);
            cluster = Arrays.copyOf(cluster, capacity);
            lifetimeValue = Arrays.copyOf(lifetimeValue, capacity);
        }
    }
}
