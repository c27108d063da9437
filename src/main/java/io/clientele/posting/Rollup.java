package io.clientele.posting;

import io.clientele.ledger.LedgerTotals;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.LocalDate;

/// Keeps `customer_day` level with `order_line`.
@Component
class Rollup {

    /// What lines came to by customer, order and day, given `added`.
    static final String LINES =
            """
            line as (
                select customer_id, order_id, day,
                       count(*) filter (where not returned) as lines,
                       count(*) filter (where returned) as returned_lines,
                       coalesce(sum(amount) filter (where not returned), 0) as amount,
                       coalesce(sum(-abs(amount)) filter (where returned), 0) as returned_amount
                from added
                group by customer_id, order_id, day)
            """;

    /// The same of what was summed by [PostedOrders].
    private static final String POSTED_LINES =
            """
            line as (
                select customer_id, order_id, day, sum(lines) as lines, sum(returned_lines) as returned_lines,
                       sum(amount) as amount, sum(returned_amount) as returned_amount
                from posted_order
                group by customer_id, order_id, day)
            """;

    /// What lines change, given `line`. An order counts on the day of its first line, so a later
    /// upload that brings an earlier line of a known order moves the count.
    static final String CHANGE =
            """
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

    private static final String POSTED =
            """
            select count(distinct customer_id) as customers, count(*) as orders
            from (select customer_id, order_id from posted_order where lines > 0 group by customer_id, order_id) o
            """;

    private static final String PRODUCTS =
            """
            select count(*) from (
                select from order_line
                where upload_number = ? and not returned and product_id is not null
                group by product_id) p
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

    /// Adds what [PostedOrders] holds of an upload.
    void addPosted(int uploadNumber) {
        boolean others =
                jdbc.sql("select exists (select from order_line where upload_number <> :upload)")
                        .param("upload", uploadNumber)
                        .query(Boolean.class)
                        .single();
        jdbc.sql(
                        "with "
                                + POSTED_LINES.strip()
                                + ", "
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

    /// What an upload added, from what was counted on the way and what [PostedOrders] holds.
    LedgerTotals totals(int uploadNumber, UploadTally tally) {
        Long products = tally.products();
        long distinctProducts =
                products == null
                        ? jdbc.sql(PRODUCTS).param(uploadNumber).query(Long.class).single()
                        : products;
        return jdbc.sql(POSTED)
                .query(
                        (row, index) ->
                                new LedgerTotals(
                                        tally.accepted(),
                                        tally.nonProducts(),
                                        tally.returns(),
                                        tally.duplicates(),
                                        row.getLong("customers"),
                                        row.getLong("orders"),
                                        distinctProducts,
                                        tally.firstOrderAt(),
                                        tally.lastOrderAt(),
                                        null))
                .single();
    }

    /// Removes the lines of days before one and rebuilds the rollup of their customers.
    long removeBefore(LocalDate day) {
        jdbc.sql(
                        """
                        create temporary table touched_customer on commit drop as
                        select customer_id from order_line where day < ? group by customer_id
                        """)
                .param(day)
                .update();
        long removed = jdbc.sql("delete from order_line where day < ?").param(day).update();
        rebuildTouched();
        return removed;
    }

    /// Rebuilds the rollup of the customers in `touched_customer` from their lines; what returns
    /// take off it is left to [ReturnRollup].
    void rebuildTouched() {
        jdbc.sql(
                        "delete from customer_day where customer_id in (select customer_id from touched_customer)")
                .update();
        jdbc.sql(REBUILD).update();
    }
}
