package io.clientele.idempotency;

import static io.clientele.problem.ProblemType.IDEMPOTENCY_IN_FLIGHT;

import io.clientele.problem.Problem;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// The keys in use, shared by all copies of the service; the database's clock is the only one.
///
/// No connection is held while a request is carried out: holding a key is a lease in its row, which
/// runs out by itself when the holder dies. What is carried out in one transaction needs no lease:
/// the key comes with the answer, in that transaction, which fails where another has the key.
public class IdempotencyKeys {

    private static final Duration RETRY = Duration.ofSeconds(1);

    private static final String FREE =
            """
            (held.leased_until < now() or held.expires_at < now()
                -- the clock has been set back since
                or held.leased_until > now() + 2 * make_interval(secs => :lease))
            """;

    private static final String TAKE =
            """
            insert into idempotency_key as held
                (caller, key, attempt, fingerprint, leased_until, expires_at)
            values (:caller, :key, :attempt, :fingerprint,
                now() + make_interval(secs => :lease), now() + make_interval(secs => :retention))
            on conflict (caller, key) do update
            set attempt = excluded.attempt, fingerprint = excluded.fingerprint,
                leased_until = excluded.leased_until, expires_at = excluded.expires_at,
                status = null, content_type = null, location = null, etag = null, body = null
            where
            """
                    + FREE;

    private static final String ANSWER =
            """
            insert into idempotency_key as held
                (caller, key, attempt, fingerprint, expires_at, status, content_type, location, etag, body)
            select caller, key, gen_random_uuid(), fingerprint, now() + make_interval(secs => :retention),
                   status, content_type, location, etag, body
            from unnest(cast(:callers as text[]), cast(:keys as text[]), cast(:fingerprints as bytea[]),
                        cast(:statuses as int[]), cast(:types as text[]), cast(:locations as text[]),
                        cast(:etags as text[]), cast(:bodies as bytea[]))
                as a (caller, key, fingerprint, status, content_type, location, etag, body)
            on conflict (caller, key) do update
            set attempt = excluded.attempt, fingerprint = excluded.fingerprint, leased_until = null,
                expires_at = excluded.expires_at, status = excluded.status,
                content_type = excluded.content_type, location = excluded.location,
                etag = excluded.etag, body = excluded.body
            where
            """
                    + FREE;

    private final JdbcClient jdbc;
    private final IdempotencyProperties properties;
    private final Set<UUID> held = ConcurrentHashMap.newKeySet();

    IdempotencyKeys(JdbcClient jdbc, IdempotencyProperties properties) {
        this.jdbc = jdbc;
        this.properties = properties;
    }

