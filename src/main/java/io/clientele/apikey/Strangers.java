package io.clientele.apikey;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// How many keys that are not good an address may try: guessing stays slow, and who guesses neither
/// uses up what others may try nor keeps the database from them.
///
/// All addresses together may try more than any of them, but not without end either: who has
/// thousands of addresses must not reach the database as often as he likes.
final class Strangers {

    static final int TRIES = 100;
    static final int TRIES_OF_ALL = 1_000;
    static final int ADDRESSES = 10_000;

    private static final Duration REFILL = Duration.ofSeconds(10);
    private static final Duration REFILL_OF_ALL = Duration.ofSeconds(1);

    /// Of IPv6: whoever has one address has the 2^64 of its network.
    private static final int NETWORK_BYTES = 8;

    private final TimeMeter time;
    private final Bucket all;
    private final Map<ByteBuffer, Bucket> tries;

    Strangers(TimeMeter time) {
        this.time = time;
        this.all = bucket(TRIES_OF_ALL, REFILL_OF_ALL);
        this.tries =
                new LinkedHashMap<>(16, 0.75f, true) {
                    @Override
                    protected boolean removeEldestEntry(Map.Entry<ByteBuffer, Bucket> eldest) {
                        return size() > ADDRESSES;
                    }
                };
    }

    /// Takes one try of an address.
    ///
    /// @param address as text; whatever is no address counts as one and the same
    /// @return whether there was one left
    boolean mayTry(String address) {
        return of(address).tryConsume(1) && all.tryConsume(1);
    }

    /// Gives a try back that turned out to be a good key.
    void wasGood(String address) {
        of(address).addTokens(1);
        all.addTokens(1);
    }

    /// How many addresses are remembered.
    int addresses() {
        synchronized (tries) {
            return tries.size();
        }
    }

    private Bucket of(String address) {
        var network = network(address);
        synchronized (tries) {
            return tries.computeIfAbsent(network, _ -> bucket(TRIES, REFILL));
        }
    }

    private static ByteBuffer network(String address) {
        try {
            byte[] bytes = InetAddress.ofLiteral(address).getAddress();
            return ByteBuffer.wrap(bytes, 0, Math.min(bytes.length, NETWORK_BYTES));
        } catch (IllegalArgumentException e) {
            return ByteBuffer.allocate(0);
        }
    }

    private Bucket bucket(int size, Duration refill) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(size).refillGreedy(size, refill))
                .withCustomTimePrecision(time)
                .build();
    }
}
