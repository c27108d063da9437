package io.clientele;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

import tools.jackson.databind.JsonNode;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;

/// Runs that nobody orders.
@ImpatientService
class ScheduleTests {

    private final ServiceClient service;
    private String schedule = "";

    ScheduleTests(@LocalServerPort int port) {
        service = new ServiceClient(port);
    }

    private void segmentAShop() {
        service.upload(SmallShop.csv(60));
        service.segment("{}");
    }

    @AfterEach
    void end() {
        service.delete(schedule);
    }

    @Test
    void runsByTheClockOneAtATime() {
        segmentAShop();
        int before = runs().size();
        make("{\"name\": \"Often\", \"trigger\": \"cron\", \"cron\": \"* * * * * *\"}");

        await().atMost(Duration.ofMinutes(1)).until(() -> runs().size() >= before + 2);
        assertThat(service.get(schedule).path("nextRunAt").isNull()).isFalse();
        service.delete(schedule);

        await().atMost(Duration.ofMinutes(1))
                .until(() -> !runs().toString().matches(".*(QUEUED|RUNNING).*"));
        for (int i = 0; i < runs().size() - before - 1; i++) {
            assertThat(runs().get(i).path("createdAt").asString())
                    .as("ordered once the one before has ended")
                    .isGreaterThan(runs().get(i + 1).path("finishedAt").asString());
        }
    }

    @Test
    void runsAfterUploadsThatBroughtSomething() {
        segmentAShop();
        make("{\"name\": \"Fresh\", \"trigger\": \"upload\"}");
        assertThat(service.get(schedule).path("nextRunAt").isNull()).isTrue();

        service.upload(SmallShop.csv(60) + "sched,so1,1,5,2025-12-28T10:00:00Z\n");

        assertThat(lastRun().path("status").asString()).isEqualTo("SUCCEEDED");
        assertThat(service.get("/segmentations/latest").path("id"))
                .isEqualTo(lastRun().path("segmentationId"));
        assertThat(service.get("/customers/sched/segment").has("segment")).isTrue();
        assertThat(service.get(schedule).path("nextRunAt").isNull()).isTrue();
    }

    @Test
    void runsOnDriftAndOnlyThen() {
        segmentAShop();
        make("{\"name\": \"Drift\", \"trigger\": \"drift\"}");
        service.upload(SmallShop.csv(60) + "steady,st1,1,5,2025-12-28T10:00:00Z\n");
        var looked = service.get(schedule).path("nextRunAt").asString();
        await().atMost(Duration.ofMinutes(1))
                .until(() -> !service.get(schedule).path("nextRunAt").asString().equals(looked));
        assertThat(service.get(schedule).path("lastRun").isNull()).isTrue();

        var csv = new StringBuilder("customer_id,order_id,quantity,unit_price,timestamp\n");
        for (int customer = 0; customer < 60; customer++) {
            csv.append(
                    "new%d,dn%d,1,9000,2026-06-%02dT10:00:00Z\n"
                            .formatted(customer, customer, 1 + customer % 28));
        }
        service.upload(csv.toString());

        assertThat(lastRun().path("status").asString()).isEqualTo("SUCCEEDED");
    }

    @Test
    void showsAFailureAndKeepsTheLastGoodSegmentation() {
        segmentAShop();
        var good = service.get("/segmentations/latest").path("id");
        make(
                """
                {"name": "Too early", "trigger": "upload", "parameters": {"asOf": "1999-01-01"}}""");
        service.upload(SmallShop.csv(60) + "early,ea1,1,5,2025-12-28T10:00:00Z\n");

        assertThat(lastRun().path("status").asString()).isEqualTo("FAILED");
        assertThat(lastRun().at("/failure/type").asString()).isEqualTo("/problems/no-purchases");
        assertThat(service.get("/schedules").toString()).contains("no-purchases");
        assertThat(service.get("/segmentations/latest").path("id")).isEqualTo(good);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"name":"x","trigger":"cron"}                                              | 422 | cron
                    {"name":"x","trigger":"cron","cron":"every day"}                           | 422 | cron
                    {"name":"x","trigger":"cron","cron":"0 0 3 * * *","zone":"Mars"}           | 422 | zone
                    {"name":"x","trigger":"upload","cron":"0 0 3 * * *"}                       | 422 | cron
                    {"name":"x","trigger":"drift","parameters":{"scoring":{"bins":2}}}         | 422 | bins
                    {"name":"x","trigger":"sometimes"}                                         | 400 | trigger""")
    void refusesWhatMakesNoSense(String draft, int status, String place) {
        var answer = service.post("/schedules", "application/json", BodyPublishers.ofString(draft));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(place);
    }

    @Test
    void changesAndForgets() {
        make("{\"name\": \"Night\", \"trigger\": \"cron\", \"cron\": \"0 30 3 * * *\"}");
        assertThat(service.get(schedule).path("nextRunAt").asString()).endsWith("T03:30:00Z");

        service.put(
                schedule,
                """
                {"name": "Off", "trigger": "cron", "cron": "0 30 3 * * *", "enabled": false}""");

        assertThat(service.get(schedule).path("nextRunAt").isNull()).isTrue();
        assertThat(service.get(schedule).path("zone").asString()).isEqualTo("UTC");
        assertThat(service.delete(schedule).statusCode()).isEqualTo(204);
        assertThat(service.answer(schedule).body()).contains("/problems/schedule-not-found");
    }

    private void make(String draft) {
        schedule =
                ServiceClient.location(
                        service.post(
                                "/schedules", "application/json", BodyPublishers.ofString(draft)));
    }

    private JsonNode runs() {
        return service.get("/segmentations?limit=1000").path("items");
    }

    private JsonNode lastRun() {
        return await().atMost(Duration.ofMinutes(1))
                .until(
                        () -> service.get(schedule).path("lastRun"),
                        run -> run.path("status").asString().matches("SUCCEEDED|FAILED"));
    }
}
