package io.clientele.posting;

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

    /// What a customer bought and returned each day, given `added`: the definition of the rollup,
    /// in SQL that PostgreSQL and Spark both know. An order counts on the day of its first line.
    static final String SUMMARY =
            LINES.strip()
                    + """
                    ,
                    begun as (
                        select line.*,
                               lines > 0 and row_number()
                                   over (partition by customer_id, order_id order by lines = 0, day) = 1 as begins
                        from line)
                    select customer_id, day,
                           cast(count(*) filter (where begins) as integer) as orders,
                           cast(sum(lines) as integer) as lines,
                           cast(sum(returned_lines) as integer) as returned_lines,
                           sum(amount) as amount,
                           sum(returned_amount) as returned_amount
                    from begun
                    group by customer_id, day
                    """;

    /// The same of what was summed by [PostedOrders].
    private static final String POSTED_LINES =
            """
            line as (
                select customer_id, order_id, day, lines, returned_lines, amount, returned_amount
                from posted_order)
            """;

    /// What lines change, given `line`. An order counts on the day of its first line, so a later
    /// upload that brings an earlier line of a known order moves the count.
    static final String CHANGE =
            """
            first_line as (
                select line.*,
                       lines > 0 and row_number()
                           over (partition by customer_id, order_id order by lines = 0, day) = 1 as begins
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

    private static final String BUYERS =
            """
            select count(distinct customer_id) as customers, count(*) as orders
            from (select customer_id, order_id from posted_order where lines > 0 group by customer_id, order_id) o
            """;

    /// The share of the ledger from which lines matter to plans.
    private static final double NOTABLE = 0.1;

    private static final String SURVEY =
            "analyze order_line (customer_id, order_id, day, product_id, upload_number, returned, net)";

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
            with added as (
                select * from order_line
                where customer_id in (select customer_id from touched_customer)),
            """
                    + SUMMARY;

    private final JdbcClient jdbc;

    Rollup(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Whether there is none, and so no line either.
    boolean isEmpty() {
        return !jdbc.sql("select exists (select from customer_day)").query(Boolean.class).single();
    }

    /// Adds what [PostedOrders] has in its table of an upload.
    ///
    /// @param alone whether the ledger holds no line of another one
    Buyers addPosted(int uploadNumber, boolean alone) {
        var others = alone ? "false" : "o.upload_number <> :upload";
        var add = POSTED_LINES.strip() + ", " + CHANGE.replace(":others", others) + APPLY;
        jdbc.sql("analyze posted_order (customer_id)").update();
        // There are nearly as many sums as rows, too many to be held at once: they are made one
        // after the other, of rows in order.
        jdbc.sql("set local enable_hashagg = off").update();
        jdbc.sql("with " + add).param("upload", uploadNumber).update();
        var buyers = jdbc.sql(BUYERS).query(Buyers.class).single();
        jdbc.sql("set local enable_hashagg = default").update();
        return buyers;
    }

    /// Tells readers that the ledger has changed.
    void revise() {
        jdbc.sql("update ledger_revision set revision = revision + 1").update();
    }

    /// Lets the database look at the columns that its plans depend on, where lines were added that
    /// matter beside those it knew of: what it knows may be of a ledger that was next to empty, and
    /// its plans for this one then take minutes.
    void survey(long written) {
        jdbc.sql("select reltuples from pg_class where oid = 'order_line'::regclass")
                .query(Double.class)
                .optional()
                .filter(known -> written > known * NOTABLE)
                .ifPresent(known -> jdbc.sql(SURVEY).update());
    }

    /// Products with an accepted line of an upload.
    long products(int uploadNumber, UploadTally tally) {
        Long products = tally.products();
        return products == null
                ? jdbc.sql(PRODUCTS).param(uploadNumber).query(Long.class).single()
                : products;
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
