package io.clientele.limits;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// So many calls of each caller in a window, given back little by little.
final class Quota {

    private final String name;
    private final int size;
    private final Duration window;
    private final TimeMeter time;
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

    Quota(String name, int size, Duration window, TimeMeter time) {
        this.name = name;
        this.size = size;
        this.window = window;
        this.time = time;
    }

    /// What is left after a call, or how long there is nothing left.
    ///
    /// @param granted whether the call was within the quota
    /// @param retry how long until another would be; zero when it was granted
    /// @param state the member of the `RateLimit` header
    record Use(boolean granted, Duration retry, String state) {}

    /// Counts a call.
    Use count(String caller) {
        var bucket =
                buckets.computeIfAbsent(
                        caller,
                        _ ->
                                Bucket.builder()
                                        .addLimit(
                                                limit ->
                                                        limit.capacity(size)
                                                                .refillGreedy(size, window))
                                        .withCustomTimePrecision(time)
                                        .build());
        var probe = bucket.tryConsumeAndReturnRemaining(1);
        return new Use(
                probe.isConsumed(),
                Duration.ofNanos(probe.getNanosToWaitForRefill()),
                '"'
                        + name
                        + "\";r="
                        + probe.getRemainingTokens()
                        + ";t="
                        + roundedUp(Duration.ofNanos(probe.getNanosToWaitForReset())));
    }

    /// The member of the `RateLimit-Policy` header.
    String policy() {
        return "\"%s\";q=%d;w=%d".formatted(name, size, window.toSeconds());
    }

    /// Forgets callers who have their whole quota: to know nothing of them is the same.
    void forgetIdle() {
        buckets.values().removeIf(bucket -> bucket.getAvailableTokens() >= size);
    }

    /// How many callers are remembered.
    int callers() {
        return buckets.size();
    }

    static long roundedUp(Duration time) {
        return time.plusNanos(999_999_999).toSeconds();
    }
}
