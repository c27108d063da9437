package io.clientele.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clientele.idempotency.IdempotencyKeys.Made;
import io.clientele.problem.Problem;
import io.clientele.testing.TestDatabase;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

import tools.jackson.databind.json.JsonMapper;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

/// Two services on one database.
class IdempotencyKeysTests {
    private static final CallerKey KEY = new CallerKey("crm", "1");
    private static final byte[] PRINT = new byte[32];
    private static final Answer ANSWER = new Answer(202, "text/plain", "/a", null, new byte[] {7});

    private final TestDatabase database = TestDatabase.migrated();
    private final DataSource source = database.dataSource();
    private final JdbcClient jdbc = JdbcClient.create(source);
    private final TransactionTemplate transaction =
            new TransactionTemplate(new DataSourceTransactionManager(source));
    private final IdempotencyKeys one = keys();
    private final IdempotencyKeys other = keys();

    @Test
    void oneServiceSeesWhatTheOtherHolds() {
        var attempt = granted(one);

        assertThat(other.claim(KEY, PRINT))
                .isInstanceOfSatisfying(
                        Claim.InFlight.class,
                        held -> assertThat(held.fingerprint()).isEqualTo(PRINT));

        one.keep(call(attempt), PRINT, ANSWER);

        assertThat(other.claim(KEY, PRINT))
                .isInstanceOfSatisfying(
                        Claim.Answered.class,
                        found ->
                                assertThat(found.answer())
                                        .usingRecursiveComparison()
                                        .isEqualTo(ANSWER));
    }

    @Test
    void keysOfDifferentCallersHaveNothingToDoWithEachOther() {
        granted(one);

        assertThat(other.claim(new CallerKey("shop", "1"), PRINT))
                .isInstanceOf(Claim.Granted.class);
    }

    @Test
    void whoLostTheLeaseCannotAnswerForItsSuccessor() {
        var frozen = granted(one);
        database.jdbc().sql("update idempotency_key set leased_until = now()").update();
        var successor = granted(other);

        one.keep(call(frozen), PRINT, ANSWER);
        one.release(call(frozen));
        assertThat(one.claim(KEY, PRINT)).isInstanceOf(Claim.InFlight.class);

        other.release(call(successor));
        granted(one);
    }

