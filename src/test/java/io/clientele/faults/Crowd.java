package io.clientele.faults;

import io.clientele.ServiceClient;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// More callers at a time than the service has connections to its database.
final class Crowd implements AutoCloseable {

    private static final int CALLERS = 60;

    private final ServiceClient service;
    private final String path;
    private final Set<Integer> statuses = ConcurrentHashMap.newKeySet();
    private final Set<String> unclear = ConcurrentHashMap.newKeySet();
    private final AtomicLong longestNanos = new AtomicLong();
    private final List<Thread> callers = new ArrayList<>();
    private volatile boolean going = true;

    private Crowd(ServiceClient service, String path) {
        this.service = service;
        this.path = path;
    }

    /// Callers who ask for a path over and over.
    static Crowd asking(ServiceClient service, String path) {
        var crowd = new Crowd(service, path);
        for (int i = 0; i < CALLERS; i++) {
            crowd.callers.add(Thread.ofVirtual().start(crowd::ask));
        }
        return crowd;
    }

    private void ask() {
        while (going) {
            long begin = System.nanoTime();
            var answer = service.answer(path);
            longestNanos.accumulateAndGet(System.nanoTime() - begin, Math::max);
            statuses.add(answer.statusCode());
            if (!isClear(answer)) {
                unclear.add(answer.headers().map() + answer.body());
            }
        }
    }

    private static boolean isClear(HttpResponse<String> answer) {
        return answer.statusCode() < 400
                || (answer.headers().firstValue("Retry-After").isPresent()
                        && answer.body().contains("/problems/database-unavailable"));
    }

    Set<Integer> statuses() {
        return statuses;
    }

    /// Refusals that do not say what is the matter and when to come again.
    Set<String> unclear() {
        return unclear;
    }

    /// How long the slowest answer took to come.
    Duration longest() {
        return Duration.ofNanos(longestNanos.get());
    }

    /// Waits for the last answers.
    @Override
    public void close() {
        going = false;
        for (Thread caller : callers) {
            try {
                caller.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
