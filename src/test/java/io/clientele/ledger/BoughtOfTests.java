package io.clientele.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientele.testing.TestDatabase;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// How much is read to tell whether customers of 20,000 lines each have bought a product.
class BoughtOfTests {

    private static final LocalDate AS_OF = LocalDate.of(2026, 1, 1);
    private static final List<String> CANDIDATES = List.of("p1", "p5", "new");
    private static final TestDatabase DATABASE = TestDatabase.migrated();
    private static final JdbcTemplate TEMPLATE = new JdbcTemplate(DATABASE.dataSource());
    private static final JdbcClient JDBC = JdbcClient.create(TEMPLATE);
    private static final TransactionTemplate TRANSACTION =
            new TransactionTemplate(new DataSourceTransactionManager(DATABASE.dataSource()));

    private final Ledger ledger = new Ledger(TEMPLATE, JDBC);

    /// Four customers by turns, 100 products, 50 lines a day each.
    @BeforeAll
    static void sell() {
        sell(
                """
                select 'c' || i % 4, 'o' || i / 20, date '2025-12-31' - (i / 200), 'p' || i / 4 % 100
                from generate_series(0, 79999) i
                """);
        JDBC.sql("analyze order_line").update();
    }

    @Test
    void readsNoLineOfACustomerWhoHasBoughtNothingSince() {
        long known = marks("c0");

        assertThat(rowsRead("c0", known, Set.of())).isZero();
    }

    @Test
    void readsTheLinesThatCameSinceAlone() {
        long known = marks("c1");
        sell("select 'c1', 'since', date '2026-01-01', p from unnest(array['p1', 'new', 'x']) p");

        assertThat(rowsRead("c1", known, Set.of("p1", "new"))).isBetween(3L, 6L);
    }

    /// Nobody knows which of them came late.
    @Test
    void findsWhatCameLateOfOlderDays() {
        long known = marks("c2");
        sell("values ('c2', 'late', date '2024-02-03', 'new')");

        assertThat(rowsRead("c2", known, Set.copyOf(CANDIDATES))).isGreaterThan(20_000L);
    }

    @Test
    void findsWhatWasSentAgainOnADayThatWasTakenBack() {
        long known = marks("c3");
        JDBC.sql("delete from order_line where customer_id = 'c3' and day = '2025-12-31'").update();
        sell("values ('c3', 'again', date '2025-12-31', 'new')");

        assertThat(bought("c3", known)).isEqualTo(Set.copyOf(CANDIDATES));
    }

    @Test
    void looksThroughAllWhereNothingIsKnown() {
        assertThat(ledger.boughtOf("c0", CANDIDATES, AS_OF, null)).isEqualTo(Set.of("p1", "p5"));
    }

    /// What is known of the days from 2025-12-01 on is not what is known of all.
    @Test
    void marksTheDaysThatAreKnown() {
        var from = LocalDate.of(2025, 12, 1);
        var late = ledger.marks(from, AS_OF, Set.of("c1"));
        var all = ledger.marks(LocalDate.EPOCH, AS_OF, Set.of());

        assertThat(late.customerIds()).containsExactly("c0", "c1", "c2", "c3");
        assertThat(late.marks()[0]).isNotEqualTo(all.marks()[0]);
        assertThat(late.marks()[1]).isEqualTo(all.marks()[1]);
        assertThat(late.of(new String[] {"c1", "c3"}))
                .containsExactly(late.marks()[1], late.marks()[3]);
        assertThat(late.of(new String[] {"c", "c0"})).containsExactly(0, 0);
    }

    private long marks(String customerId) {
        return ledger.marks(LocalDate.EPOCH, AS_OF, Set.of()).of(new String[] {customerId})[0];
    }

    private Set<String> bought(String customerId, long known) {
        return ledger.boughtOf(customerId, CANDIDATES, AS_OF, known);
    }

    private long rowsRead(String customerId, long known, Set<String> expected) {
        return Objects.requireNonNull(
                TRANSACTION.execute(
                        _ -> {
                            long before = rowsRead();
                            assertThat(bought(customerId, known)).isEqualTo(expected);
                            return rowsRead() - before;
                        }));
    }

    private static long rowsRead() {
        return JDBC.sql(
                        """
                        select coalesce(idx_tup_fetch, 0) + seq_tup_read from pg_stat_xact_user_tables
                        where relname = 'order_line'
                        """)
                .query(Long.class)
                .single();
    }

    /// @param lines a query for customer, order, day and product
    private static void sell(String lines) {
        JDBC.sql(
                        """
                        insert into order_line
                            (row_hash, line, ordered_at, upload_number, day, returned, non_product, customer_id, order_id,
                             product_id, quantity, unit_price, amount)
                        select n, n, day, 1, day, false, false, customer, bought, product, 1, 5, 5
                        from (select row_number() over () as n, l.* from (%s) l (customer, bought, day, product)) sold
                        """
                                .formatted(lines))
                .update();
        JDBC.sql("truncate customer_day").update();
        JDBC.sql(
                        """
                        insert into customer_day
                            (customer_id, day, orders, lines, returned_lines, amount, returned_amount)
                        select customer_id, day, 0, count(*), 0, sum(amount), 0
                        from order_line
                        group by customer_id, day
                        """)
                .update();
    }
}
