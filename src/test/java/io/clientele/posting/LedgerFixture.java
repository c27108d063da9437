package io.clientele.posting;

import static org.awaitility.Awaitility.await;

import io.clientele.extract.OrderLines;
import io.clientele.extract.StoredLines;
import io.clientele.ledger.Duplicates;
import io.clientele.ledger.Ledger;
import io.clientele.ledger.LedgerProperties;
import io.clientele.ledger.LedgerTotals;
import io.clientele.ledger.NettedReturns;
import io.clientele.ledger.OrderLine;
import io.clientele.ledger.Returns;
import io.clientele.rollup.Locks;
import io.clientele.rollup.Rollup;
import io.clientele.testing.TestDatabase;
import io.clientele.withdrawal.Resend;
import io.clientele.withdrawal.Withdrawals;
import io.clientele.withdrawal.Withdrawn;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/// A ledger on a database of its own, with lines written in few words.
final class LedgerFixture {

    private static final AtomicLong LINES = new AtomicLong();

    private final TestDatabase database = TestDatabase.migrated();
    private final JdbcTemplate template = new JdbcTemplate(database.dataSource());
    private final JdbcClient jdbc = JdbcClient.create(template);
    private final TransactionTemplate transaction =
            new TransactionTemplate(new DataSourceTransactionManager(database.dataSource()));

