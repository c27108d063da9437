package io.clientele;

import static org.awaitility.Awaitility.await;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Subscribes a receiver to what a service tells, and takes it off again.
final class WebhookClient implements AutoCloseable {

    private final ServiceClient service;
    private final Receiver receiver;
    private final List<String> made = new ArrayList<>();

    WebhookClient(ServiceClient service) throws IOException {
        this.service = service;
        this.receiver = new Receiver(_ -> 204);
    }

    record Made(String path, String secret) {}

    Receiver receiver() {
        return receiver;
    }

    Made make(String... events) {
        var answer =
                service.post(
                        "/webhooks",
                        "application/json",
                        BodyPublishers.ofString(draft(receiver.address(), events)));
        var path = ServiceClient.location(answer);
        made.add(path);
        return new Made(path, service.json(answer.body()).path("secret").asString());
    }

    static String draft(String url, String... events) {
        return "{\"url\": \"%s\", \"events\": [\"%s\"]}"
                .formatted(url, String.join("\", \"", events));
    }

    String ping(Made webhook) {
        return ServiceClient.location(
                service.post(
                        webhook.path() + "/ping", "application/json", BodyPublishers.noBody()));
    }

    JsonNode ended(String delivery) {
        return await().atMost(Duration.ofMinutes(1))
                .until(
                        () -> service.get(delivery),
                        found -> !found.path("status").asString().equals("PENDING"));
    }

    /// Waits until so many messages have come.
    void receive(int messages) {
        await().atMost(Duration.ofMinutes(1)).until(() -> receiver.messages().size() >= messages);
    }

    JsonNode json(Receiver.Message message) {
        return service.json(message.body());
    }

    @Override
    public void close() {
        made.forEach(service::delete);
        receiver.close();
    }
}
