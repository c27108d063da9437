package io.clientele.apikey;

import static io.clientele.problem.ProblemType.TOO_MANY_REQUESTS;

import io.clientele.problem.Problem;
import io.clientele.reading.RefreshAhead;
import io.github.bucket4j.TimeMeter;

import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Tells whether a key that was presented is good. Every call of the service asks, so keys are held
/// in memory for a few seconds; what this replica changes itself shows at once.
@Component
public class KeyRing {

    private final ApiKeys keys;
    private final LastUses lastUses;
    private final Clock clock;
    private final Duration refresh;
    private final Map<String, RefreshAhead<Optional<ApiKey>>> held = new ConcurrentHashMap<>();
    private final AtomicInteger forgotten = new AtomicInteger();
    private final Strangers strangers = new Strangers(TimeMeter.SYSTEM_NANOTIME);
    private volatile boolean anyKey;

    KeyRing(ApiKeys keys, LastUses lastUses, KeyProperties properties, Clock clock) {
        this.keys = keys;
        this.lastUses = lastUses;
        this.clock = clock;
        this.refresh = properties.refresh();
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

    /// The key a text is, if it is known, not expired and its secret is right; a [Problem] when too
    /// many have been tried that are not.
    ///
    /// @param address where it comes from
    public Optional<KnownKey> check(String text, String address) {
        var now = clock.instant();
        var found =
                KeyText.parse(text)
                        .flatMap(presented -> find(presented, address, now))
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
        forgotten.incrementAndGet();
        held.remove(id);
    }

    /// A good key that is known here never waits for those who try others. Unknown ids are not
    /// remembered, since there is no end of them.
    private Optional<ApiKey> find(KeyText presented, String address, Instant now) {
        var known = held.get(presented.id());
        boolean stranger = known == null;
        if (stranger) {
            countTry(address);
        }
        var key = known == null ? read(presented.id()) : known.value();
        if (known != null && key.isEmpty()) {
            held.remove(presented.id(), known);
        }
        var good = key.filter(it -> it.admits(presented.hash(), now));
        if (stranger && good.isPresent()) {
            strangers.wasGood(address);
        } else if (!stranger && good.isEmpty()) {
            countTry(address);
        }
        return good;
    }

    private void countTry(String address) {
        if (!strangers.mayTry(address)) {
            throw Problem.of(
                            TOO_MANY_REQUESTS,
                            "Too many keys that are not good are being tried; come again in a"
                                    + " second.")
                    .retryAfter(Duration.ofSeconds(1));
        }
    }

    /// A key to be held, unless it may be what was to be forgotten.
    private Optional<ApiKey> read(String id) {
        int before = forgotten.get();
        var reading = new RefreshAhead<>(refresh, () -> keys.findById(id));
        var key = reading.value();
        if (key.isPresent()) {
            held.put(id, reading);
        }
        if (forgotten.get() != before) {
            held.remove(id, reading);
        }
        return key;
    }
}
