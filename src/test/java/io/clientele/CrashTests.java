package io.clientele;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clientele.testing.RawSender;
import io.clientele.testing.TestDatabase;
import io.clientele.torture.Torture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

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

    /// The beginning of a long form.
    private static final String FORM =
            """
            POST /uploads HTTP/1.1\r
            Host: localhost\r
            Content-Type: multipart/form-data; boundary=cut\r
            Content-Length: 100000000\r
            \r
            --cut\r
            Content-Disposition: form-data; name="file"; filename="a.csv"\r
            \r
            """;

    private final TestDatabase database = TestDatabase.migrated();

    @TempDir private Path temporary;

    @Test
    void takesUpAnImportAndARunThatWereKilled() throws SQLException, IOException {
        String upload;
        try (var service = start();
                var sender = new RawSender(service.port());
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
            sender.send(FORM + "customer_id\n".repeat(20_000));
            await().atMost(Duration.ofMinutes(1)).until(() -> leftFiles() == 1);
            service.kill();
        }
        assertThat(leftFiles()).as("the part of a form that was on its way").isEqualTo(1);
        assertThat(count("order_line")).as("nothing of a killed import is seen").isZero();

        String run;
        try (var service = start();
                var held = database.dataSource().getConnection();
                var hold = held.createStatement()) {
            assertThat(leftFiles()).as("what the killed one left").isZero();
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

        erasedElsewhere("c8");
        try (var service = start()) {
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(
                            () ->
                                    assertThat(count("order_line where customer_id = 'c8'"))
                                            .as("of an erased customer, from the start on")
                                            .isZero());
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

    private ServiceProcess start() {
        return ServiceProcess.start(
                List.of(
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Djava.io.tmpdir=" + temporary.toAbsolutePath()),
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=" + database.username(),
                "--spring.datasource.password=" + database.password());
    }

    /// As who restores a backup puts back, from a newer list, whom others have erased.
    private void erasedElsewhere(String customerId) {
        assertThat(count("order_line where customer_id = '%s'".formatted(customerId))).isPositive();
        database.jdbc()
                .sql("insert into erased_customer (customer, mode) values (?, 'erase')")
                .param(pseudonym(customerId))
                .update();
    }

    private byte[] pseudonym(String customerId) {
        var key =
                database.jdbc()
                        .sql("select key from pseudonym_key")
                        .query((row, _) -> row.getBytes(1))
                        .single();
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(customerId.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /// Parts of forms in the folders of processes.
    private long leftFiles() throws IOException {
        try (var files = Files.walk(temporary)) {
            return files.filter(file -> file.toString().matches(".*/clientele-[^/]*/.*\\.tmp"))
                    .count();
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