    @Test
    void aLeaseOfAClockThatWasAheadEndsWhenItIsSetBack() {
        granted(one);
        database.jdbc()
                .sql("update idempotency_key set leased_until = now() + interval '1 day'")
                .update();

        granted(other);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ann", "an\"n", "a\\n/n", "än\tn"})
    void anAnswerThatNamesACustomerIsErased(String id) {
        var body = new JsonMapper().writeValueAsBytes(Map.of("customerId", id));
        var attempt = granted(one);
        one.keep(call(attempt), PRINT, new Answer(201, null, null, null, body));
        var held = new HeldAnswers(database.jdbc(), JsonMapper.shared());

        assertThat(held.erase("other")).isZero();
        assertThat(held.erase(id)).isEqualTo(1);
        assertThat(other.claim(KEY, PRINT)).isInstanceOf(Claim.Granted.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "There is no column \"%s\".",
                "orders-of-%s.csv",
                "Customer %s, and others",
                "a line%nof %s"
            })
    void anAnswerThatHasTheIdAsAWordOfATextIsErased(String text) {
        for (String id : List.of("17850", "a\\n/n", "b2c5ff0e-3a1d-4c9f-8e6b-7d5a4c3b2a10")) {
            var body = new JsonMapper().writeValueAsBytes(Map.of("detail", text.formatted(id)));
            one.keep(call(granted(one)), PRINT, new Answer(422, null, null, null, body));
            var held = new HeldAnswers(database.jdbc(), JsonMapper.shared());

            assertThat(held.erase("7850")).isZero();
            assertThat(held.erase(id)).as(id).isEqualTo(1);
        }
    }

    /// As macOS spells names of files, and shops their odd spaces.
    @ParameterizedTest
    @ValueSource(strings = {"Zoë-17", "Ünal", "Юлий", "an n"})
    void anAnswerThatSpellsTheIdOtherwiseIsErased(String id) {
        var spelled = Normalizer.normalize(id, Form.NFD).replace(' ', '\u00A0');
        var body = new JsonMapper().writeValueAsBytes(Map.of("name", spelled + ".csv"));
        one.keep(call(granted(one)), PRINT, new Answer(201, null, null, null, body));
        var held = new HeldAnswers(database.jdbc(), JsonMapper.shared());

        assertThat(spelled).isNotEqualTo(id);
        assertThat(held.erase("Юля")).isZero();
        assertThat(held.erase(id)).isEqualTo(1);
    }

    @Test
    void anAnswerThatIsNoTextHindersNoErasure() {
        var body = new byte[] {(byte) 0xFF, 0, (byte) 0xC3};
        one.keep(call(granted(one)), PRINT, new Answer(200, null, null, null, body));

        assertThat(new HeldAnswers(database.jdbc(), JsonMapper.shared()).erase("Юлий")).isZero();
    }

    /// Kept answers are there to be given again: those of others stay.
    @Test
    void anAnswerWithNumbersOfOtherThingsStays() {
        var body =
                """
                {"rows": 2025, "id": "0f8fad5b-2025-4b7a-9b0e-1d2c3b4a5f60", "createdAt": "2025-01-05T10:00:00Z",
                 "first": "2025-01-05", "place": "/uploads/0f8fad5b-2025-4b7a-9b0e-1d2c3b4a5f60", "name": "x2025"}
                """
                        .getBytes(StandardCharsets.UTF_8);
        one.keep(call(granted(one)), PRINT, new Answer(201, null, null, null, body));

        assertThat(new HeldAnswers(database.jdbc(), JsonMapper.shared()).erase("2025")).isZero();
    }

    @Test
    void givesNoCustomerTheSecretInAnAnswerThatHasHisId() {
        var body = new JsonMapper().writeValueAsBytes(Map.of("name", "ann", "secret", "s3cr3t"));
        one.keep(call(granted(one)), PRINT, new Answer(201, null, null, null, body));
        List<String> given = new ArrayList<>();

        new HeldAnswers(database.jdbc(), JsonMapper.shared()).export("ann", given::add);

        assertThat(given).isEmpty();
    }

    @Test
    void renewsTheLeaseOfTheLivingOnly() {
        granted(one);
        database.jdbc().sql("update idempotency_key set leased_until = now()").update();

        other.renew();
        one.renew();

        assertThat(other.claim(KEY, PRINT)).isInstanceOf(Claim.InFlight.class);
    }

    @Test
    void forgetsAnswersAfterTheRetention() {
        one.keep(call(granted(one)), PRINT, ANSWER);
        one.purge();
        assertThat(rows()).isEqualTo(1);

        database.jdbc().sql("update idempotency_key set expires_at = now()").update();
        granted(other);
        assertThat(rows()).isEqualTo(1);

        database.jdbc().sql("update idempotency_key set expires_at = now()").update();
        one.purge();
        assertThat(rows()).isZero();
    }

    @Test
    void anAnswerIsThereWithWhatWasMadeOrNotAtAll() {
        var call = new KeyedCall(KEY, PRINT, null);
        var made = List.of(new Made(call, URI.create("/a/1"), new byte[] {7}));

        transaction.executeWithoutResult(
                status -> {
                    one.answer(made);
                    status.setRollbackOnly();
                });
        assertThat(call.isAnswered()).isFalse();
        assertThat(other.find(KEY)).isInstanceOf(Claim.Free.class);

        transaction.executeWithoutResult(status -> one.answer(made));
        assertThat(call.isAnswered()).isTrue();
        assertThat(other.find(KEY))
                .isInstanceOfSatisfying(
                        Claim.Answered.class,
                        found ->
                                assertThat(found.answer())
                                        .usingRecursiveComparison()
                                        .isEqualTo(
                                                Answer.created(
                                                        URI.create("/a/1"), new byte[] {7})));
    }

    @Test
    void whatIsMadeUnderAKeyThatAnotherHasTakenIsNotKept() {
        var late = new KeyedCall(KEY, PRINT, null);
        var made = List.of(new Made(late, URI.create("/a/2"), new byte[] {8}));
        granted(other);

        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> one.answer(made)))
                .isInstanceOf(Problem.class);
        assertThat(one.find(KEY)).isInstanceOf(Claim.InFlight.class);

        database.jdbc().sql("update idempotency_key set leased_until = now()").update();
        transaction.executeWithoutResult(status -> one.answer(made));
        assertThat(other.find(KEY)).isInstanceOf(Claim.Answered.class);
    }

    private static KeyedCall call(Claim.Granted claim) {
        return new KeyedCall(KEY, PRINT, claim.attempt());
    }

    private static Claim.Granted granted(IdempotencyKeys keys) {
        var claim = keys.claim(KEY, PRINT);
        assertThat(claim).isInstanceOf(Claim.Granted.class);
        return (Claim.Granted) claim;
    }

    private long rows() {
        return database.jdbc()
                .sql("select count(*) from idempotency_key")
                .query(Long.class)
                .single();
    }

    private IdempotencyKeys keys() {
        return new IdempotencyKeys(
                jdbc,
                new IdempotencyProperties(
                        Duration.ofHours(24), Duration.ofSeconds(30), DataSize.ofMegabytes(1)));
    }
}
