package io.clientele.faults;

import io.clientele.ServiceClient;

import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// Tills that send one order after another, each until it is acknowledged, and remember which were.
final class Load implements AutoCloseable {

    /// Every order is of one of these.
    static final List<String> CUSTOMERS =
            IntStream.range(0, 50).mapToObj("c%d"::formatted).toList();

    private static final int TILLS = 6;
    private static final int CREATED = 201;

    private final Supplier<ServiceClient> service;
    private final AtomicBoolean going = new AtomicBoolean(true);
    private final AtomicLong next = new AtomicLong();
    private final AtomicLong longestNanos = new AtomicLong();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Set<Integer> refusals = ConcurrentHashMap.newKeySet();
    private final List<Thread> tills = new ArrayList<>();

    private Load(Supplier<ServiceClient> service) {
        this.service = service;
    }

    /// @param service asked for before every order, since a new process listens elsewhere
    static Load on(Supplier<ServiceClient> service) {
        var load = new Load(service);
        for (int i = 0; i < TILLS; i++) {
            load.tills.add(Thread.ofVirtual().start(load::sell));
        }
        return load;
    }

    private void sell() {
        while (going.get()) {
            var order = "order-" + next.incrementAndGet();
            long begin = System.nanoTime();
            try {
                int status = send(order);
                if (status == CREATED) {
                    acknowledged.add(order);
                } else {
                    refusals.add(status);
                }
            } catch (UncheckedIOException e) {
                // Not acknowledged: it may be in or not.
            }
            longestNanos.accumulateAndGet(System.nanoTime() - begin, Math::max);
        }
    }

    private int send(String order) {
        var row =
                """
                [{"customer_id": "%s", "order_id": "%s", "amount": 9.50, "timestamp": "2025-06-01T10:00:00Z"}]
                """
                        .formatted(
                                CUSTOMERS.get(Math.floorMod(order.hashCode(), CUSTOMERS.size())),
                                order);
        return service.get()
                .post("/uploads", "application/json", BodyPublishers.ofString(row))
                .statusCode();
    }

    /// The orders that were acknowledged so far.
    Set<String> acknowledged() {
        return acknowledged;
    }

    /// The statuses of answers other than an acknowledgement.
    Set<Integer> refusals() {
        return refusals;
    }

    /// How long the slowest answer took to come.
    Duration longest() {
        return Duration.ofNanos(longestNanos.get());
    }

    /// Stops selling and waits for the last answers.
    @Override
    public void close() {
        going.set(false);
        for (Thread till : tills) {
            try {
                if (!till.join(Duration.ofMinutes(1))) {
                    throw new IllegalStateException("An order is not answered at all.");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