    /// What a call has made.
    ///
    /// @param json what the call is answered with, as 201
    public record Made(
            KeyedCall call,
            URI location,
            @SuppressWarnings("ArrayRecordComponent") // never compared
                    byte[] json) {

        private Answer answer() {
            return Answer.created(location, json);
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Kept(KeyedCall call, byte @Nullable [] fingerprint, Answer answer) {}

    /// Keeps, in the current transaction, the answers to calls that have made something in it: both
    /// are there, or neither.
    ///
    /// @throws Problem when another call has one of the keys by now
    public void answer(List<Made> made) {
        var kept =
                made.stream()
                        .map(one -> new Kept(one.call(), one.call().fingerprint(), one.answer()))
                        .toList();
        if (!kept.isEmpty() && insert(kept) != kept.size()) {
            throw inFlight();
        }
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        made.forEach(one -> one.call().answered());
                    }
                });
    }

    /// Takes the key of a call that is not carried out in one transaction, unless the call has it.
    ///
    /// @throws Problem when another call has it by now
    public void take(KeyedCall call) {
        if (call.attempt() == null) {
            switch (claim(call.key(), call.fingerprint())) {
                case Claim.Granted(var attempt) -> call.take(attempt);
                case Claim.Free(), Claim.InFlight(_), Claim.Answered(_, _) -> throw inFlight();
            }
        }
    }

    static Problem inFlight() {
        return Problem.of(IDEMPOTENCY_IN_FLIGHT, IDEMPOTENCY_IN_FLIGHT.description())
                .retryAfter(RETRY);
    }

    /// Takes the key, or tells what is under it.
    ///
    /// @param fingerprint of the request; null while its long body has not been read
    Claim claim(CallerKey key, byte @Nullable [] fingerprint) {
        Claim found = new Claim.Free();
        while (found instanceof Claim.Free) { // it may be released between the two statements
            var attempt = UUID.randomUUID();
            if (take(key, fingerprint, attempt)) {
                held.add(attempt);
                return new Claim.Granted(attempt);
            }
            found = find(key);
        }
        return found;
    }

    private boolean take(CallerKey key, byte @Nullable [] fingerprint, UUID attempt) {
        return jdbc.sql(TAKE)
                        .param("caller", key.caller())
                        .param("key", key.key())
                        .param("attempt", attempt)
                        .param("fingerprint", fingerprint)
                        .param("lease", seconds(properties.lease()))
                        .param("retention", seconds(properties.retention()))
                        .update()
                == 1;
    }

    /// What is under a key.
    Claim find(CallerKey key) {
        return jdbc.sql(
                        """
                        select fingerprint, status, content_type, location, etag, body
                        from idempotency_key held
                        where caller = :caller and key = :key and %s is not true
                        """
                                .formatted(FREE))
                .param("caller", key.caller())
                .param("key", key.key())
                .param("lease", seconds(properties.lease()))
                .query((row, _) -> read(row))
                .optional()
                .orElseGet(Claim.Free::new);
    }

    private static Claim read(ResultSet row) throws SQLException {
        var fingerprint = row.getBytes("fingerprint");
        var status = row.getInt("status");
        return row.wasNull()
                ? new Claim.InFlight(fingerprint)
                : new Claim.Answered(
                        fingerprint,
                        new Answer(
                                status,
                                row.getString("content_type"),
                                row.getString("location"),
                                row.getString("etag"),
                                row.getBytes("body")));
    }

    /// Keeps an answer for those who ask again, unless it is kept or another attempt has taken
    /// over.
    ///
    /// @param fingerprint of the whole request
    void keep(KeyedCall call, byte[] fingerprint, Answer answer) {
        var attempt = call.attempt();
        if (attempt != null) {
            keep(attempt, call.key(), fingerprint, answer);
        } else if (!call.isAnswered()) {
            insert(List.of(new Kept(call, fingerprint, answer)));
        }
    }

    /// @return how many of the keys were free
    private int insert(List<Kept> kept) {
        return jdbc.sql(ANSWER)
                .param("callers", texts(kept, one -> one.call().key().caller()))
                .param("keys", texts(kept, one -> one.call().key().key()))
                .param("fingerprints", kept.stream().map(Kept::fingerprint).toArray(byte[][]::new))
                .param(
                        "statuses",
                        kept.stream().map(one -> one.answer().status()).toArray(Integer[]::new))
                .param("types", texts(kept, one -> one.answer().contentType()))
                .param("locations", texts(kept, one -> one.answer().location()))
                .param("etags", texts(kept, one -> one.answer().etag()))
                .param(
                        "bodies",
                        kept.stream().map(one -> one.answer().body()).toArray(byte[][]::new))
                .param("lease", seconds(properties.lease()))
                .param("retention", seconds(properties.retention()))
                .update();
    }

    private static String[] texts(List<Kept> kept, Function<Kept, @Nullable String> text) {
        return kept.stream().map(text).toArray(String[]::new);
    }

    private void keep(UUID attempt, CallerKey key, byte[] fingerprint, Answer answer) {
        held.remove(attempt);
        jdbc.sql(
                        """
                        update idempotency_key
                        set fingerprint = :fingerprint, leased_until = null, status = :status,
                            content_type = :contentType, location = :location, etag = :etag,
                            body = :body
                        where caller = :caller and key = :key and attempt = :attempt
                        """)
                .param("fingerprint", fingerprint)
                .param("status", answer.status())
                .param("contentType", answer.contentType())
                .param("location", answer.location())
                .param("etag", answer.etag())
                .param("body", answer.body())
                .param("caller", key.caller())
                .param("key", key.key())
                .param("attempt", attempt)
                .update();
    }

    /// Forgets a request, so that it can be tried again at once.
    void release(KeyedCall call) {
        var attempt = call.attempt();
        if (attempt == null) {
            return;
        }
        held.remove(attempt);
        jdbc.sql(
                        """
                        delete from idempotency_key
                        where caller = :caller and key = :key and attempt = :attempt
                        """)
                .param("caller", call.key().caller())
                .param("key", call.key().key())
                .param("attempt", attempt)
                .update();
    }

    /// Prolongs the leases of what is in flight here.
    void renew() {
        if (!held.isEmpty()) {
            jdbc.sql(
                            """
                            update idempotency_key
                            set leased_until = now() + make_interval(secs => :lease)
                            where attempt = any(:attempts) and leased_until is not null
                            """)
                    .param("lease", seconds(properties.lease()))
                    .param("attempts", held.toArray(UUID[]::new))
                    .update();
        }
    }

    /// Forgets what is older than the retention.
    void purge() {
        jdbc.sql("delete from idempotency_key where expires_at < now()").update();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
