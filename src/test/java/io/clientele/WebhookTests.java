package io.clientele;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clientele.testing.TestDatabaseInitializer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// Messages to a real server, which takes them well or badly.
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "clientele.courier.allow-private-addresses=true",
            "clientele.courier.timeout=2s",
            "clientele.webhook.retries=100ms,200ms,300ms",
            "clientele.webhook.disable-after=10s"
        })
@ContextConfiguration(initializers = TestDatabaseInitializer.class)
class WebhookTests {

    private static final String HEADER =
            "customer_id,order_id,product_id,quantity,unit_price,timestamp\n";

    private final ServiceClient service;
    private final JdbcClient jdbc;
    private final List<String> made = new ArrayList<>();
    private Receiver receiver;

    @Autowired
    WebhookTests(@LocalServerPort int port, JdbcClient jdbc) {
        this.service = new ServiceClient(port);
        this.jdbc = jdbc;
    }

    @BeforeEach
    void openTheReceiver() throws IOException {
        receiver = new Receiver(_ -> 204);
    }

    @AfterEach
    void forgetWhatWasMade() {
        made.forEach(service::delete);
        receiver.close();
    }

    @Test
    void tellsWhatHappensSignedAndOnce() {
        var webhook = make("upload.completed", "segmentation.completed");

        var upload = service.upload(HEADER + "wh1,wh1-1,p,1,5,2025-03-01T10:00:00Z\n");
        service.segment("{}");

        eventually(2);
        var first = json(receiver.messages().getFirst());
        assertThat(first.path("type").asString()).isEqualTo("upload.completed");
        assertThat(first.at("/data/upload").asString()).isEqualTo(upload.path("id").asString());
        assertThat(first.at("/data/accepted").asInt()).isEqualTo(1);
        assertThat(json(receiver.messages().getLast()).at("/data/segmentation").asString())
                .isEqualTo(service.get("/segmentations/latest").path("id").asString());
        assertThat(receiver.messages())
                .allMatch(message -> message.isSignedWith(webhook.secret()))
                .noneMatch(message -> message.isSignedWith("whsec_" + "A".repeat(43) + "="));
        var log = service.get(webhook.path() + "/deliveries?status=SUCCEEDED").path("items");
        assertThat(log.findValuesAsString("type"))
                .containsExactly("segmentation.completed", "upload.completed");
        assertThat(log.get(0).at("/lastAttempt/status").asInt()).isEqualTo(204);
        assertThat(service.get(webhook.path()).toString() + service.get("/webhooks"))
                .doesNotContain("whsec_");
    }

    @Test
    void tellsWhoMovedInOrderPerCustomerAndForgetsTheErased() {
        var webhook = make("customer.segment.left", "customer.segment.entered");
        var count = new AtomicInteger();
        receiver.answer(_ -> count.incrementAndGet() % 3 == 0 ? 500 : 200);
        fill("2025");
        for (String day : List.of("2025-07-01", "2026-01-01", "2025-07-01")) {
            assertThat(
                            service.segment("{\"asOf\": \"%s\"}".formatted(day))
                                    .path("status")
                                    .asString())
                    .isEqualTo("SUCCEEDED");
        }
        await().atMost(Duration.ofMinutes(1)).until(() -> rows("webhook_movement") == 0);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> rows("webhook_delivery where status = 'PENDING'") == 0);

        Map<String, String> segment = new HashMap<>();
        int entered = 0;
        for (var message : taken()) {
            assertThat(message.isSignedWith(webhook.secret())).isTrue();
            var json = json(message);
            boolean comes = json.path("type").asString().endsWith("entered");
            for (JsonNode customer : json.at("/data/customers")) {
                var id = customer.path("customerId").asString();
                var now = customer.path("segment").asString();
                if (comes) {
                    assertThat(segment.put(id, now)).as(id).isNotEqualTo(now);
                    entered++;
                } else if (segment.containsKey(id)) {
                    assertThat(segment.get(id)).as("leaves where it came in").isEqualTo(now);
                }
            }
        }
        assertThat(entered).isPositive();

