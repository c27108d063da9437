package io.clientele.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clientele.ServiceClient;
import io.clientele.rollup.Locks;
import io.clientele.testing.TestDatabaseInitializer;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/// Erasures beside imports.
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabaseInitializer.class)
class PrivacyDeskTests {

    private static final String CSV =
            """
            customer_id,order_id,quantity,unit_price,timestamp
            turn1,zt1,1,10.00,2025-01-05T10:00:00Z
            """;

    private final ServiceClient service;
    private final Locks locks;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    @Autowired
    PrivacyDeskTests(
            @LocalServerPort int port,
            Locks locks,
            JdbcClient jdbc,
            TransactionTemplate transaction) {
        this.service = new ServiceClient(port);
        this.locks = locks;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /// An import asks who was erased once it has the turn.
    @Test
    void keepsNobodyFromAskingWhoWasErasedWhileAnImportHasTheTurn() {
        service.upload(CSV);

        var erasure =
                transaction.execute(
                        _ -> {
                            locks.takeTurn();
                            var begun =
                                    CompletableFuture.supplyAsync(
                                            () -> service.delete("/customers/turn1"));
                            await().atMost(Duration.ofMinutes(1)).until(this::isAnybodyWaiting);
                            assertThat(mayAsk()).isTrue();
                            return begun;
                        });

        Objects.requireNonNull(erasure).join();
    }

    private boolean isAnybodyWaiting() {
        return jdbc.sql(
                        """
                        select exists (
                            select from pg_locks
                            where locktype = 'advisory' and not granted and database = (
                                select oid from pg_database where datname = current_database()))
                        """)
                .query(Boolean.class)
                .single();
    }

    /// As [ErasedCustomers#all] does, but without waiting.
    private boolean mayAsk() {
        return jdbc.sql("select pg_try_advisory_xact_lock_shared(hashtext('clientele.privacy'))")
                .query(Boolean.class)
                .single();
    }
}
