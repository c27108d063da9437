package io.clientele.withdrawal;

import io.clientele.ledger.NettedReturns;
import io.clientele.rollup.LevelledReturns;
import io.clientele.rollup.Locks;
import io.clientele.rollup.Rollup;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

/// Takes lines back out of the ledger: those of an upload, as if it had never been sent, and those
/// of days that are over.
///
/// A line that other uploads sent too stays: the earliest of these has it from then on, at its own
/// place in its own file and as it took it, and what the rest claims of it leads to there.
@Component
public class Withdrawals {

    /// Who else sent which lines, and as what. Of equal lines of one upload the first one counts.
    private static final String CLAIMANTS =
            """
            create temporary table claimant on commit drop as
            select distinct on (c.owner_line, c.upload_number)
                   c.owner_line, c.upload_number, c.line, c.net, abs(l.amount) as amount,
                   l.returned <> c.returned_otherwise as returned,
                   l.non_product <> c.non_product_otherwise as non_product
            from (
                select owner_line + i as owner_line, upload_number, line + i as line,
                       net, returned_otherwise, non_product_otherwise
                from line_claim, generate_series(0, lines - 1) i
                where owner_number = :upload
                union all
                select line, :resend::int, line, :net::bool, false, false
                from order_line
                where upload_number = :upload and :resend::int is not null) c
            join order_line l on l.upload_number = :upload and l.line = c.owner_line
            order by c.owner_line, c.upload_number, c.line
            """;

    private static final String HEIRS =
            """
            create temporary table heir on commit drop as
            select distinct on (owner_line)
                   owner_line, upload_number, line, net and returned as net, returned, non_product, amount
            from claimant
            order by owner_line, upload_number
            """;

    private static final String TOUCHED =
            """
            create temporary table touched_customer on commit drop as
            select l.customer_id
            from order_line l
            left join heir h on h.owner_line = l.line
            where l.upload_number = :upload
              and (h.owner_line is null or h.net <> l.net or h.returned <> l.returned)
            group by l.customer_id
            """;

    private static final String TOUCHED_CUSTOMERS = "select customer_id from touched_customer";

    private static final String HAND_OVER =
            """
            update order_line l
            set upload_number = h.upload_number, line = h.line,
                net = h.net, returned = h.returned, non_product = h.non_product,
                quantity = case when h.returned then -abs(l.quantity) else abs(l.quantity) end,
                amount = case when h.returned then -abs(l.amount) else abs(l.amount) end
            from heir h
            where l.upload_number = :upload and l.line = h.owner_line
            """;

    private static final String REDIRECT =
            """
            insert into line_claim
                (upload_number, owner_number, line, owner_line, lines, net, returned_otherwise, non_product_otherwise)
            select upload_number, owner_number, min(line), min(owner_line), count(*),
                   net, returned_otherwise, non_product_otherwise
            from (
                select c.*, c.owner_line - row_number() over (
                           partition by upload_number, owner_number, line - owner_line,
                                        net, returned_otherwise, non_product_otherwise
                           order by owner_line) as run
                from (
                    select c.upload_number, h.upload_number as owner_number, c.line, h.line as owner_line, c.net,
                           c.returned <> h.returned as returned_otherwise,
                           c.non_product <> h.non_product as non_product_otherwise
                    from claimant c
                    join heir h on h.owner_line = c.owner_line and h.upload_number <> c.upload_number) c) c
            group by upload_number, owner_number, line - owner_line, run,
                     net, returned_otherwise, non_product_otherwise
            """;

    /// Customers of an upload, of lines that it leaves to others and of who inherits these: before
    /// and after the lines change hands the same ones, since each is either touched or left. One
    /// query each, for the index of uploads serves no condition that joins two by `or`.
    private static final String AFFECTED =
            """
            select customer_id from touched_customer
            union
            select customer_id from order_line where upload_number = %d
            union
            select l.customer_id
            from (select distinct upload_number from heir) h
            join order_line l on l.upload_number = h.upload_number
            """;