        assertThat(service.get("/customers/wm07/export").path("tables").path("webhook_message"))
                .isNotEmpty();
        assertThat(service.delete("/customers/wm07").statusCode()).isEqualTo(200);
        assertThat(rows("webhook_message where payload::text like '%wm07%'")).isZero();
        assertThat(rows("webhook_message where payload::text like '%wm08%'")).isPositive();
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 404, 302})
    void sendsAgainWhatIsNotTaken(int status) {
        var left = new AtomicInteger(2);
        receiver.answer(_ -> left.getAndDecrement() > 0 ? status : 200);
        var webhook = make("drift.detected");

        var delivery = ping(webhook);

        var ended = ended(delivery);
        assertThat(ended.path("status").asString()).isEqualTo("SUCCEEDED");
        assertThat(ended.path("attempts").asInt()).isEqualTo(3);
        assertThat(receiver.messages()).as("no redirect is followed").hasSize(3);
        assertThat(receiver.messages().stream().map(Receiver.Message::id).distinct()).hasSize(1);
        assertThat(service.get(webhook.path()).path("failingSince").isNull()).isTrue();
    }

    @Test
    void staysOffWhenAnAttemptFailsThatWasUnderWayAsItWasSwitchedOff() throws Exception {
        var arrived = new CountDownLatch(1);
        var answered = new CountDownLatch(1);
        receiver.answer(
                _ -> {
                    arrived.countDown();
                    await().until(() -> answered.getCount() == 0);
                    return 500;
                });
        var webhook = make("drift.detected");
        var delivery = ping(webhook);
        arrived.await();

        var off = draft(receiver.address(), "drift.detected").replace("}", ", \"enabled\": false}");
        assertThat(service.put(webhook.path(), off).statusCode()).isEqualTo(200);
        answered.countDown();

        await().until(() -> service.get(delivery).path("attempts").asInt() > 0);
        assertThat(service.get(webhook.path()).path("enabled").asBoolean()).isFalse();
    }

    @Test
    void givesUpWaitingAndAtLastTheMessageAndTheWebhook() throws Exception {
        var stop = new CountDownLatch(1);
        var webhook = make("drift.detected");
        receiver.answer(
                _ -> {
                    try {
                        stop.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return 200;
                });

        var first = ended(ping(webhook));

        assertThat(first.path("status").asString()).isEqualTo("FAILED");
        assertThat(first.path("attempts").asInt()).isEqualTo(4);
        assertThat(first.at("/lastAttempt/fault").asString()).isEqualTo("timed-out");
        assertThat(service.get(webhook.path()).path("failingSince").isNull()).isFalse();
        ping(webhook); // fails for longer than ten seconds after the first failure
        await().atMost(Duration.ofMinutes(1))
                .until(() -> !service.get(webhook.path()).path("enabled").asBoolean());
        assertThat(service.get(webhook.path()).path("disabledReason").asString())
                .contains("nothing");

        stop.countDown();
        service.put(webhook.path(), draft(receiver.address(), "drift.detected"));
        await().atMost(Duration.ofMinutes(1))
                .until(
                        () ->
                                service.get(webhook.path() + "/deliveries?status=PENDING")
                                        .path("items")
                                        .isEmpty());
        var replay =
                ServiceClient.location(
                        service.post(
                                "%s/deliveries/%d/replay"
                                        .formatted(webhook.path(), first.path("id").asLong()),
                                "application/json",
                                BodyPublishers.noBody()));
        assertThat(ended(replay).path("status").asString()).isEqualTo("SUCCEEDED");
        assertThat(ended(replay).path("message")).isEqualTo(first.path("message"));
    }

    @Test
    void endsAWebhookThatSaysItIsGone() {
        receiver.answer(_ -> 410);
        var webhook = make("drift.detected");
        ping(webhook);

        await().atMost(Duration.ofMinutes(1))
                .until(() -> !service.get(webhook.path()).path("enabled").asBoolean());
        assertThat(receiver.messages()).hasSize(1);
    }

    @Test
    void signsWithBothSecretsWhileTheyOverlap() {
        var webhook = make("drift.detected");

        var next =
                service.json(
                                service.post(
                                                webhook.path() + "/rotation",
                                                "application/json",
                                                BodyPublishers.ofString("{\"overlapMinutes\": 60}"))
                                        .body())
                        .path("secret")
                        .asString();

        ended(ping(webhook));
        var message = receiver.messages().getLast();
        assertThat(next).isNotEqualTo(webhook.secret());
        assertThat(message.isSignedWith(webhook.secret())).isTrue();
        assertThat(message.isSignedWith(next)).isTrue();

        service.post(
                webhook.path() + "/rotation", "application/json", BodyPublishers.ofString("{}"));
        ended(ping(webhook));
        assertThat(receiver.messages().getLast().isSignedWith(next)).isFalse();
    }

    @Test
    void keepsSecretsSealed() {
        var webhook = make("drift.detected");

        var kept =
                jdbc.sql("select encode(secret, 'base64') from webhook")
                        .query((row, _) -> row.getString(1).replace("\n", ""))
                        .list();

        assertThat(kept).noneMatch(text -> text.contains(webhook.secret().substring(8, 40)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"url\":\"ftp://127.0.0.1\",\"events\":[\"drift.detected\"]}",
                "{\"url\":\"no address\",\"events\":[\"drift.detected\"]}",
                "{\"url\":\"https://no-such-host.invalid/\",\"events\":[\"drift.detected\"]}",
                "{\"url\":\"https://127.0.0.1\",\"events\":[]}",
                "{\"url\":\"https://127.0.0.1\",\"events\":[\"drift.detected\"],\"families\":[]}"
            })
    void refusesWhatCannotBeSent(String draft) {
        var answer = service.post("/webhooks", "application/json", BodyPublishers.ofString(draft));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(service.answer("/webhooks/" + new UUID(0, 0)).body())
                .contains("/problems/webhook-not-found");
    }

    private long rows(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }

    private record Made(String path, String secret) {}

    private Made make(String... events) {
        var answer =
                service.post(
                        "/webhooks",
                        "application/json",
                        BodyPublishers.ofString(draft(receiver.address(), events)));
        var path = ServiceClient.location(answer);
        made.add(path);
        return new Made(path, service.json(answer.body()).path("secret").asString());
    }

    private static String draft(String url, String... events) {
        return "{\"url\": \"%s\", \"events\": [\"%s\"]}"
                .formatted(url, String.join("\", \"", events));
    }

    private String ping(Made webhook) {
        return ServiceClient.location(
                service.post(
                        webhook.path() + "/ping", "application/json", BodyPublishers.noBody()));
    }

    private JsonNode ended(String delivery) {
        return await().atMost(Duration.ofMinutes(1))
                .until(
                        () -> service.get(delivery),
                        found -> !found.path("status").asString().equals("PENDING"));
    }

    private void eventually(int messages) {
        await().atMost(Duration.ofMinutes(1)).until(() -> receiver.messages().size() >= messages);
    }

    private JsonNode json(Receiver.Message message) {
        return service.json(message.body());
    }

    /// Messages in the order in which they were taken: one that was refused comes again.
    private List<Receiver.Message> taken() {
        SequencedMap<String, Receiver.Message> last = new LinkedHashMap<>();
        receiver.messages().forEach(message -> last.putLast(message.id(), message));
        return List.copyOf(last.values());
    }

    /// Half of the customers buy in the first half of a year, the others in the second.
    private void fill(String year) {
        var csv = new StringBuilder(HEADER);
        for (int customer = 0; customer < 60; customer++) {
            for (int order = 0; order <= customer % 5; order++) {
                csv.append(
                        "wm%02d,wm%d-%d,p,1,%d,%s-%02d-%02dT10:00:00Z\n"
                                .formatted(
                                        customer,
                                        customer,
                                        order,
                                        10 + customer,
                                        year,
                                        1 + order + (order == 0 ? 0 : customer % 7),
                                        1 + customer % 28));
            }
        }
        service.upload(csv.toString());
    }
}