    {
        transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    private final Rollup rollup = new Rollup(template);
    private final Locks locks = new Locks(jdbc);
    final Ledger ledger = new Ledger(template, jdbc);
    final OrderLines orderLines = orderLines(Long.MAX_VALUE);
    private final Postings postings = new Postings(template, locks, rollup);
    private final Withdrawals withdrawals = new Withdrawals(jdbc, locks, rollup);

    /// As runs read them, so many lines of products at most.
    OrderLines orderLines(long most) {
        return new OrderLines(
                new StoredLines(template),
                ledger,
                new LedgerProperties(ZoneOffset.UTC, LedgerProperties.Source.POSTGRESQL, most));
    }

    LedgerTotals upload(int number, List<OrderLine> lines) {
        return upload(number, Duplicates.DROP, lines);
    }

    LedgerTotals upload(int number, Duplicates duplicates, List<OrderLine> lines) {
        return upload(number, duplicates, Returns.EXCLUDE, lines);
    }

    NettedReturns uploadNet(int number, OrderLine... lines) {
        return Objects.requireNonNull(
                upload(number, Duplicates.DROP, Returns.NET, List.of(lines)).netted());
    }

    LedgerTotals upload(int number, Duplicates duplicates, Returns returns, List<OrderLine> lines) {
        return Objects.requireNonNull(
                transaction.execute(
                        status -> {
                            try (var writer = postings.writer(number, duplicates, returns)) {
                                lines.forEach(writer::add);
                                return writer.finish();
                            }
                        }));
    }

    /// Does something while a large upload has written lines and has not ended.
    LedgerTotals uploadLarge(int number, List<OrderLine> lines, Runnable meanwhile) {
        return Objects.requireNonNull(
                transaction.execute(
                        status -> {
                            try (var writer =
                                    postings.writer(number, Duplicates.DROP, Returns.EXCLUDE)) {
                                lines.forEach(writer::add);
                                writer.flush();
                                transaction.executeWithoutResult(other -> meanwhile.run());
                                return writer.finish();
                            }
                        }));
    }

    /// Ends a small upload only once a large one waits for its lines.
    LedgerTotals uploadLargeThatWaitsFor(SmallUpload small, int number, List<OrderLine> lines) {
        try (var thread = Executors.newSingleThreadExecutor()) {
            Future<LedgerTotals> large =
                    transaction.execute(
                            status -> {
                                postings.write(List.of(small));
                                var began = thread.submit(() -> upload(number, lines));
                                await().until(() -> isAnyWaiting() || began.isDone());
                                return began;
                            });
            return Objects.requireNonNull(large).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Whether anybody waits for the end of another's transaction.
    private boolean isAnyWaiting() {
        return jdbc.sql(
                        """
                        select exists (
                            select from pg_locks l join pg_stat_activity a using (pid)
                            where l.locktype = 'transactionid' and not l.granted
                              and a.datname = current_database())
                        """)
                .query(Boolean.class)
                .single();
    }

    List<LedgerTotals> uploadSmall(SmallUpload... uploads) {
        return Objects.requireNonNull(
                transaction.execute(
                        status ->
                                postings.write(List.of(uploads)).uploads().stream()
                                        .map(Postings.Written::totals)
                                        .toList()));
    }

    /// What a large upload changes about the net returns of others.
    Map<Integer, NettedReturns> changesBy(int number, Returns returns, OrderLine... lines) {
        return Objects.requireNonNull(
                transaction.execute(
                        status -> {
                            try (var writer = postings.writer(number, Duplicates.DROP, returns)) {
                                List.of(lines).forEach(writer::add);
                                writer.finish();
                                return writer.changesOfReturns();
                            }
                        }));
    }

    /// What small uploads change about the net returns of others.
    Map<Integer, NettedReturns> changesBySmall(SmallUpload... uploads) {
        return Objects.requireNonNull(
                transaction.execute(status -> postings.write(List.of(uploads)).changes()));
    }

    static SmallUpload small(int number, OrderLine... lines) {
        return new SmallUpload(number, Duplicates.DROP, Returns.EXCLUDE, List.of(lines));
    }

    long remove(int number) {
        return withdraw(number, null).lines();
    }

    Withdrawn withdraw(int number, @Nullable Resend resend) {
        return Objects.requireNonNull(
                transaction.execute(
                        status -> {
                            withdrawals.reserve();
                            return withdrawals.withdraw(number, resend);
                        }));
    }

    Withdrawn withdrawBefore(String day) {
        return Objects.requireNonNull(
                transaction.execute(status -> withdrawals.withdrawBefore(LocalDate.parse(day))));
    }

    /// Begins anew.
    void clear() {
        jdbc.sql("truncate order_line, customer_day, line_claim").update();
    }

    /// Everything in the ledger and its rollup.
    List<String> everything() {
        return jdbc.sql(
                        """
                        select l::text from order_line l
                        union all
                        select d::text from customer_day d
                        order by 1
                        """)
                .query((row, index) -> row.getString(1))
                .list();
    }

    /// Rows that say who else sent a line.
    long claims() {
        return jdbc.sql("select count(*) from line_claim").query(Long.class).single();
    }

    /// The rollup in words: customer, day, orders, lines, amount, returned amount.
    List<String> rollup() {
        return jdbc.sql(
                        """
                        select customer_id || ' ' || day || ' ' || orders || ' ' || lines || ' ' || round(amount, 2)
                            || ' ' || round(returned_amount, 2)
                        from customer_day order by customer_id, day
                        """)
                .query((row, index) -> row.getString(1))
                .list();
    }

    /// The same as [#rollup], computed afresh from the lines.
    List<String> rollupFromLines() {
        return jdbc.sql(
                        """
                        select customer_id || ' ' || day || ' '
                            || count(distinct order_id) filter (where not returned and day = first_day)
                            || ' ' || count(*) filter (where not returned)
                            || ' ' || round(coalesce(sum(amount) filter (where not returned), 0), 2)
                            || ' ' || round(coalesce(sum(amount) filter (where returned), 0), 2)
                        from (select l.*, (select min(o.day) from order_line o
                                           where o.customer_id = l.customer_id and o.order_id = l.order_id
                                             and not o.returned) as first_day
                              from order_line l) l
                        group by customer_id, day order by customer_id, day
                        """)
                .query((row, index) -> row.getString(1))
                .list();
    }

    long lines() {
        return jdbc.sql("select count(*) from order_line").query(Long.class).single();
    }

    /// A line whose natural key follows from its text.
    static OrderLine line(
            String customer, String order, String day, String product, double amount) {
        return line(customer, order, day, product, amount, false);
    }

    static OrderLine returned(
            String customer, String order, String day, String product, double amount) {
        return line(customer, order, day, product, -amount, true);
    }

    private static OrderLine line(
            String customer,
            String order,
            String day,
            String product,
            double amount,
            boolean returned) {
        var date = LocalDate.parse(day);
        long scaled = BigDecimal.valueOf(amount).movePointRight(4).longValueExact();
        return new OrderLine(
                LINES.incrementAndGet(),
                customer,
                order,
                Math.toIntExact(date.toEpochDay()),
                date.atStartOfDay().toEpochSecond(ZoneOffset.UTC) * 1_000_000,
                product,
                null,
                null,
                OrderLine.SCALE,
                scaled,
                scaled,
                null,
                null,
                null,
                returned,
                false,
                Objects.hash(customer, order, day, product, amount));
    }
}
