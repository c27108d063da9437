package io.clientele.apikey;

import static io.clientele.problem.ProblemType.API_KEY_NOT_FOUND;
import static io.clientele.problem.ProblemType.INVALID_PARAMETERS;

import io.clientele.problem.FieldError;
import io.clientele.problem.Problem;

import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

/// Makes, rotates and revokes keys.
@Service
class ApiKeyDesk {

    private final ApiKeys keys;
    private final KeyRing ring;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ApiKeyDesk(ApiKeys keys, KeyRing ring, TransactionTemplate transaction, Clock clock) {
        this.keys = keys;
        this.ring = ring;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// A key and its text, which exists nowhere else.
    record Issued(ApiKey key, KeyText text) {}

    /// Makes a key.
    ///
    /// @param closing whether nobody could make another if this one may not
    Issued make(String name, Set<Scope> scopes, @Nullable Instant expiresAt, boolean closing) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (expiresAt != null && !expiresAt.isAfter(now)) {
            throw Problem.of(INVALID_PARAMETERS, "The key would have expired already.")
                    .with(new FieldError("expiresAt", "future", "must lie in the future"));
        }
        if (closing && !scopes.contains(Scope.ADMIN)) {
            throw Problem.of(
                            INVALID_PARAMETERS,
                            "With the first key the service closes, so it must be able to make"
                                    + " more.")
                    .with(new FieldError("scopes", "admin", "must contain admin"));
        }
        var text = KeyText.random(random);
        var key =
                inTransaction(
                        () ->
                                keys.saveAndFlush(
                                        new ApiKey(text, name.strip(), scopes, expiresAt, now)));
        ring.made();
        return new Issued(key, text);
    }

    /// Gives a key a new secret; the old one is good for some time yet.
    Issued rotate(String id, Duration overlap) {
        var text = KeyText.random(id, random);
        var key =
                inTransaction(
                        () -> {
                            var found = keys.lockById(id).orElseThrow(() -> unknown(id));
                            found.rotate(text, overlap, clock.instant());
                            return keys.saveAndFlush(found);
                        });
        ring.forget(id);
        return new Issued(key, text);
    }

    /// Ends a key.
    void revoke(String id) {
        inTransaction(
                () -> {
                    var key = find(id);
                    keys.delete(key);
                    return key;
                });
        ring.forget(id);
    }

    /// A key; a [Problem] when there is none.
    ApiKey find(String id) {
        return keys.findById(id).orElseThrow(() -> unknown(id));
    }

    /// Keys from the newest on, at most `limit`, those numbered below `before`.
    List<ApiKey> newestBefore(int before, int limit) {
        return keys.newestBefore(before, Limit.of(limit));
    }

    private ApiKey inTransaction(Supplier<ApiKey> change) {
        return Objects.requireNonNull(transaction.execute(_ -> change.get()));
    }

    private static Problem unknown(String id) {
        return Problem.of(API_KEY_NOT_FOUND, "API key %s does not exist.".formatted(id));
    }
}
