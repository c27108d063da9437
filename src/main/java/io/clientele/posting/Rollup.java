package io.clientele.posting;

import io.clientele.ledger.LedgerTotals;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;

/// Keeps `customer_day` level with `order_line`.
@Component
class Rollup {

    /// What lines change, given `added`. An order counts on the day of its first line, so a later
    /// upload that brings an earlier line of a known order moves the count.
    static final String CHANGE =
            """
            line as (
                select customer_id, order_id, day,
                       count(*) filter (where not returned) as lines,
                       count(*) filter (where returned) as returned_lines,
                       coalesce(sum(amount) filter (where not returned), 0) as amount,
                       coalesce(sum(-abs(amount)) filter (where returned), 0) as returned_amount
                from added
                group by customer_id, order_id, day),
            first_line as (
                select line.*,
                       lines > 0 and day = min(day) filter (where lines > 0)
                           over (partition by customer_id, order_id) as begins
                from line),
            known as (
                select f.*, k.day as known_day
                from first_line f
                left join lateral (
                    select min(o.day) as day
                    from order_line o
                    where f.begins and :others
                      and o.customer_id = f.customer_id and o.order_id = f.order_id
                      and not o.returned) k on true),
            change as (
                select customer_id, day,
                       case when begins and (known_day is null or day < known_day) then 1 else 0 end as orders,
                       lines, returned_lines, amount, returned_amount
                from known
                union all
                select customer_id, known_day, -1, 0, 0, 0, 0
                from known
                where begins and day < known_day)
            """;

    static final String APPLY =
            """
            insert into customer_day as c
                (customer_id, day, orders, lines, returned_lines, amount, returned_amount)
            select customer_id, day, sum(orders), sum(lines), sum(returned_lines), sum(amount), sum(returned_amount)
            from change
            group by customer_id, day
            order by customer_id, day
            on conflict (customer_id, day) do update
            set orders = c.orders + excluded.orders,
                lines = c.lines + excluded.lines,
                returned_lines = c.returned_lines + excluded.returned_lines,
                amount = c.amount + excluded.amount,
                returned_amount = c.returned_amount + excluded.returned_amount
            """;

    private static final String TOTALS =
            """
            with line as not materialized (
                select * from order_line where upload_number = :upload and not returned)
            select (select count(*) from (select from line group by customer_id) c) as customers,
                   (select count(*) from (select from line group by customer_id, order_id) o) as orders,
                   (select count(*) from (select from line where product_id is not null group by product_id) p) as products,
                   (select count(*) from line where non_product) as non_products,
                   (select min(ordered_at) from line) as first_order_at,
                   (select max(ordered_at) from line) as last_order_at
            """;

    private static final String REBUILD =
            """
            insert into customer_day
                (customer_id, day, orders, lines, returned_lines, amount, returned_amount)
            select customer_id, day,
                   count(distinct order_id) filter (where not returned and day = first_day),
                   count(*) filter (where not returned),
                   count(*) filter (where returned),
                   coalesce(sum(amount) filter (where not returned), 0),
                   coalesce(sum(-abs(amount)) filter (where returned), 0)
            from (
                select l.*, min(l.day) filter (where not l.returned)
                            over (partition by l.customer_id, l.order_id) as first_day
                from order_line l
                where l.customer_id in (select customer_id from touched_customer)) l
            group by customer_id, day
            """;

    private final JdbcClient jdbc;

    Rollup(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Adds the lines that the current transaction wrote for an upload.
    void add(int uploadNumber) {
        boolean others =
                jdbc.sql("select exists (select from order_line where upload_number <> :upload)")
                        .param("upload", uploadNumber)
                        .query(Boolean.class)
                        .single();
        jdbc.sql(
                        "with added as not materialized (select * from order_line where upload_number = :upload), "
                                + CHANGE.replace(
                                        ":others", others ? "o.upload_number <> :upload" : "false")
                                + APPLY)
                .param("upload", uploadNumber)
                .update();
    }

    /// Tells readers that the ledger has changed.
    void revise() {
        jdbc.sql("update ledger_revision set revision = revision + 1").update();
    }

    LedgerTotals totals(int uploadNumber, long accepted, long returns, long duplicates) {
        return jdbc.sql(TOTALS)
                .param("upload", uploadNumber)
                .query(
                        (row, index) ->
                                new LedgerTotals(
                                        accepted,
                                        row.getLong("non_products"),
                                        returns,
                                        duplicates,
                                        row.getLong("customers"),
                                        row.getLong("orders"),
                                        row.getLong("products"),
                                        instant(row, "first_order_at"),
                                        instant(row, "last_order_at"),
                                        null))
                .single();
    }

    /// Removes an upload's lines and rebuilds the rollup of the customers they belonged to.
    long remove(int uploadNumber) {
        return removeWhere("upload_number = :value", uploadNumber);
    }

    /// Removes the lines of days before one and rebuilds the rollup of their customers.
    long removeBefore(LocalDate day) {
        return removeWhere("day < :value", day);
    }

    private long removeWhere(String condition, Object value) {
        jdbc.sql(
                        """
                        create temporary table touched_customer on commit drop as
                        select customer_id from order_line where %s group by customer_id
                        """
                                .formatted(condition))
                .param("value", value)
                .update();
        jdbc.sql(
                        "delete from customer_day where customer_id in (select customer_id from touched_customer)")
                .update();
        long removed =
                jdbc.sql("delete from order_line where " + condition)
                        .param("value", value)
                        .update();
        jdbc.sql(REBUILD).update();
        return removed;
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp value = row.getTimestamp(column);
        return value == null ? null : value.toInstant();
    }
}
