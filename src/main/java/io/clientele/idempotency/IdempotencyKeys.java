package io.clientele.idempotency;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// The keys in use, shared by all copies of the service; the database's clock is the only one.
///
/// No connection is held while a request is carried out: holding a key is a lease in its row, which
/// runs out by itself when the holder dies.
class IdempotencyKeys {
    private final JdbcClient jdbc;
    private final IdempotencyProperties properties;
    private final Set<UUID> held = ConcurrentHashMap.newKeySet();

    IdempotencyKeys(JdbcClient jdbc, IdempotencyProperties properties) {
        this.jdbc = jdbc;
        this.properties = properties;
    }

    /// Takes the key, or tells what is under it.
    ///
    /// @param fingerprint of the request; null while its long body has not been read
    Claim claim(CallerKey key, byte @Nullable [] fingerprint) {
        Optional<Claim> found = Optional.empty();
        while (found.isEmpty()) { // a key may be released between the two statements
            var attempt = UUID.randomUUID();
            if (take(key, fingerprint, attempt)) {
                held.add(attempt);
                return new Claim.Granted(attempt);
            }
            found = find(key);
        }
        return found.get();
    }

    private boolean take(CallerKey key, byte @Nullable [] fingerprint, UUID attempt) {
        return jdbc.sql(
                                """
                                insert into idempotency_key as held
                                    (caller, key, attempt, fingerprint, leased_until, expires_at)
                                values (:caller, :key, :attempt, :fingerprint,
                                    now() + make_interval(secs => :lease),
                                    now() + make_interval(secs => :retention))
                                on conflict (caller, key) do update
                                set attempt = excluded.attempt, fingerprint = excluded.fingerprint,
                                    leased_until = excluded.leased_until,
                                    expires_at = excluded.expires_at,
                                    status = null, content_type = null, location = null,
                                    etag = null, body = null
                                where held.leased_until < now() or held.expires_at < now()
                                    -- the clock has been set back since
                                    or held.leased_until > now() + 2 * make_interval(secs => :lease)
                                """)
                        .param("caller", key.caller())
                        .param("key", key.key())
                        .param("attempt", attempt)
                        .param("fingerprint", fingerprint)
                        .param("lease", seconds(properties.lease()))
                        .param("retention", seconds(properties.retention()))
                        .update()
                == 1;
    }

    private Optional<Claim> find(CallerKey key) {
        return jdbc.sql(
                        """
                        select fingerprint, status, content_type, location, etag, body
                        from idempotency_key where caller = :caller and key = :key
                        """)
                .param("caller", key.caller())
                .param("key", key.key())
                .query((row, _) -> read(row))
                .optional();
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

    /// Keeps an answer for those who ask again, unless another attempt has taken over.
    void keep(UUID attempt, CallerKey key, byte[] fingerprint, Answer answer) {
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
    void release(UUID attempt, CallerKey key) {
        held.remove(attempt);
        jdbc.sql(
                        """
                        delete from idempotency_key
                        where caller = :caller and key = :key and attempt = :attempt
                        """)
                .param("caller", key.caller())
                .param("key", key.key())
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
