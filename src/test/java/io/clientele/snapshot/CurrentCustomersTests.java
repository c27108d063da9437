package io.clientele.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientele.testing.TestDatabase;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;

import java.util.List;

/// A shop with two snapshots, over one connection.
class CurrentCustomersTests {

    private static final int BEFORE = 1;
    private static final int CURRENT = 2;

    /// More than the driver and PostgreSQL wait before they keep a plan: five times each.
    private static final int OFTEN = 30;

    private final TestDatabase database = TestDatabase.migrated();
    private final SingleConnectionDataSource connection =
            new SingleConnectionDataSource(
                    database.url(), database.username(), database.password(), true);
    private final JdbcClient jdbc = JdbcClient.create(connection);
    private final CurrentCustomers customers = new CurrentCustomers(jdbc);

    @BeforeEach
    void publish() {
        publish(BEFORE, "ann", "bob");
        publish(CURRENT, "ann", "cid");
    }

    @AfterEach
    void close() {
        connection.destroy();
    }

    @Test
    void findsWhomTheCurrentSnapshotHolds() {
        var found = customers.find(List.of("ann", "bob", "cid")).orElseThrow();

        assertThat(found.snapshot().number()).isEqualTo(CURRENT);
        assertThat(found.customers()).containsOnlyKeys("ann", "cid");
        assertThat(customers.find("ann").orElseThrow().row())
                .isEqualTo(found.customers().get("ann"));
        assertThat(customers.find("bob").orElseThrow())
                .isEqualTo(new FoundCustomer(found.snapshot(), null));
    }

    @Test
    void findsNothingBeforeTheFirstSnapshot() {
        jdbc.sql("delete from current_snapshot").update();

        assertThat(customers.find("ann")).isEmpty();
        assertThat(customers.find(List.of("ann"))).isEmpty();
    }

    @Test
    void keepsItsPlanAlsoForASingleCustomer() {
        findOften();

        assertThat(
                        jdbc.sql(
                                        """
                                        select generic_plans > custom_plans from pg_prepared_statements
                                        where statement like 'with current%'
                                        """)
                                .query(Boolean.class)
                                .list())
                .containsExactly(true);
    }

    @Test
    void readsNoOtherSnapshot() {
        findOften();

        var scans =
                new TransactionTemplate(new DataSourceTransactionManager(connection))
                        .execute(
                                _ -> {
                                    long before = scans(BEFORE);
                                    long current = scans(CURRENT);
                                    customers.find("ann");
                                    return List.of(
                                            scans(BEFORE) - before, scans(CURRENT) - current);
                                });

        assertThat(scans).containsExactly(0L, 1L);
    }

    private void findOften() {
        for (int i = 0; i < OFTEN; i++) {
            customers.find("ann");
        }
    }

    /// In this transaction, and in earlier ones that are not summed up yet.
    private long scans(int number) {
        return jdbc.sql(
                        """
                        select coalesce(seq_scan, 0) + coalesce(idx_scan, 0) from pg_stat_xact_user_tables
                        where relname = :name
                        """)
                .param("name", "customer_segment_" + number)
                .query(Long.class)
                .single();
    }

    private void publish(int number, String... ids) {
        jdbc.sql(
                        """
                        insert into snapshot
                            (number, segmentation_id, as_of, computed_at, ledger_revision, model, horizon_months,
                             customers, revenue, bins, recency_weight, frequency_weight, monetary_weight)
                        overriding system value
                        values (:number, gen_random_uuid(), '2025-01-06', now(), 0, 'bg-nbd', 12, 2, 7, 5, 1, 1, 1)
                        """)
                .param("number", number)
                .update();
        jdbc.sql(
                        "create table customer_segment_%1$d partition of customer_segment for values in (%1$d)"
                                .formatted(number))
                .update();
        for (var id : ids) {
            jdbc.sql(
                            """
                            insert into customer_segment
                                (snapshot_number, customer_id, recency_days, frequency, monetary, recency_score,
                                 frequency_score, monetary_score, rfm_segment, grid_cell, cluster, tier,
                                 value_segment, expected_purchases, expected_order_value, lifetime_value)
                            values (:number, :id, 1, 1, 3.50, 5, 1, 1, 1, 1, 1, 1, 1, 0.5, 3.50, 1.75)
                            """)
                    .param("number", number)
                    .param("id", id)
                    .update();
        }
        jdbc.sql(
                        """
                        insert into current_snapshot (snapshot_number) values (:number)
                        on conflict (only_one) do update set snapshot_number = excluded.snapshot_number
                        """)
                .param("number", number)
                .update();
    }
}
