package io.clientele.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientele.ServiceClient;
import io.clientele.audit.AuditLog;
import io.clientele.audit.Pseudonyms;
import io.clientele.patience.Patience;
import io.clientele.testing.TestDatabaseInitializer;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.support.SimpleTriggerContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/// A restored backup may be older than an erasure.
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabaseInitializer.class)
class ComebackTests {

    private static final String CSV =
            """
            customer_id,order_id,quantity,unit_price,timestamp
            back1,zb1,1,10.00,2025-01-05T10:00:00Z
            back2,zb2,1,20.00,2025-01-05T10:00:00Z
            stays,zb3,1,30.00,2025-01-05T10:00:00Z
            """;

    private final ServiceClient service;
    private final Comebacks comebacks;
    private final ErasedCustomers erased;
    private final TransactionTemplate transaction;
    private final TransactionTemplate meanwhile;
    private final JdbcClient jdbc;
    private final Locked locked;
    private final Comebacks ofLocked;

    @Autowired
    ComebackTests(
            @LocalServerPort int port,
            Comebacks comebacks,
            ErasedCustomers erased,
            Pseudonyms pseudonyms,
            AuditLog audit,
            PlatformTransactionManager transactions,
            JdbcTemplate template,
            JdbcClient jdbc,
            Clock clock) {
        this.service = new ServiceClient(port);
        this.comebacks = comebacks;
        this.erased = erased;
        this.transaction = new TransactionTemplate(transactions);
        this.meanwhile = new TransactionTemplate(transactions);
        meanwhile.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.jdbc = jdbc;
        this.locked = new Locked(template);
        var desk = new PrivacyDesk(List.of(locked), erased, pseudonyms, clock);
        this.ofLocked = new Comebacks(erased, desk, pseudonyms, audit, jdbc, transactions);
    }

    @Test
    void erasesAgainWhoIsBackAndInTheWayAskedForThen() {
        service.upload(CSV);
        note("back1", Mode.ERASE);
        note("back2", Mode.ANONYMISE);

        comebacks.erase();

        for (String table : new String[] {"order_line", "customer_day"}) {
            assertThat(customers(table)).contains("anonymous", "stays").doesNotContain("back");
        }
        var newest = service.get("/audit?limit=2").path("items");
        assertThat(newest.findValuesAsString("action")).containsOnly("ERASURE AGAIN");
        assertThat(newest.findValuesAsString("actor")).containsOnly("service");
        assertThat(newest.findValuesAsString("items")).doesNotContain("0");
        var last = erased.last();

        comebacks.erase();

        assertThat(erased.last()).as("nobody is left to erase").isEqualTo(last);
    }

    /// So that the ids of all customers are not read at every start.
    @Test
    void looksOnceForWhoIsNotThereAndNeverForWhoWasErasedHere() {
        service.upload(CSV.replace("back1", "gone1").replace("zb1", "zb9"));
        service.delete("/customers/gone1");
        note("gone2", Mode.ERASE);
        int before = lookedFor();

        comebacks.erase();
        assertThat(lookedFor()).isEqualTo(before + 1);

        comebacks.erase();
        assertThat(lookedFor()).isEqualTo(before + 1);
        assertThat(service.get("/audit?limit=1").at("/items/0/items").asInt()).isZero();
    }

    /// The list is put back while an import writes that began without it.
    @Test
    void takesNobodyForAbsentWhomAnImportIsWriting() {
        service.upload(CSV.replace("back", "early").replace("zb", "zc"));
        int before = lookedFor();

        transaction.executeWithoutResult(
                _ -> {
                    erased.all();
                    jdbc.sql(
                                    """
                                    update order_line set customer_id = 'late1'
                                    where customer_id = 'early1'
                                    """)
                            .update();
                    meanwhile.executeWithoutResult(_ -> erased.add("late1", Mode.ERASE));
                    comebacks.erase();
                });
        assertThat(lookedFor()).isEqualTo(before);
        assertThat(pauseOf(comebacks)).isEqualTo(Duration.ofMinutes(1));
        assertThat(customers("order_line")).contains("late1");

        comebacks.erase();
        assertThat(lookedFor()).isEqualTo(before + 1);
        assertThat(pauseOf(comebacks)).isEqualTo(Duration.ofMinutes(10));
        assertThat(customers("order_line")).contains("early2").doesNotContain("late1");
    }

    /// All who write wait for each attempt.
    @Test
    void triesNobodyElseWhereALockIsNotToBeHad() {
        note("locked1", Mode.ERASE);
        note("locked2", Mode.ERASE);
        int before = lookedFor();

        transaction.executeWithoutResult(
                _ -> {
                    take(Locked.LOCK);
                    ofLocked.erase();
                });
        assertThat(locked.attempts).isEqualTo(1);
        assertThat(locked.silence).as("ids are read").isEqualTo(Patience.WHOLE.toMillis());
        assertThat(lookedFor()).isEqualTo(before);
        assertThat(pauseOf(ofLocked)).isEqualTo(Duration.ofMinutes(1));

        ofLocked.erase();
        assertThat(locked.attempts).isEqualTo(3);
        assertThat(lookedFor()).isEqualTo(before + 2);
    }

    @Test
    void leavesItToTheReplicaThatIsAtIt() {
        note("gone3", Mode.ERASE);
        int before = lookedFor();

        transaction.executeWithoutResult(
                _ -> {
                    take("clientele.comebacks");
                    comebacks.erase();
                });
        assertThat(lookedFor()).isEqualTo(before);

        comebacks.erase();
        assertThat(lookedFor()).isEqualTo(before + 1);
    }

    private void take(String lock) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext(:lock))")
                .param("lock", lock)
                .query()
                .singleRow();
    }

    private static Duration pauseOf(Comebacks comebacks) {
        var last = Instant.EPOCH;
        return Duration.between(last, comebacks.next(new SimpleTriggerContext(last, last, last)));
    }

    private void note(String customerId, Mode mode) {
        transaction.executeWithoutResult(
                _ -> {
                    erased.lock();
                    erased.add(customerId, mode);
                });
    }

    private int lookedFor() {
        return jdbc.sql("select count(*) from audit_event where action = 'ERASURE AGAIN'")
                .query(Integer.class)
                .single();
    }

    /// Who is in a table.
    private String customers(String table) {
        return jdbc.sql(
                        """
                        select string_agg(distinct split_part(customer_id, '-', 1), ' '
                            order by split_part(customer_id, '-', 1))
                        from %s
                        """
                                .formatted(table))
                .query(String.class)
                .single();
    }

    /// A table of two customers whose rows may be locked.
    private static final class Locked implements PersonalData {

        private static final String LOCK = "test.locked";

        private final JdbcTemplate jdbc;
        private int silence;
        private int attempts;

        private Locked(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        @Override
        public String table() {
            return "locked";
        }

        @Override
        public void export(String customerId, Consumer<String> row) {}

        @Override
        public void customers(Consumer<String> customerId) {
            silence =
                    Objects.requireNonNull(
                            jdbc.execute(
                                    (ConnectionCallback<Integer>) Connection::getNetworkTimeout));
            customerId.accept("locked1");
            customerId.accept("locked2");
        }

        @Override
        public long erase(String customerId) {
            attempts++;
            jdbc.execute("set local lock_timeout = '1ms'");
            jdbc.queryForList("select pg_advisory_xact_lock(hashtext(?))", LOCK);
            return 1;
        }

        @Override
        public long anonymise(String customerId, String substitute) {
            return erase(customerId);
        }
    }
}
