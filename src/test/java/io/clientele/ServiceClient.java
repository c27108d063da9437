package io.clientele;

import static org.awaitility.Awaitility.await;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.Supplier;

/// Talks to a running service as any client does.
public final class ServiceClient {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /// Whoever does not say for so long how its work is has died, though it may still be connected.
    private static final Duration SILENCE = Duration.ofMinutes(1);

    private final HttpClient client = HttpClient.newHttpClient();
    private final JsonMapper json = new JsonMapper();
    private final String address;

    public ServiceClient(int port) {
        address = "http://127.0.0.1:" + port;
    }

    /// Sends a CSV file and waits for the end of its import.
    public JsonNode upload(String query, Supplier<InputStream> csv) {
        return ended(
                location(post("/uploads" + query, "text/csv", BodyPublishers.ofInputStream(csv))));
    }

    public JsonNode upload(String csv) {
        return ended(location(post("/uploads", "text/csv", BodyPublishers.ofString(csv))));
    }

    /// Orders a run and waits for its end.
    public JsonNode segment(String parameters) {
        return segment(parameters, PATIENCE);
    }

    /// The same of a large shop.
    public JsonNode segment(String parameters, Duration patience) {
        return ended(
                location(
                        post(
                                "/segmentations",
                                "application/json",
                                BodyPublishers.ofString(parameters))),
                patience);
    }

    /// Any JSON text.
    public JsonNode json(String body) {
        return json.readTree(body);
    }

    public JsonNode get(String path) {
        return json.readTree(answer(path).body());
    }

    public HttpResponse<String> answer(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(address + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    public HttpResponse<String> delete(String path) {
        return send(HttpRequest.newBuilder(URI.create(address + path)).DELETE());
    }

    public HttpResponse<String> put(String path, String json) {
        return send(
                HttpRequest.newBuilder(URI.create(address + path))
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(json)));
    }

    public HttpResponse<String> post(
            String path, String contentType, BodyPublisher body, String... headers) {
        var request =
                HttpRequest.newBuilder(URI.create(address + path))
                        .header("Content-Type", contentType)
                        .POST(body);
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    /// The resource at a path once it has ended.
    public JsonNode ended(String path) {
        return ended(path, PATIENCE);
    }

    /// The same of long work; fails at once where the service is gone or falls silent.
    public JsonNode ended(String path, Duration patience) {
        return await().atMost(patience)
                .until(
                        () -> state(path),
                        resource -> !resource.path("status").asString().matches("QUEUED|RUNNING"));
    }

    private JsonNode state(String path) {
        return json.readTree(
                send(HttpRequest.newBuilder(URI.create(address + path)).timeout(SILENCE)).body());
    }

    public static String location(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Location")
                .orElseThrow(() -> new AssertionError(answer.statusCode() + " " + answer.body()));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
