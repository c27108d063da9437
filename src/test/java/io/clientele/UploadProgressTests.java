package io.clientele;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.clientele.testing.TestDatabaseInitializer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.regex.Pattern;

import javax.sql.DataSource;

/// How far an import is, and how it is stopped.
@Isolated // It holds the service to seconds.
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabaseInitializer.class)
class UploadProgressTests {

    private static final Duration TOLD = Duration.ofSeconds(2);
    private static final Pattern PACE =
            Pattern.compile("\"rowsPerSecond\":[1-9]\\d*,\"etaSeconds\":\\d+");

    private final int port;
    private final ServiceClient service;
    private final DataSource database;
    private final JdbcClient jdbc;

    UploadProgressTests(
            @LocalServerPort int port, @Autowired DataSource database, @Autowired JdbcClient jdbc) {
        this.port = port;
        this.service = new ServiceClient(port);
        this.database = database;
        this.jdbc = jdbc;
    }

    @Test
    void tellsItsPaceAndStopsWithinTwoSecondsOnceCancelledAndLeavesNothing()
            throws IOException, InterruptedException {
        long days = count("customer_day");
        var upload = send(csv("slow", 400_000));
        var events =
                HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(
                                                URI.create(
                                                        "http://127.0.0.1:%d%s/events"
                                                                .formatted(port, upload)))
                                        .build(),
                                BodyHandlers.ofLines())
                        .body()
                        .iterator();
        String event = events.next();
        while (!PACE.matcher(event).find()) {
            event = events.next();
        }
        assertThat(PACE.matcher(service.answer(upload).body()).find()).isTrue();

        assertThat(service.delete(upload).statusCode()).isEqualTo(200);

        await().atMost(TOLD).until(() -> status(upload).equals("CANCELLED"));
        while (events.hasNext() && !event.startsWith("event:end")) {
            event = events.next();
        }
        assertThat(event).isEqualTo("event:end");
        assertThat(events.next()).contains("\"status\":\"CANCELLED\"");
        assertNothingIsLeftOf("slow");
        assertThat(count("customer_day")).isEqualTo(days);
    }

    @Test
    void tellsThatItFindsOutHowDatesAreWritten() {
        var upload = send(csv("open", 400_000).replace("2025-01-05T10:00:00Z", "1/2/2025"));

        await().pollInterval(Duration.ofMillis(20))
                .until(
                        () ->
                                service.get(upload)
                                        .path("progress")
                                        .path("stage")
                                        .asString()
                                        .equals("surveying"));

        assertThat(service.delete(upload).statusCode()).isEqualTo(200);
        await().atMost(TOLD).until(() -> status(upload).equals("CANCELLED"));
        assertNothingIsLeftOf("open");
    }

    @Test
    void stopsWithinTwoSecondsWhileItWaitsForAnotherImport() throws SQLException {
        try (var other = database.getConnection();
                var lock = other.createStatement()) {
            other.setAutoCommit(false);
            lock.execute("select pg_advisory_xact_lock(hashtext('clientele.ledger'))");
            var upload = send(csv("waiting", 10) + "waiting,,2025-01-05\n");
            await().until(() -> status(upload).equals("RUNNING"));

            assertThat(service.delete(upload).statusCode()).isEqualTo(200);

            await().atMost(TOLD).until(() -> status(upload).equals("CANCELLED"));
            other.rollback();
        }
        assertNothingIsLeftOf("waiting");
    }

    /// As after a fault that may pass, or after a process that was told to stop.
    @Test
    void isStoppedAtOnceWhileItWaitsToBeTriedAgain() {
        var upload =
                service.upload(
                                "?dryRun=true",
                                () ->
                                        new ByteArrayInputStream(
                                                (csv("again", 2) + "again,,2025-01-05\n")
                                                        .getBytes(UTF_8)))
                        .path("id")
                        .asString();
        jdbc.sql(
                        """
                        with kept as (
                            insert into upload_content (upload_id, piece, bytes) values (:id::uuid, 0, ''))
                        update upload set status = 'RUNNING' where id = :id::uuid
                        """)
                .param("id", upload)
                .update();
        assertThat(count("upload_reject where row like 'again%'")).isOne();

        var answer = service.delete("/uploads/" + upload);

        assertThat(service.json(answer.body()).path("status").asString()).isEqualTo("CANCELLED");
        assertNothingIsLeftOf("again");
    }

    private void assertNothingIsLeftOf(String customer) {
        assertThat(
                        count(
                                "upload_content left join dropped_content using (upload_id) where dropped_content is null"))
                .isZero();
        assertThat(count("order_line where customer_id like '%s%%'".formatted(customer))).isZero();
        assertThat(count("upload_reject where row like '%s%%'".formatted(customer))).isZero();
    }

    private String send(String csv) {
        return ServiceClient.location(
                service.post("/uploads", "text/csv", BodyPublishers.ofString(csv)));
    }

    private String status(String upload) {
        return service.get(upload).path("status").asString();
    }

    private long count(String rows) {
        return jdbc.sql("select count(*) from " + rows).query(Long.class).single();
    }

    private static String csv(String customer, int rows) {
        var csv = new StringBuilder("customer_id,amount,timestamp\n");
        for (int i = 0; i < rows; i++) {
            csv.append(customer).append(i).append(",9.50,2025-01-05T10:00:00Z\n");
        }
        return csv.toString();
    }
}
