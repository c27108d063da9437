package io.clientele.torture;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.HashSet;
import java.util.Set;

/// Counts again what the service has counted.
final class LedgerCheck {

    private static final String ROLLUP =
            """
            with line as (
                select l.*, min(day) filter (where not returned) over (partition by customer_id, order_id) as first_day
                from order_line l),
            again as (
                select customer_id, day,
                       count(distinct order_id) filter (where not returned and day = first_day)::int as orders,
                       (count(*) filter (where not returned))::int as lines,
                       (count(*) filter (where returned))::int as returned_lines,
                       coalesce(sum(amount) filter (where not returned), 0) as amount,
                       coalesce(sum(-abs(amount)) filter (where returned), 0) as returned_amount
                from line group by customer_id, day),
            kept as (
                select customer_id, day, orders, lines, returned_lines, amount, returned_amount from customer_day)
            select (select count(*) from (table again except table kept) a)
                 + (select count(*) from (table kept except table again) b)
            """;

    private static final String COUNTS =
            """
            select format('upload %s says %s accepted, the ledger has %s', u.number, u.rows_accepted, l.lines)
            from upload u
            left join (
                select upload_number, count(*) filter (where not returned) as lines
                from order_line group by upload_number) l on l.upload_number = u.number
            where u.rows_accepted <> coalesce(l.lines, 0) and u.status = 'SUCCEEDED'
               or u.status not in ('SUCCEEDED', 'UNDONE')
               or u.rows_rejected <> (select count(*) from upload_reject r
                                      where r.upload_number = coalesce(u.rejects_number, u.number))
            """;

    private static final String STRAYS =
            """
            select (select count(*) from order_line l
                    where not exists (select from upload u where u.number = l.upload_number and u.status = 'SUCCEEDED'))
                 + (select count(*) from upload_content c
                    where exists (select from upload u where u.id = c.upload_id)
                      and not exists (select from dropped_content d where d.upload_id = c.upload_id))
            """;

    private final JdbcClient jdbc;

    LedgerCheck(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Fails with the first thing that is wrong.
    ///
    /// @param expected the rows that must be there, each once
    void require(Set<String> expected) {
        var found =
                jdbc.sql("select order_id || ' ' || product_id from order_line")
                        .query((row, index) -> row.getString(1))
                        .list();
        var lost = new HashSet<>(expected);
        found.forEach(lost::remove);
        require(lost.isEmpty(), "%d rows are lost, such as %s".formatted(lost.size(), first(lost)));
        require(
                found.size() == expected.size(),
                "%d rows are there for %d".formatted(found.size(), expected.size()));
        var counts = jdbc.sql(COUNTS).query((row, index) -> row.getString(1)).list();
        require(counts.isEmpty(), String.join("; ", counts));
        require(number(ROLLUP) == 0, "the rollup differs from what its lines say");
        require(number(STRAYS) == 0, "something was left behind");
    }

    private long number(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private static String first(Set<String> rows) {
        return rows.stream().findFirst().orElse("none");
    }

    private static void require(boolean right, String wrong) {
        if (!right) {
            throw new IllegalStateException(wrong);
        }
    }
}
