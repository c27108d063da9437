package io.clientele;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.temporal.ChronoUnit.DAYS;

import io.clientele.privacy.PersonalData;
import io.clientele.receipt.Contents;
import io.clientele.testing.LockWaits;
import io.clientele.testing.TestDatabaseInitializer;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/// Files that nobody searches may hold a customer: who asks for his data is told of them, and who
/// asks to be forgotten is in none of them any more.
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabaseInitializer.class)
class KeptFileTests {

    private static final String CSV =
            """
            customer_id,order_id,quantity,unit_price,timestamp
            %s,o1,1,10.00,2025-01-05T10:00:00Z
            bystander,o2,1,20.00,2025-01-05T10:00:00Z
            """;

    private final ServiceClient service;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final PersonalData files;

    @Autowired
    KeptFileTests(
            @LocalServerPort int port,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            List<PersonalData> tables) {
        this.service = new ServiceClient(port);
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.files =
                tables.stream()
                        .filter(table -> table.table().equals("upload_content"))
                        .findFirst()
                        .orElseThrow();
    }

    @Test
    void tellsOfTheFileOfAnImportThatWasGivenUpAndDropsIt() {
        var upload = keptFile(CSV.formatted("zq6320"), "FAILED");
        var ended = service.get("/uploads/" + upload).path("finishedAt").asString();

        var export = service.get("/customers/zq6320/export");

        assertThat(export.path("tables").isEmpty()).isTrue();
        assertThat(export.path("unsearched")).hasSize(1);
        var kept = export.path("unsearched").get(0);
        assertThat(kept.path("uploadId").asString()).isEqualTo(upload);
        assertThat(kept.path("status").asString()).isEqualTo("FAILED");
        assertThat(Instant.parse(kept.path("keptUntil").asString()).truncatedTo(DAYS))
                .isEqualTo(
                        Instant.parse(ended)
                                .plus(Contents.DAYS_AFTER_FAILURE, DAYS)
                                .truncatedTo(DAYS));

        var receipt = service.json(service.delete("/customers/zq6320").body());

        assertThat(receipt.path("rows").asInt()).isEqualTo(1);
        assertThat(count("upload_content")).isZero();
        assertThat(service.answer("/customers/zq6320/export").statusCode()).isEqualTo(404);
        var again =
                service.post(
                        "/uploads/%s/attempts".formatted(upload),
                        "application/json",
                        BodyPublishers.noBody());
        assertThat(again.statusCode()).isEqualTo(409);
    }

    @Test
    void triesNoFileAgainWhoseErasureIsAtWork() {
        var upload = keptFile(CSV.formatted("zq6322"), "FAILED");
        var attempts = "/uploads/%s/attempts".formatted(upload);

        var again =
                Objects.requireNonNull(
                        transaction.execute(
                                _ -> {
                                    files.erase("zq6322");
                                    var trying =
                                            CompletableFuture.supplyAsync(
                                                    () ->
                                                            service.post(
                                                                    attempts,
                                                                    "application/json",
                                                                    BodyPublishers.noBody()));
                                    await().pollInSameThread()
                                            .until(
                                                    () ->
                                                            trying.isDone()
                                                                    || LockWaits.holdsUp(jdbc));
                                    return trying;
                                }));

        assertThat(again.join().statusCode()).isEqualTo(409);
        assertThat(service.get("/uploads/" + upload).path("status").asString()).isEqualTo("FAILED");
    }

    @Test
    void keepsOutWhomAFileMayBringThatWaits() {
        var file = CSV.formatted("zq6321");
        keptFile(file, "QUEUED");

        var kept = service.get("/customers/zq6321/export").path("unsearched").get(0);
        assertThat(kept.path("status").asString()).isEqualTo("QUEUED");
        assertThat(kept.path("keptUntil").isNull()).isTrue();
        var receipt = service.json(service.delete("/customers/zq6321").body());
        jdbc.sql("delete from upload_content").update();

        assertThat(receipt.path("rows").asInt()).isZero();
        var upload = service.upload(file);
        assertThat(upload.path("rejectedByReason").path("erased-customer").asInt()).isEqualTo(1);
        assertThat(count("order_line where customer_id = 'zq6321'")).isZero();
        assertThat(service.delete("/customers/zq6321").statusCode()).isEqualTo(404);
    }

    /// An upload whose file is kept.
    private String keptFile(String file, String status) {
        var upload =
                service.upload("?dryRun=true", () -> new ByteArrayInputStream(file.getBytes(UTF_8)))
                        .path("id")
                        .asString();
        jdbc.sql(
                        """
                        with kept as (
                            insert into upload_content (upload_id, piece, bytes)
                            values (:id::uuid, 0, convert_to(:file, 'UTF8')))
                        update upload set status = :status where id = :id::uuid
                        """)
                .param("id", upload)
                .param("file", file)
                .param("status", status)
                .update();
        return upload;
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }
}
