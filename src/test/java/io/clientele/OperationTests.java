package io.clientele;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clientele.testing.TestDatabase;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;

/// What operators see of a service.
@TestInstance(Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
class OperationTests {

    private static final String KEY = "an-operator-s-key-of-more-than-32-characters";

    private static final int ASKED = 200;

    private final TestDatabase database = TestDatabase.migrated();
    private ServiceProcess service;

    @BeforeAll
    void startAndWork() {
        service =
                ServiceProcess.start(
                        "--spring.datasource.url=" + database.url(),
                        "--spring.datasource.username=" + database.username(),
                        "--spring.datasource.password=" + database.password(),
                        "--clientele.access.bootstrap-key=" + KEY,
                        "--clientele.vitals.snapshot-age=0s");
        var orders =
                """
                [{"customer_id": "c1", "order_id": "o1", "amount": 9.5, "timestamp": "2025-06-01"},
                 {"customer_id": "c1", "order_id": "o1", "amount": 9.5, "timestamp": "2025-06-01"},
                 {"customer_id": "c2", "order_id": "o2", "amount": 12, "timestamp": "2025-06-02"},
                 {"customer_id": "c3", "order_id": "o3", "amount": 40, "timestamp": "2025-05-02"},
                 {"customer_id": "c4", "order_id": "o4", "amount": 80, "timestamp": "2025-04-12"},
                 {"customer_id": "c5", "order_id": "o5", "amount": 0, "timestamp": "2025-06-02"}]
                """;
        assertThat(post("/uploads", orders)).isEqualTo(201);
        assertThat(post("/segmentations", "{}")).isEqualTo(202);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> get("/segmentations/latest").contains("SUCCEEDED"));
        // What was known of the snapshot before the run may be told for two seconds more.
        await().until(() -> get("/actuator/health").contains("WARNING"));
        await().until(() -> get("/actuator/prometheus").contains("clientele_snapshot_stale 0.0"));
    }

    @AfterAll
    void end() {
        service.close();
    }

    @Test
    void countInTheDomainsWords() {
        assertThat(get("/actuator/prometheus"))
                .contains("clientele_rows_total{outcome=\"accepted\"} 4.0")
                .contains("clientele_rows_total{outcome=\"duplicate\"} 1.0")
                .contains("clientele_rejects_total{reason=\"non-positive-amount\"} 1.0")
                .containsPattern("clientele_run_stage_seconds_count\\{stage=\"clusters\"} 1")
                .containsPattern("clientele_run_stage_seconds_sum\\{stage=\"snapshot\"} \\d")
                .containsPattern("clientele_snapshot_age_seconds \\d")
                .contains("clientele_snapshot_stale 0.0")
                .contains("clientele_queue_waiting 0.0")
                .contains("clientele_drift_index{measure=\"monetary\"} NaN");
    }

    @Test
    void serveEveryFigureThatTheDashboardOfGrafanaDraws() throws IOException {
        var served = get("/actuator/prometheus");
        var dashboard =
                Files.readString(Path.of("docker", "grafana", "dashboards", "clientele.json"));

        assertThat(
                        Pattern.compile("\\b(clientele|http|hikaricp|jvm|process)_[a-z_]+")
                                .matcher(dashboard)
                                .results())
                .isNotEmpty()
                .allSatisfy(figure -> assertThat(served).contains("\n" + figure.group()));
    }

    @Test
    void tellEverybodyWhichPartAilsAndOperatorsHowBadly() {
        var open = service.client().answer("/actuator/health");
        assertThat(open.statusCode()).isEqualTo(200);
        var health = service.client().json(open.body());
        assertThat(health.path("status").asString()).isEqualTo("WARNING");
        assertThat(health.at("/components/snapshot/status").asString()).isEqualTo("WARNING");
        assertThat(health.at("/components/db/status").asString()).isEqualTo("UP");
        assertThat(health.at("/components/queue/status").asString()).isEqualTo("UP");
        assertThat(open.body()).doesNotContain("computedAt");

        assertThat(get("/actuator/health")).contains("computedAt", "longestWait");
        assertThat(service.client().answer("/actuator/health/readiness").statusCode())
                .isEqualTo(200);
    }

    @Test
    void costNoMoreHoweverOftenTheirHealthIsAskedFor() {
        double before = connectionsTaken();

        for (int i = 0; i < ASKED; i++) {
            assertThat(service.client().answer("/actuator/health").statusCode()).isEqualTo(200);
        }

        assertThat(connectionsTaken() - before).isLessThan(ASKED);
    }

    /// By whatever looks for work too, a few a second.
    private double connectionsTaken() {
        return Pattern.compile(
                        "^hikaricp_connections_acquire_seconds_count\\S* (\\S+)$",
                        Pattern.MULTILINE)
                .matcher(get("/actuator/prometheus"))
                .results()
                .mapToDouble(figure -> Double.parseDouble(figure.group(1)))
                .sum();
    }

    private String get(String path) {
        return service.client().answer(path, "X-API-Key", KEY).body();
    }

    private int post(String path, String body) {
        return service.client()
                .post(path, "application/json", BodyPublishers.ofString(body), "X-API-Key", KEY)
                .statusCode();
    }
}
