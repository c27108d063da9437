package io.clientele.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.clientele.testing.TestDatabase;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

class AuditLogTests {

    private final TestDatabase database = TestDatabase.migrated();
    private final AuditLog log = new AuditLog(database.jdbc());
    private final Pseudonyms pseudonyms = new Pseudonyms(database.jdbc());

    @Test
    void keepsWhatWasBegunEvenIfItNeverEnded() {
        var ann = pseudonyms.of("ann");
        log.begin(new AuditLog.Event("key:a", "DELETE /customers/{customerId}", null, ann));

        var entry = log.newestBefore(Long.MAX_VALUE, 10, null, ann).getFirst();

        assertThat(entry.status()).isNull();
        assertThat(entry.endedAt()).isNull();
    }

    @Test
    void anEndIsNotedOnce() {
        long number = log.begin(new AuditLog.Event("key:a", "POST /uploads", null, null));
        log.end(number, 202, "upload-1", null);
        log.end(number, 500, null, null);

        var entry = log.newestBefore(Long.MAX_VALUE, 10, "key:a", null).getFirst();

        assertThat(entry.status()).isEqualTo(202);
        assertThat(entry.subject()).isEqualTo("upload-1");
    }

    @Test
    void hasACallTogetherWithWhatItMadeOrNotAtAll() {
        var call = new AuditedCall(new AuditLog.Event("key:a", "POST /uploads", null, null));
        var transaction =
                new TransactionTemplate(new DataSourceTransactionManager(database.dataSource()));

        transaction.executeWithoutResult(
                status -> {
                    log.note(List.of(call), List.of("upload-1"));
                    status.setRollbackOnly();
                });
        assertThat(entries()).isEmpty();

        transaction.executeWithoutResult(_ -> log.note(List.of(call), List.of("upload-2")));
        log.end(new AuditedCall.Outcome(call, 500, null, null));

        assertThat(entries())
                .singleElement()
                .satisfies(
                        entry -> {
                            assertThat(entry.action()).isEqualTo("POST /uploads");
                            assertThat(entry.status()).isEqualTo(201);
                            assertThat(entry.subject()).isEqualTo("upload-2");
                            assertThat(entry.at()).isBefore(entry.endedAt());
                        });
    }

    @Test
    void hasACallThatWasRefusedBeforeItCouldBeNoted() {
        var ann = pseudonyms.of("ann");
        var call = new AuditedCall(new AuditLog.Event("key:a", "POST /uploads", "it", ann));

        log.end(new AuditedCall.Outcome(call, 422, null, 3L));

        var entry = log.newestBefore(Long.MAX_VALUE, 10, "key:a", ann).getFirst();
        assertThat(entry.status()).isEqualTo(422);
        assertThat(entry.subject()).isEqualTo("it");
        assertThat(entry.items()).isEqualTo(3);
    }

    private List<AuditEntry> entries() {
        return log.newestBefore(Long.MAX_VALUE, 10, null, null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_event set actor = 'nobody'",
                "delete from audit_event",
                "truncate audit_event cascade",
                "update audit_outcome set status = 200",
                "delete from audit_outcome"
            })
    void isOnlyEverAppendedTo(String change) {
        log.record("RETENTION lines", 7);

        assertThatThrownBy(() -> database.jdbc().sql(change).update())
                .hasMessageContaining("only ever appended to");
    }

    @Test
    void aCustomerHasOnePseudonym() {
        assertThat(pseudonyms.of("ann")).isEqualTo(new Pseudonyms(database.jdbc()).of("ann"));
        assertThat(pseudonyms.of("ann")).isNotEqualTo(pseudonyms.of("bob")).hasSize(32);
    }

    @Test
    void aPseudonymIsNoPlainHash() throws NoSuchAlgorithmException {
        var hash = MessageDigest.getInstance("SHA-256").digest("ann".getBytes(UTF_8));

        assertThat(pseudonyms.of("ann")).isNotEqualTo(hash);
    }
}
