package io.clientele;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clientele.testing.TestDatabase;
import io.clientele.torture.Torture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.net.http.HttpRequest.BodyPublishers;
import java.sql.SQLException;
import java.time.Duration;

/// What was acknowledged survives `kill -9`, and nothing is half done.
@Execution(ExecutionMode.CONCURRENT)
class CrashTests {

    /// Of three chunks, two of which are written while the rest is read.
    private static final int ROWS = 45_000;

    /// What it takes to publish, and no more.
    private static final String RUN =
            """
            {"clusters": {"k": 2},
             "lifetime": {"model": "bg-nbd", "validation": false, "intervals": false, "diagnostics": false}}
            """;

    private final TestDatabase database = TestDatabase.migrated();

    @Test
    void takesUpAnImportAndARunThatWereKilled() throws SQLException {
        String upload;
        try (var service = ServiceProcess.start(database);
                var held = database.dataSource().getConnection();
                var hold = held.createStatement()) {
            // So that it cannot end before it is killed, however fast it is.
            hold.execute("select pg_advisory_lock(hashtext('clientele.rollup'))");
            upload =
                    ServiceClient.location(
                            service.client()
                                    .post("/uploads", "text/csv", BodyPublishers.ofString(csv())));
            await().atMost(Duration.ofMinutes(1))
                    .until(
                            () ->
                                    service.client()
                                            .get(upload)
                                            .path("progress")
                                            .path("stage")
                                            .asString()
                                            .equals("summarising"));
            service.kill();
        }
        assertThat(count("order_line")).as("nothing of a killed import is seen").isZero();

        String run;
        try (var service = ServiceProcess.start(database);
                var held = database.dataSource().getConnection();
                var hold = held.createStatement()) {
            var ended = service.client().ended(upload);
            assertThat(ended.path("status").asString()).as(ended.toString()).isEqualTo("SUCCEEDED");
            assertThat(ended.path("rows").path("accepted").asInt()).isEqualTo(ROWS);
            assertThat(count("order_line")).isEqualTo(ROWS);
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(count("upload_content")).isZero());

            // Here too it cannot end: what is published asks for this lock before.
            hold.execute("select pg_advisory_lock(hashtext('clientele.privacy'))");
            run =
                    ServiceClient.location(
                            service.client()
                                    .post(
                                            "/segmentations",
                                            "application/json",
                                            BodyPublishers.ofString(RUN)));
            await().atMost(Duration.ofMinutes(1))
                    .until(
                            () ->
                                    service.client()
                                            .get(run)
                                            .path("status")
                                            .asString()
                                            .equals("RUNNING"));
            service.kill();
        }

        try (var service = ServiceProcess.start(database)) {
            var ended = service.client().ended(run);
            assertThat(ended.path("status").asString()).as(ended.toString()).isEqualTo("SUCCEEDED");
            assertThat(service.client().get("/customers/c7/segment").path("customerId").asString())
                    .isEqualTo("c7");
        }
    }

    @Test
    void losesAndDoublesNothingWhereverItIsKilled() {
        var torture = new Torture(TestDatabase.migrated(), 2026, 1_500);
        try {
            for (int turn = 1; turn <= 4; turn++) {
                torture.round(turn); // an export, twelve at once, a batch, an undo
            }
        } finally {
            torture.end();
        }
    }

    private long count(String table) {
        return database.jdbc().sql("select count(*) from " + table).query(Long.class).single();
    }

    private static String csv() {
        var csv =
                new StringBuilder(
                        "customer_id,order_id,product_id,quantity,unit_price,timestamp\n");
        for (int i = 0; i < ROWS; i++) {
            csv.append(
                    "c%d,o%d,p%d,1,%d.50,2025-%02d-%02dT10:00:00Z\n"
                            .formatted(
                                    i % 9_000, i / 2, i % 100, 1 + i % 40, 1 + i % 12, 1 + i % 28));
        }
        return csv.toString();
    }
}
