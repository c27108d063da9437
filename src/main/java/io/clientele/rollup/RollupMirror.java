package io.clientele.rollup;

import io.clientele.bulk.BinaryCopyWriter;
import io.clientele.bulk.Rows;

import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;

/// The rollup of lines that are kept elsewhere: summed there by the same SQL, streamed here, and
/// compared with what was known, so that what has not changed is not written again.
@Component
public class RollupMirror {

    private static final String STAGE =
            "create temporary table mirrored_day (like customer_day) on commit drop";

    private static final String[] COLUMNS = {
        "customer_id",
        "day",
        "orders",
        "lines",
        "returned_lines",
        "amount",
        "returned_amount",
        "netted"
    };

    private static final String DELETE =
            """
            delete from customer_day c
            where not exists (
                select from mirrored_day m where m.customer_id = c.customer_id and m.day = c.day)
            """;

    private static final String UPSERT =
            """
            insert into customer_day as c
                (customer_id, day, orders, lines, returned_lines, amount, returned_amount)
            select customer_id, day, orders, lines, returned_lines, amount, returned_amount
            from mirrored_day
            order by customer_id, day
            on conflict (customer_id, day) do update
            set orders = excluded.orders,
                lines = excluded.lines,
                returned_lines = excluded.returned_lines,
                amount = excluded.amount,
                returned_amount = excluded.returned_amount,
                netted = 0
            where (c.orders, c.lines, c.returned_lines, c.amount, c.returned_amount)
                is distinct from
                (excluded.orders, excluded.lines, excluded.returned_lines, excluded.amount, excluded.returned_amount)
            """;

    private final JdbcTemplate template;
    private final Locks locks;
    private final Rollup rollup;

    RollupMirror(JdbcTemplate template, Locks locks, Rollup rollup) {
        this.template = template;
        this.locks = locks;
        this.rollup = rollup;
    }

    /// The query whose rows [#level] takes.
    ///
    /// @param lines a relation with the columns of `order_line`
    public static String query(String lines) {
        return "with added as (select * from %s), %s".formatted(lines, Rollup.SUMMARY);
    }

    /// Makes the rollup equal to these rows, all at once: readers see it as it was until the end.
    /// Nothing is locked while the rows stream in. No row at all leaves it as it was.
    ///
    /// @return number of rows
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public long level(Rows rows) {
        template.execute(STAGE);
        long staged =
                Objects.requireNonNull(
                        template.execute(
                                (ConnectionCallback<Long>) connection -> stage(connection, rows)));
        if (staged == 0) {
            return 0;
        }
        template.execute("analyze mirrored_day");
        locks.takeAll();
        int changed = template.update(DELETE) + template.update(UPSERT);
        if (changed > 0) {
            rollup.revise();
        }
        return staged;
    }

    private static long stage(Connection connection, Rows rows) throws SQLException {
        try (var out = BinaryCopyWriter.into(connection, "mirrored_day", COLUMNS)) {
            while (rows.next()) {
                out.row()
                        .text(rows.text(0))
                        .date(rows.epochDay(1))
                        .int4(rows.int4(2))
                        .int4(rows.int4(3))
                        .int4(rows.int4(4))
                        .numeric(rows.numeric(5))
                        .numeric(rows.numeric(6))
                        .numeric(0);
            }
            return out.finish();
        }
    }
}
