package io.clientele.rollup;

import io.clientele.ledger.NettedReturns;
import io.clientele.ledger.Returns;
import io.clientele.sums.PostedOrders;

import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Keeps `customer_day` level with `order_line`. Whoever changes either holds [Locks#takeRollup()].
@Component
public class Rollup {

    /// What lines came to by customer, order and day, given `added`.
    private static final String LINES =
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

    /// What lines change, given `line`. An order counts on the day of its first line, so a later
    /// upload that brings an earlier line of a known order moves the count.
    private static final String CHANGE =
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
                    where f.begins
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

    /// Adds rows that have not been there to those that have.
    private static final String UPSERT =
            """
            on conflict (customer_id, day) do update
            set orders = c.orders + excluded.orders,
                lines = c.lines + excluded.lines,
                returned_lines = c.returned_lines + excluded.returned_lines,
                amount = c.amount + excluded.amount,
                returned_amount = c.returned_amount + excluded.returned_amount
            """;

    private static final String APPLY =
            """
            insert into customer_day as c
                (customer_id, day, orders, lines, returned_lines, amount, returned_amount)
            select customer_id, day, sum(orders), sum(lines), sum(returned_lines), sum(amount), sum(returned_amount)
            from change
            group by customer_id, day
            order by customer_id, day
            """
                    + UPSERT;

    /// Rows that come in order, and so go into the index in order.
    private static final String APPLY_POSTED =
            """
            insert into customer_day as c
                (customer_id, day, orders, lines, returned_lines, amount, returned_amount)
            select customer_id, day, orders, lines, returned_lines, amount, returned_amount
            from posted_day
            """
                    + UPSERT;

    /// What an upload begins and others have begun too is counted twice: on the later day it is one
    /// too many.
    private static final String COUNT_ORDERS_ONCE =
            """
            with twice as (
                select p.customer_id, greatest(p.day, k.day) as day, cast(count(*) as integer) as orders
                from posted_order p
                join lateral (
                    select min(o.day) as day
                    from order_line o
                    where o.customer_id = p.customer_id and o.order_id = p.order_id
                      and not o.returned and o.upload_number <> ?) k on k.day is not null
                group by 1, 2)
            update customer_day c set orders = c.orders - twice.orders
            from twice
            where c.customer_id = twice.customer_id and c.day = twice.day
            """;

    private static final String STAGE_DAYS =
            """
            create temporary table posted_day (
                customer_id text collate "C" not null, day date not null, orders integer not null,
                lines integer not null, returned_lines integer not null,
                amount numeric(24, 4) not null, returned_amount numeric(24, 4) not null) on commit drop
            """;

    /// Of an upload, in memory: some 40 MB.
    private static final int MOST_SUMS = 150_000;

    private static final String REVISE = "update ledger_revision set revision = revision + 1";

    /// Common table expressions that add what the one named `added` holds, and tell readers where
    /// that is anything: lines of `order_line` that the statement itself writes, and so does not
    /// see there.
    public static final String ADD_ADDED =
            "%s,\n%s,\nrolled as (\n%s\nreturning 1),\nrevised as (\n%s where exists (select from added))"
                    .formatted(LINES.strip(), CHANGE.strip(), APPLY.strip(), REVISE);

    private static final String REBUILD =
            """
            insert into customer_day
                (customer_id, day, orders, lines, returned_lines, amount, returned_amount)
            with added as (
                select * from order_line
                where customer_id in (select customer_id from touched_customer)),
            """
                    + SUMMARY;

    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final ReturnRollup returns;

    public Rollup(JdbcTemplate template) {
        this.template = template;
        this.jdbc = JdbcClient.create(template);
        this.returns = new ReturnRollup(template);
    }

    /// Begins to sum what the current transaction writes of a large upload; which gets the memory
    /// to sort and group what comes together.
    public PostedOrders post() {
        jdbc.sql("set local work_mem = '32MB'").update();
        return new PostedOrders(MOST_SUMS);
    }

    /// Adds what a large upload has written.
    public Buyers add(PostedOrders posted, int uploadNumber, Returns treatment) {
        boolean alone = isEmpty();
        var buyers = alone ? write(posted, "customer_day") : addToOthers(posted, uploadNumber);
        if (alone && treatment != Returns.NET) {
            return buyers;
        }
        var levelled = alone ? returns.levelAll(uploadNumber) : returns.levelPosted(uploadNumber);
        return buyers.with(levelled.of(uploadNumber), levelled.changes());
    }

    /// Whether there is none, and so no line either.
    private boolean isEmpty() {
        return !jdbc.sql("select exists (select from customer_day)").query(Boolean.class).single();
    }

    private Buyers addToOthers(PostedOrders posted, int uploadNumber) {
        template.execute(STAGE_DAYS);
        var buyers = write(posted, "posted_day");
        jdbc.sql(APPLY_POSTED).update();
        run(connection -> BegunOrders.stage(connection, posted.inOrder()));
        jdbc.sql(COUNT_ORDERS_ONCE).param(uploadNumber).update();
        return buyers;
    }

    private Buyers write(PostedOrders posted, String table) {
        return run(connection -> PostedDays.write(connection, table, posted.inOrder()));
    }

    /// Brings what net returns take off the rollup of some customers level with their lines.
    ///
    /// @param customers a query for their ids
    /// @return what became of these customers' returns, by upload
    public Map<Integer, NettedReturns> levelReturnsIn(String customers) {
        return returns.levelIn(customers);
    }

    /// The same for these customers.
    ///
    /// @param added uploads whose lines were added
    public LevelledReturns levelReturnsAmong(Set<String> customers, Set<Integer> added) {
        return returns.levelAmong(customers, added);
    }

    /// What became of the net returns of some customers as long as nothing of them has changed, by
    /// upload.
    ///
    /// @param customers a query for their ids
    public Map<Integer, NettedReturns> returnsFoundIn(String customers) {
        return returns.foundIn(customers);
    }

    /// Rebuilds the rollup of the customers in the temporary table `touched_customer` from their
    /// lines, but for what net returns take off it.
    public void rebuildTouched() {
        jdbc.sql(
                        "delete from customer_day where customer_id in (select customer_id from touched_customer)")
                .update();
        jdbc.sql(REBUILD).update();
    }

    /// Tells readers that the ledger has changed.
    public void revise() {
        jdbc.sql(REVISE).update();
    }

    private <T> T run(ConnectionCallback<T> work) {
        return Objects.requireNonNull(template.execute(work));
    }
}
