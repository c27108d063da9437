package io.clientele.benchmark;

import com.sun.net.httpserver.HttpServer;

import io.clientele.ServiceClient;
import io.clientele.suite.Figure;
import io.clientele.suite.Figures;

import org.awaitility.Awaitility;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// How many messages a second reach the shop's own servers, each signed, sent, answered and noted
/// down: twenty webhooks are told of each small upload of a till.
///
/// `WebhookBenchmark [messages, default 5000]`.
final class WebhookBenchmark {

    private static final int WEBHOOKS = 20;
    private static final int CONNECTIONS = 16;

    private WebhookBenchmark() {}

    static void main(String[] arguments) throws IOException, InterruptedException {
        int messages = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5_000;
        int uploads = messages / WEBHOOKS;
        var folder = Files.createTempDirectory(Path.of("target"), "webhook-benchmark");
        var received = new AtomicInteger();
        var receiver = receiver(received);
        double uploading;
        double all;
        try (var bench =
                Bench.start(
                        folder, "-Xmx512m", "-Dclientele.courier.allow-private-addresses=true")) {
            var client = bench.service().client();
            for (int i = 0; i < WEBHOOKS; i++) {
                subscribe(client, receiver.getAddress().getPort());
            }
            upload(bench, 0, uploads); // until the compiler has done its work
            await(received, uploads * WEBHOOKS);
            received.set(0);
            long start = System.nanoTime();
            upload(bench, uploads, uploads);
            uploading = (System.nanoTime() - start) / 1e9;
            await(received, uploads * WEBHOOKS);
            all = (System.nanoTime() - start) / 1e9;
        } finally {
            receiver.stop(0);
            Bench.remove(folder);
        }
        System.out.printf(
                "%d uploads were answered in %.1f s, their messages sent in %.1f s%n",
                uploads, uploading, all);
        Figures.end(Figure.told("messages delivered", uploads * WEBHOOKS / all, "1/s"));
    }

    private static HttpServer receiver(AtomicInteger received) throws IOException {
        var server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(
                "/",
                exchange -> {
                    try (exchange) {
                        exchange.getRequestBody().readAllBytes();
                        exchange.sendResponseHeaders(204, -1);
                    }
                    received.incrementAndGet();
                });
        server.start();
        return server;
    }

    private static void subscribe(ServiceClient client, int port) {
        ServiceClient.location(
                client.post(
                        "/webhooks",
                        "application/json",
                        BodyPublishers.ofString(
                                "{\"url\": \"http://127.0.0.1:%d/\", \"events\": [\"upload.completed\"]}"
                                        .formatted(port))));
    }

    private static void upload(Bench bench, int first, int uploads) throws InterruptedException {
        var next = new AtomicInteger(first);
        Bench.atOnce(
                CONNECTIONS,
                _ -> {
                    try (var connection = new KeepAlive(bench.service().port())) {
                        for (int i = next.getAndIncrement();
                                i < first + uploads;
                                i = next.getAndIncrement()) {
                            int status =
                                    connection.post(
                                            "/uploads",
                                            "[{\"customer_id\":\"k%d\",\"order_id\":\"o%d\",\"amount\":9.5,\"timestamp\":\"2025-06-29T10:15:00Z\"}]"
                                                    .formatted(i % 500, i));
                            if (status != 201) {
                                throw new IllegalStateException("answered with " + status);
                            }
                        }
                    }
                });
    }

    private static void await(AtomicInteger received, int messages) {
        Awaitility.await().atMost(Duration.ofMinutes(5)).until(() -> received.get() >= messages);
    }
}
