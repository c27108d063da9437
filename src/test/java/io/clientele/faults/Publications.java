package io.clientele.faults;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import io.clientele.ServiceClient;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Orders one run after another and reads what is published all the while. Each answer is held
/// against the others of its snapshot: every family counts the same customers, and a look-up of all
/// of them finds as many, all in one snapshot.
final class Publications implements AutoCloseable {

    private static final int OK = 200;
    private static final int ACCEPTED = 202;
    private static final List<String> FAMILIES = List.of("rfm", "grid", "value");

    /// What it takes to publish, and no more.
    private static final String RUN =
            """
            {"clusters": {"k": 2},
             "lifetime": {"model": "bg-nbd", "validation": false, "intervals": false, "diagnostics": false}}
            """;

    private static final String ALL =
            Load.CUSTOMERS.stream().collect(joining("\", \"", "{\"customerIds\": [\"", "\"]}"));

    private final Supplier<ServiceClient> service;
    private final Map<String, Long> customers = new ConcurrentHashMap<>();
    private final Set<String> halves = ConcurrentHashMap.newKeySet();
    private final JsonMapper json = new JsonMapper();
    private final List<Thread> threads;
    private volatile boolean going = true;

    private Publications(Supplier<ServiceClient> service) {
        this.service = service;
        this.threads =
                List.of(
                        Thread.ofVirtual().unstarted(() -> goOn(this::publish)),
                        Thread.ofVirtual().unstarted(() -> goOn(this::read)));
    }

    /// @param service asked for before every call, since a new process listens elsewhere
    static Publications on(Supplier<ServiceClient> service) {
        var publications = new Publications(service);
        publications.threads.forEach(Thread::start);
        return publications;
    }

    private void goOn(Runnable step) {
        while (going) {
            try {
                step.run();
            } catch (UncheckedIOException e) {
                // The service is down.
            }
        }
    }

    private void publish() {
        var run =
                service.get()
                        .post("/segmentations", "application/json", BodyPublishers.ofString(RUN));
        if (run.statusCode() == ACCEPTED) {
            service.get().ended(ServiceClient.location(run));
        }
    }

    private void read() {
        for (String family : FAMILIES) {
            whole(service.get().answer("/segments?family=" + family), this::segments);
        }
        whole(
                service.get()
                        .post(
                                "/customers/segments",
                                "application/json",
                                BodyPublishers.ofString(ALL)),
                this::lookups);
    }

    private void whole(HttpResponse<String> answer, Consumer<JsonNode> check) {
        if (answer.statusCode() == OK) {
            check.accept(json.readTree(answer.body()));
        }
    }

    private void segments(JsonNode list) {
        count(
                list.at("/segmentation/id").asString(),
                list.path("items")
                        .valueStream()
                        .mapToLong(item -> item.path("customers").asLong())
                        .sum());
    }

    private void lookups(JsonNode found) {
        var snapshots =
                found.path("items")
                        .valueStream()
                        .map(item -> item.at("/segmentation/id").asString())
                        .collect(toSet());
        if (snapshots.size() > 1) {
            halves.add("one answer from " + snapshots);
        } else if (!snapshots.isEmpty()) {
            count(snapshots.iterator().next(), found.path("items").size());
        }
    }

    private void count(String snapshot, long counted) {
        var before = customers.putIfAbsent(snapshot, counted);
        if (before != null && before != counted) {
            halves.add("%d and %d customers in %s".formatted(before, counted, snapshot));
        }
    }

    /// How many snapshots were read.
    int snapshots() {
        return customers.size();
    }

    /// Answers that contradict one another.
    Set<String> halves() {
        return halves;
    }

    /// Stops ordering and reading and waits for the last answers.
    @Override
    public void close() {
        going = false;
        for (Thread thread : threads) {
            try {
                if (!thread.join(Duration.ofMinutes(1))) {
                    throw new IllegalStateException("A call is not answered at all.");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
