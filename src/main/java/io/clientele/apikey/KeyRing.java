package io.clientele.apikey;

import static io.clientele.problem.ProblemType.TOO_MANY_REQUESTS;

import io.clientele.problem.Problem;
import io.github.bucket4j.Bucket;

import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Tells whether a key that was presented is good. Every call of the service asks, so keys are held
/// in memory for a few seconds; what this replica changes itself shows at once.
@Component
public class KeyRing {

    private final ApiKeys keys;
    private final LastUses lastUses;
    private final Clock clock;
    private final long refreshNanos;
    private final Map<String, Held> held = new ConcurrentHashMap<>();
    private final Bucket strangers =
            Bucket.builder()
                    .addLimit(limit -> limit.capacity(100).refillGreedy(100, Duration.ofSeconds(1)))
                    .withNanosecondPrecision()
                    .build();
    private volatile boolean anyKey;

    KeyRing(ApiKeys keys, LastUses lastUses, KeyProperties properties, Clock clock) {
        this.keys = keys;
        this.lastUses = lastUses;
        this.clock = clock;
        this.refreshNanos = properties.refresh().toNanos();
        this.anyKey = keys.count() > 0;
    }

    /// Whether a text has the form of a key, good or not.
    public boolean isKey(String text) {
        return KeyText.parse(text).isPresent();
    }

    /// Whether there was a key when this process started or has been made here since.
    public boolean hasKeys() {
        return anyKey;
    }

    /// The key a text is, if it is known, not expired and its secret is right.
    public Optional<KnownKey> check(String text) {
        var now = clock.instant();
        var found =
                KeyText.parse(text)
                        .flatMap(
                                presented ->
                                        read(presented.id())
                                                .filter(key -> key.admits(presented.hash(), now)))
                        .map(ApiKey::known);
        found.ifPresent(key -> lastUses.used(key.id(), now));
        return found;
    }

    /// Takes note that a key was made.
    void made() {
        anyKey = true;
    }

    /// Reads a key anew when it is next asked for.
    void forget(String id) {
        held.remove(id);
    }

    /// Unknown ids are not remembered, since there is no end of them, but only so many a second are
    /// looked up: who tries keys must not keep the database from the others.
    private Optional<ApiKey> read(String id) {
        var known = held.get(id);
        if (known != null && System.nanoTime() - known.atNanos() < refreshNanos) {
            return Optional.of(known.key());
        }
        if (known == null && !strangers.tryConsume(1)) {
            throw Problem.of(
                            TOO_MANY_REQUESTS,
                            "Too many unknown keys are being tried; come again in a second.")
                    .retryAfter(Duration.ofSeconds(1));
        }
        long now = System.nanoTime();
        var key = keys.findById(id);
        key.ifPresentOrElse(found -> held.put(id, new Held(found, now)), () -> held.remove(id));
        return key;
    }

    private record Held(ApiKey key, long atNanos) {}
}
