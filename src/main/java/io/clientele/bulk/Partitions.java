package io.clientele.bulk;

import org.springframework.jdbc.core.simple.JdbcClient;

/// Partitions named after their number, as in `customer_segment_7`.
public final class Partitions {

    private Partitions() {}

    /// Drops a partition without a lock that readers could meet; does nothing where there is none.
    /// Outside a transaction: a partition is detached beside its readers only there.
    ///
    /// @param table name of the partitioned table; may not come from outside
    public static void drop(JdbcClient jdbc, String table, int number) {
        jdbc.sql(
                        """
                        select i.inhdetachpending
                        from pg_inherits i
                        where i.inhparent = to_regclass(:table)
                            and i.inhrelid = to_regclass(:partition)
                        """)
                .param("table", table)
                .param("partition", table + "_" + number)
                .query((row, index) -> row.getBoolean(1))
                .optional()
                .ifPresent(
                        begun ->
                                jdbc.sql(
                                                "alter table %1$s detach partition %1$s_%2$d %3$s"
                                                        .formatted(
                                                                table,
                                                                number,
                                                                begun
                                                                        ? "finalize"
                                                                        : "concurrently"))
                                        .update());
        jdbc.sql("drop table if exists %s_%d".formatted(table, number)).update();
    }
}
