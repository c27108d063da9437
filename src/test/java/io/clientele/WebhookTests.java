package io.clientele;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/// What webhooks are told, to a real server.
@ImpatientService
class WebhookTests {

    private static final String HEADER =
            "customer_id,order_id,product_id,quantity,unit_price,timestamp\n";

    private final ServiceClient service;
    private final JdbcClient jdbc;
    private WebhookClient client;

    @Autowired
    WebhookTests(@LocalServerPort int port, JdbcClient jdbc) {
        this.service = new ServiceClient(port);
        this.jdbc = jdbc;
    }

    @BeforeEach
    void openTheReceiver() throws IOException {
        client = new WebhookClient(service);
    }

    @AfterEach
    void forgetWhatWasMade() {
        client.close();
    }

    @Test
    void tellsWhatHappensSignedAndOnce() {
        var webhook = client.make("upload.completed", "segmentation.completed");

        var upload = service.upload(HEADER + "wh1,wh1-1,p,1,5,2025-03-01T10:00:00Z\n");
        service.segment("{}");

        client.receive(2);
        var first = client.json(client.receiver().messages().getFirst());
        assertThat(first.path("type").asString()).isEqualTo("upload.completed");
        assertThat(first.at("/data/upload").asString()).isEqualTo(upload.path("id").asString());
        assertThat(first.at("/data/accepted").asInt()).isEqualTo(1);
        assertThat(
                        client.json(client.receiver().messages().getLast())
                                .at("/data/segmentation")
                                .asString())
                .isEqualTo(service.get("/segmentations/latest").path("id").asString());
        assertThat(client.receiver().messages())
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
        var webhook = client.make("customer.segment.left", "customer.segment.entered");
        var count = new AtomicInteger();
        client.receiver().answer(_ -> count.incrementAndGet() % 3 == 0 ? 500 : 200);
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
            var json = client.json(message);
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

        var moved = segment.keySet().stream().sorted().toList();
        assertThat(toldOf(moved.getFirst())).isPositive();
        assertThat(
                        service.get("/customers/" + moved.getFirst() + "/export")
                                .path("tables")
                                .path("webhook_message"))
                .isNotEmpty();
        assertThat(service.delete("/customers/" + moved.getFirst()).statusCode()).isEqualTo(200);
        assertThat(toldOf(moved.getFirst())).isZero();
        assertThat(toldOf(moved.getLast())).isPositive();
    }

    @Test
    void saysWithTheDriftThatRunsWereNotComputedAlike() {
        fill("2025");
        service.segment("{\"asOf\": \"2025-07-01\", \"clusters\": {\"k\": 3}}");
        client.make("drift.detected");
        service.segment(
                "{\"asOf\": \"2026-01-01\", \"clusters\": {\"k\": 3}, \"scoring\": {\"bins\": 3}}");

        client.receive(1);
        var told = client.json(client.receiver().messages().getLast()).path("data");
        var report = service.get("/segmentations/latest/drift");
        assertThat(told.path("caution").asString())
                .contains("scoring.bins (5 before, 3 now)")
                .isEqualTo(report.path("caution").asString());
        assertThat(told.path("against")).isEqualTo(report.path("against"));
        assertThat(told.path("measures")).isNotEmpty();
    }

    @Test
    void signsWithBothSecretsWhileTheyOverlap() {
        var webhook = client.make("drift.detected");

        var next =
                service.json(
                                service.post(
                                                webhook.path() + "/rotation",
                                                "application/json",
                                                BodyPublishers.ofString("{\"overlapMinutes\": 60}"))
                                        .body())
                        .path("secret")
                        .asString();

        client.ended(client.ping(webhook));
        var message = client.receiver().messages().getLast();
        assertThat(next).isNotEqualTo(webhook.secret());
        assertThat(message.isSignedWith(webhook.secret())).isTrue();
        assertThat(message.isSignedWith(next)).isTrue();

        service.post(
                webhook.path() + "/rotation", "application/json", BodyPublishers.ofString("{}"));
        client.ended(client.ping(webhook));
        assertThat(client.receiver().messages().getLast().isSignedWith(next)).isFalse();
    }

    @Test
    void keepsSecretsSealed() {
        var webhook = client.make("drift.detected");

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

    private long toldOf(String customer) {
        return rows("webhook_message where payload::text like '%\"" + customer + "\"%'");
    }

    private long rows(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }

    /// Messages in the order in which they were taken: one that was refused comes again.
    private List<Receiver.Message> taken() {
        SequencedMap<String, Receiver.Message> last = new LinkedHashMap<>();
        client.receiver().messages().forEach(message -> last.putLast(message.id(), message));
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