    private static final String INHERITANCES =
            """
            with inherited as (
                select upload_number, sum(lines) as lines, sum(amount) as amount
                from (
                    select upload_number, count(*) filter (where not returned) as lines,
                           coalesce(sum(amount) filter (where not returned), 0) as amount
                    from heir group by upload_number
                    union all
                    select :resend::int, 0, 0 where :resend::int is not null) i
                group by upload_number),
            line as (
                select upload_number, customer_id, order_id, product_id, non_product, ordered_at
                from order_line
                where not returned and upload_number in (select upload_number from inherited)),
            in_order as (
                select upload_number, customer_id, count(*) filter (where non_product) as non_products,
                       min(ordered_at) as first, max(ordered_at) as last
                from line group by upload_number, customer_id, order_id),
            of_customer as (
                select upload_number, sum(non_products) as non_products, count(*) as orders,
                       min(first) as first, max(last) as last
                from in_order group by upload_number, customer_id),
            product as (
                select upload_number from line
                where product_id is not null group by upload_number, product_id)
            select i.upload_number, i.lines, i.amount, coalesce(sum(c.non_products), 0) as non_products,
                   count(c.upload_number) as customers, coalesce(sum(c.orders), 0) as orders,
                   (select count(*) from product p where p.upload_number = i.upload_number) as products,
                   min(c.first) as first, max(c.last) as last
            from inherited i
            left join of_customer c on c.upload_number = i.upload_number
            group by i.upload_number, i.lines, i.amount
            order by i.upload_number
            """;

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);

    private final JdbcClient jdbc;
    private final Locks locks;
    private final Rollup rollup;

    public Withdrawals(JdbcClient jdbc, Locks locks, Rollup rollup) {
        this.jdbc = jdbc;
        this.locks = locks;
        this.rollup = rollup;
    }

    /// Waits for whoever writes, and keeps others from it to the end of the current transaction.
    @Transactional(propagation = Propagation.MANDATORY)
    public void reserve() {
        // Somebody waits for the answer: better to be told to come again than to wait for an
        // import.
        locks.limitWait(LONGEST_WAIT);
        locks.takeAll();
    }

    /// Takes the lines of an upload back out, with their share of the rollup; what other uploads
    /// sent too is theirs from then on. Calls for [#reserve()].
    ///
    /// @param resend the earliest upload of the same file that stands, if there is one: it takes
    ///     the place of the upload
    @Transactional(propagation = Propagation.MANDATORY)
    public Withdrawn withdraw(int upload, @Nullable Resend resend) {
        var number = resend == null ? null : resend.number();
        jdbc.sql("set local work_mem = '32MB'").update();
        jdbc.sql(CLAIMANTS)
                .param("upload", upload)
                .param("resend", number)
                .param("net", resend != null && resend.net())
                .update();
        jdbc.sql("analyze claimant").update();
        jdbc.sql(HEIRS).update();
        jdbc.sql("analyze heir").update();
        jdbc.sql(TOUCHED).param("upload", upload).update();
        var before = rollup.returnsFoundIn(AFFECTED.formatted(upload));
        int kept = jdbc.sql(HAND_OVER).param("upload", upload).update();
        int removed =
                jdbc.sql("delete from order_line where upload_number = ?").param(upload).update();
        redirectClaims(upload, number);
        if (kept + removed == 0) {
            return new Withdrawn(0, inheritances(number), Map.of());
        }
        rollup.rebuildTouched();
        var netted = rollup.levelReturnsIn(AFFECTED.formatted(upload));
        rollup.revise();
        var heirs =
                inheritances(number).stream()
                        .map(heir -> heir.with(netted.getOrDefault(heir.upload(), heir.netted())))
                        .toList();
        var changes = LevelledReturns.changes(before, netted);
        changes.remove(upload);
        heirs.forEach(heir -> changes.remove(heir.upload()));
        return new Withdrawn(removed, heirs, changes);
    }

    /// Takes out all lines of days before one, and with them their share of the rollup; nobody
    /// inherits them.
    @Transactional(propagation = Propagation.MANDATORY)
    public Withdrawn withdrawBefore(LocalDate day) {
        locks.takeAll();
        jdbc.sql(
                        """
                        create temporary table touched_customer on commit drop as
                        select customer_id from order_line where day < ? group by customer_id
                        """)
                .param(day)
                .update();
        if (!jdbc.sql("select exists (%s)".formatted(TOUCHED_CUSTOMERS))
                .query(Boolean.class)
                .single()) {
            return new Withdrawn(0, List.of(), Map.of());
        }
        var before = rollup.returnsFoundIn(TOUCHED_CUSTOMERS);
        jdbc.sql(
                        """
                        create temporary table touched_upload (
                            upload_number integer, lines bigint) on commit drop
                        """)
                .update();
        jdbc.sql(
                        """
                        with gone as (delete from order_line where day < ? returning upload_number)
                        insert into touched_upload
                        select upload_number, count(*) from gone group by upload_number
                        """)
                .param(day)
                .update();
        long removed =
                jdbc.sql("select coalesce(sum(lines), 0) from touched_upload")
                        .query(Long.class)
                        .single();
        rollup.rebuildTouched();
        var netted = rollup.levelReturnsIn(TOUCHED_CUSTOMERS);
        jdbc.sql(
                        """
                        delete from line_claim c using touched_upload t
                        where c.owner_number = t.upload_number and not exists (
                            select from order_line l where l.upload_number = t.upload_number)
                        """)
                .update();
        rollup.revise();
        return new Withdrawn(removed, List.of(), LevelledReturns.changes(before, netted));
    }

    private void redirectClaims(int upload, @Nullable Integer resend) {
        jdbc.sql("delete from line_claim where owner_number = ?").param(upload).update();
        jdbc.sql(REDIRECT).update();
        if (resend == null) {
            jdbc.sql("delete from line_claim where upload_number = ?").param(upload).update();
        } else {
            jdbc.sql("update line_claim set upload_number = ? where upload_number = ?")
                    .params(resend, upload)
                    .update();
        }
    }

    private List<Inheritance> inheritances(@Nullable Integer resend) {
        return jdbc.sql(INHERITANCES)
                .param("resend", resend)
                .query(
                        (row, _) ->
                                new Inheritance(
                                        row.getInt("upload_number"),
                                        row.getLong("lines"),
                                        row.getBigDecimal("amount"),
                                        row.getLong("non_products"),
                                        row.getLong("customers"),
                                        row.getLong("orders"),
                                        row.getLong("products"),
                                        instant(row.getObject("first", OffsetDateTime.class)),
                                        instant(row.getObject("last", OffsetDateTime.class)),
                                        NettedReturns.NONE))
                .list();
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
