package io.clientele.posting;

import org.springframework.jdbc.core.JdbcTemplate;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Numbers equal rows of one upload, so that each is a line of its own. The counts are kept in the
/// database: an upload may be larger than memory.
final class Occurrences {

    private static final String COUNT =
            """
            insert into occurrence as o (customer_id, order_id, day, row_hash, rows)
            select customer_id, order_id, day, row_hash, count(*)
            from unnest(?::text[], ?::text[], ?::int[], ?::bigint[]) as k(customer_id, order_id, day, row_hash)
            group by customer_id, order_id, day, row_hash
            on conflict (customer_id, order_id, day, row_hash) do update set rows = o.rows + excluded.rows
            returning customer_id, order_id, day, row_hash, rows
            """;

    private Occurrences() {}

    /// Begins to count, for the rest of the current transaction.
    static Occurrences create(JdbcTemplate jdbc) {
        jdbc.execute(
                """
                create temporary table occurrence (
                    customer_id text collate "C", order_id text collate "C", day integer, row_hash bigint,
                    rows bigint not null, primary key (customer_id, order_id, day, row_hash)) on commit drop
                """);
        return new Occurrences();
    }

    /// The lines with their place among equal ones worked into their hashes, in order again.
    KeyedLine[] number(Connection connection, KeyedLine[] lines) throws SQLException {
        var keys = Arrays.stream(lines).map(KeyedLine::key).toList();
        Map<LineKey, Long> inChunk = new HashMap<>();
        keys.forEach(key -> inChunk.merge(key, 1L, Long::sum));
        Map<LineKey, Long> next = before(connection, keys, inChunk);
        var numbered = new KeyedLine[lines.length];
        for (int i = 0; i < lines.length; i++) {
            var key = keys.get(i);
            long index = next.merge(key, 1L, Long::sum) - 1;
            numbered[i] = new KeyedLine(lines[i].line(), key.occurrence(index).rowHash());
        }
        Arrays.sort(numbered);
        return numbered;
    }

    private static Map<LineKey, Long> before(
            Connection connection, List<LineKey> keys, Map<LineKey, Long> inChunk)
            throws SQLException {
        Map<LineKey, Long> before = new HashMap<>();
        try (var statement = connection.prepareStatement(COUNT)) {
            LineKey.bind(statement, connection, keys);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var key =
                            new LineKey(
                                    rows.getString(1),
                                    rows.getString(2),
                                    rows.getInt(3),
                                    rows.getLong(4));
                    before.put(key, rows.getLong(5) - inChunk.getOrDefault(key, 0L));
                }
            }
        }
        return before;
    }
}
