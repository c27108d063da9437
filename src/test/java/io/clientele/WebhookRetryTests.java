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

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// What becomes of messages that a real server does not take.
@ImpatientService
class WebhookRetryTests {

    private final ServiceClient service;
    private WebhookClient client;

    @Autowired
    WebhookRetryTests(@LocalServerPort int port) {
        this.service = new ServiceClient(port);
    }

    @BeforeEach
    void openTheReceiver() throws IOException {
        client = new WebhookClient(service);
    }

    @AfterEach
    void forgetWhatWasMade() {
        client.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 404, 302})
    void sendsAgainWhatIsNotTaken(int status) {
        var left = new AtomicInteger(2);
        client.receiver().answer(_ -> left.getAndDecrement() > 0 ? status : 200);
        var webhook = client.make("drift.detected");

        var delivery = client.ping(webhook);

        var ended = client.ended(delivery);
        assertThat(ended.path("status").asString()).isEqualTo("SUCCEEDED");
        assertThat(ended.path("attempts").asInt()).isEqualTo(3);
        assertThat(client.receiver().messages()).as("no redirect is followed").hasSize(3);
        assertThat(client.receiver().messages().stream().map(Receiver.Message::id).distinct())
                .hasSize(1);
        assertThat(service.get(webhook.path()).path("failingSince").isNull()).isTrue();
    }

    @Test
    void staysOffWhenAnAttemptFailsThatWasUnderWayAsItWasSwitchedOff() throws Exception {
        var arrived = new CountDownLatch(1);
        var answered = new CountDownLatch(1);
        client.receiver()
                .answer(
                        _ -> {
                            arrived.countDown();
                            await().until(() -> answered.getCount() == 0);
                            return 500;
                        });
        var webhook = client.make("drift.detected");
        var delivery = client.ping(webhook);
        arrived.await();

        var off =
                WebhookClient.draft(client.receiver().address(), "drift.detected")
                        .replace("}", ", \"enabled\": false}");
        assertThat(service.put(webhook.path(), off).statusCode()).isEqualTo(200);
        answered.countDown();

        await().until(() -> service.get(delivery).path("attempts").asInt() > 0);
        assertThat(service.get(webhook.path()).path("enabled").asBoolean()).isFalse();
    }

    @Test
    void givesUpWaitingAndAtLastTheMessageAndTheWebhook() throws Exception {
        var stop = new CountDownLatch(1);
        var webhook = client.make("drift.detected");
        client.receiver()
                .answer(
                        _ -> {
                            try {
                                stop.await();
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                            return 200;
                        });

        var first = client.ended(client.ping(webhook));

        assertThat(first.path("status").asString()).isEqualTo("FAILED");
        assertThat(first.path("attempts").asInt()).isEqualTo(4);
        assertThat(first.at("/lastAttempt/fault").asString()).isEqualTo("timed-out");
        assertThat(service.get(webhook.path()).path("failingSince").isNull()).isFalse();
        client.ping(webhook); // fails for longer than ten seconds after the first failure
        await().atMost(Duration.ofMinutes(1))
                .until(() -> !service.get(webhook.path()).path("enabled").asBoolean());
        assertThat(service.get(webhook.path()).path("disabledReason").asString())
                .contains("nothing");

        stop.countDown();
        service.put(
                webhook.path(), WebhookClient.draft(client.receiver().address(), "drift.detected"));
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
        assertThat(client.ended(replay).path("status").asString()).isEqualTo("SUCCEEDED");
        assertThat(client.ended(replay).path("message")).isEqualTo(first.path("message"));
    }

    @Test
    void endsAWebhookThatSaysItIsGone() {
        client.receiver().answer(_ -> 410);
        var webhook = client.make("drift.detected");
        client.ping(webhook);

        await().atMost(Duration.ofMinutes(1))
                .until(() -> !service.get(webhook.path()).path("enabled").asBoolean());
        assertThat(client.receiver().messages()).hasSize(1);
    }
}
