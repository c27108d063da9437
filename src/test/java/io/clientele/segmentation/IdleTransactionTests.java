package io.clientele.segmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clientele.ServiceClient;
import io.clientele.SmallShop;
import io.clientele.extract.LineEngine;
import io.clientele.extract.StoredLines;
import io.clientele.testing.TestDatabase;
import io.clientele.testing.TestDatabaseInitializer;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.ContextConfiguration;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/// A run whose lines are counted elsewhere for longer than the operator lets transactions be idle.
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties =
                "spring.datasource.hikari.connection-init-sql=set idle_in_transaction_session_timeout = '1s'")
@ContextConfiguration(initializers = TestDatabaseInitializer.class)
class IdleTransactionTests {

    private static final AtomicInteger LONG_IDLE = new AtomicInteger();

    private final ServiceClient service;

    IdleTransactionTests(@LocalServerPort int port) {
        service = new ServiceClient(port);
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Elsewhere {

        /// Takes long to answer each time that lines are read.
        @Bean
        @Primary
        LineEngine lines(StoredLines stored, TestDatabase database) {
            return new ForwardedLines(stored) {
                @Override
                public <T> T read(String query, RowReader<T> reader) {
                    if (LONG_IDLE.get() == 0) {
                        LONG_IDLE.set(awaitIdle(database));
                    }
                    return stored.read(query, reader);
                }
            };
        }
    }

    /// Until all that are idle in a transaction have been so for longer than they may, or are cut.
    ///
    /// @return how many are left
    private static int awaitIdle(TestDatabase database) {
        await().atMost(Duration.ofMinutes(1)).until(() -> idle(database, "< '2s'") == 0);
        return idle(database, ">= '2s'");
    }

    private static int idle(TestDatabase database, String since) {
        return database.jdbc()
                .sql(
                        """
                        select count(*) from pg_stat_activity
                        where datname = current_database() and state = 'idle in transaction'
                            and clock_timestamp() - state_change %s
                        """
                                .formatted(since))
                .query(Integer.class)
                .single();
    }

    @Test
    void isNotCutOff() {
        service.upload(SmallShop.csv(100));

        var run = service.segment("{}");

        assertThat(run.path("status").asString()).as(run.toString()).isEqualTo("SUCCEEDED");
        assertThat(LONG_IDLE).as("that of the turn and the one that reads").hasValue(2);
    }
}
