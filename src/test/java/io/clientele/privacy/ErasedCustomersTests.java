package io.clientele.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientele.testing.TestDatabaseInitializer;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// The time of the last erasure tells answers apart that were given before and after it.
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabaseInitializer.class)
class ErasedCustomersTests {

    private final ErasedCustomers erased;
    private final JdbcClient jdbc;
    private final TransactionTemplate first;
    private final TransactionTemplate meanwhile;

    @Autowired
    ErasedCustomersTests(
            ErasedCustomers erased, JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.erased = erased;
        this.jdbc = jdbc;
        this.first = new TransactionTemplate(transactions);
        this.meanwhile = new TransactionTemplate(transactions);
        meanwhile.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Test
    void isLaterThanAnErasureItWaitedForThoughItBeganBefore() {
        var before = new Instant[1];
        first.executeWithoutResult(
                _ -> {
                    jdbc.sql("select now()").query(Timestamp.class).single();
                    meanwhile.executeWithoutResult(_ -> erase("bob"));
                    before[0] = last();
                    erase("ann");
                });

        assertThat(last()).isAfter(before[0]);
    }

    @Test
    void isLaterThanOneBeforeByAClockSetBack() {
        meanwhile.executeWithoutResult(_ -> erase("bob"));
        jdbc.sql("update erased_customer set erased_at = now() + interval '1 hour'").update();
        var before = last();

        first.executeWithoutResult(_ -> erase("ann"));

        assertThat(last()).isEqualTo(before.plus(1, ChronoUnit.MICROS));
    }

    /// Sums of a customer who was made anonymous stay, with a result as without one.
    @Test
    void tellsThoseApartWhoStillCountInTotals() {
        first.executeWithoutResult(
                _ -> {
                    erased.lock();
                    erased.add("dora", Mode.ANONYMISE);
                });
        first.executeWithoutResult(_ -> erase("carl"));
        var ids = new String[] {"anybody", "carl", "dora"};

        List<String> lately = first.execute(_ -> erased.lately(ids));
        List<String> outright = first.execute(_ -> erased.outright(List.of(ids)));

        assertThat(lately).containsExactly("carl", "dora");
        assertThat(outright).containsExactly("carl");
        assertThat(erased.outrightSince(last().plus(23, ChronoUnit.HOURS))).isTrue();
        assertThat(erased.outrightSince(last().plus(25, ChronoUnit.HOURS))).isFalse();
    }

    private void erase(String customerId) {
        erased.lock();
        erased.add(customerId, Mode.ERASE);
    }

    private Instant last() {
        return erased.last().orElseThrow();
    }
}
