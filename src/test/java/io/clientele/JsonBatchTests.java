package io.clientele;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import io.clientele.testing.LockWaits;
import io.clientele.testing.TestDatabaseInitializer;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.sql.DataSource;

/// A few rows from a till, answered once they are in the ledger.
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabaseInitializer.class)
class JsonBatchTests {

    private static final AtomicInteger TESTS = new AtomicInteger();

    /// A customer of this test alone.
    private final String ann = "till" + TESTS.incrementAndGet();

    private final ServiceClient service;
    private final DataSource database;

    JsonBatchTests(@LocalServerPort int port, @Autowired DataSource database) {
        this.database = database;
        service = new ServiceClient(port);
    }

    @Test
    void answersAFewJsonRowsWithTheirFinalCounts() {
        var rows =
                """
                [{"customer":"%1$s","order":"o1","amount":3.5,"date":"2025-01-05"},
                 {"customer":"%1$s","order":"o1","amount":3.5,"date":"2025-01-05"},
                 {"customer":"","order":"o2","amount":3.5,"date":"2025-01-05"}]
                """
                        .formatted(ann);

        var answer = postJson(rows);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(answer.headers().firstValueAsLong("Content-Length"))
                .as("sent in one piece")
                .hasValue(answer.body().getBytes(UTF_8).length);
        var upload = service.get(ServiceClient.location(answer));
        assertThat(upload).isEqualTo(new JsonMapper().readTree(answer.body()));
        assertThat(upload.path("status").asString()).isEqualTo("SUCCEEDED");
        assertThat(upload.path("rows").path("accepted").asInt()).isEqualTo(1);
        assertThat(upload.path("rows").path("duplicates").asInt()).isEqualTo(1);
        assertThat(upload.path("reading").path("columns").get(0).path("column").asString())
                .isEqualTo("customer");
        var rejects = service.get(ServiceClient.location(answer) + "/rejects").path("items");
        assertThat(rejects.get(0).path("line").asInt()).isEqualTo(3);
        assertThat(service.get("/customers/" + ann).path("purchases").path("revenue").asDouble())
                .isEqualTo(3.5);
        assertThat(service.delete(ServiceClient.location(answer)).statusCode()).isEqualTo(200);
        assertThat(service.answer("/customers/" + ann).statusCode()).isEqualTo(404);
    }

    @Test
    void isListedAmongFilesInTheOrderSent() {
        var rows = "[{\"customer\":\"%s\",\"amount\":1,\"date\":\"2025-01-05\"}]".formatted(ann);
        var first = postJson(rows);
        var file = service.upload("customer,amount,date\n%s,2,2025-01-05\n".formatted(ann));
        var last = postJson(rows.replace("1,", "3,"));

        var sent = List.of(id(last), file.path("id").asString(), id(first));
        assertThat(service.get("/uploads?limit=1000").path("items"))
                .extracting(upload -> upload.path("id").asString())
                .filteredOn(sent::contains)
                .containsExactlyElementsOf(sent);
    }

    private static String id(HttpResponse<String> answer) {
        return new JsonMapper().readTree(answer.body()).path("id").asString();
    }

    @Test
    void keepsTheKeyInTheTransactionOfTheRows() {
        var rows = "[{\"customer\":\"%s\",\"amount\":1,\"date\":\"2025-01-05\"}]".formatted(ann);

        var first = postJson(rows, "Idempotency-Key", ann);
        var again = postJson(rows, "Idempotency-Key", ann);
        var other = postJson(rows.replace("1,", "2,"), "Idempotency-Key", ann);

        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        assertThat(first.headers().firstValue("Idempotency-Replayed")).isEmpty();
        assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(again.body()).isEqualTo(first.body());
        for (var header : new String[] {"Location", "Content-Type", "Content-Length"}) {
            assertThat(again.headers().firstValue(header))
                    .isPresent()
                    .isEqualTo(first.headers().firstValue(header));
        }
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(
                        JdbcClient.create(database)
                                .sql(
                                        """
                                        select u.xmin = k.xmin
                                        from upload u, idempotency_key k
                                        where '/uploads/' || u.id = k.location and k.key = ?
                                        """)
                                .param(ann)
                                .query(Boolean.class)
                                .single())
                .isTrue();
    }

    @Test
    void storesOnceWhatIsSentTwelveTimesAtOnceUnderOneKey() {
        var rows = "[{\"customer\":\"%s\",\"amount\":1,\"date\":\"2025-01-05\"}]".formatted(ann);
        List<HttpResponse<String>> answers;
        try (var sending = Executors.newVirtualThreadPerTaskExecutor()) {
            var sent =
                    Stream.generate(
                                    () ->
                                            CompletableFuture.supplyAsync(
                                                    () -> postJson(rows, "Idempotency-Key", ann),
                                                    sending))
                            .limit(12)
                            .toList();
            answers = sent.stream().map(CompletableFuture::join).toList();
        }

        assertThat(answers).extracting(HttpResponse::statusCode).contains(201).isSubsetOf(201, 409);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() == 201)
                .extracting(ServiceClient::location)
                .containsOnly(ServiceClient.location(postJson(rows, "Idempotency-Key", ann)));
        assertThat(service.get("/customers/" + ann).path("purchases").path("orders").asInt())
                .isEqualTo(1);
        assertThat(
                        JdbcClient.create(database)
                                .sql(
                                        """
                                        select count(distinct c.upload_number) from order_line c
                                        where customer_id = ?
                                        """)
                                .param(ann)
                                .query(Integer.class)
                                .single())
                .isEqualTo(1);
    }

    @Test
    void queuesAFewJsonRowsWhileALargeImportHasTheLedger() throws SQLException {
        var rows = "[{\"customer\":\"%s\",\"amount\":1,\"date\":\"2025-01-05\"}]".formatted(ann);
        HttpResponse<String> answer;
        try (var other = database.getConnection();
                var lock = other.createStatement()) {
            other.setAutoCommit(false);
            lock.execute("select pg_advisory_xact_lock(hashtext('clientele.rollup'))");

            answer = postJson(rows, "Idempotency-Key", ann);
            other.rollback();
        }

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        var upload = service.ended(ServiceClient.location(answer));
        assertThat(upload.path("rows").path("accepted").asInt()).isEqualTo(1);
        var again = postJson(rows, "Idempotency-Key", ann);
        assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(again.body()).isEqualTo(answer.body());
    }

    @Test
    void triesAFewJsonRowsOutWhenAsked() {
        var answer =
                service.post(
                        "/uploads?dryRun=true",
                        "application/json",
                        BodyPublishers.ofString(
                                "[{\"customer\":\"%s\",\"amount\":1,\"date\":\"2025-01-05\"}]"
                                        .formatted(ann)));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(answer.body()).contains("\"accepted\":1", "\"dryRun\":true");
        assertThat(service.answer("/customers/" + ann).statusCode()).isEqualTo(404);
    }

    @Test
    void keepsNoRefusedRowOfACustomerWhoIsErasedWhileItIsTriedOut() throws SQLException {
        var rows =
                """
                [{"customer":"bystander","amount":1,"date":"2025-01-05"},
                 {"customer":"%s","amount":"free","date":"2025-01-05"}]
                """
                        .formatted(ann);
        postJson("[{\"customer\":\"%s\",\"amount\":1,\"date\":\"2025-01-05\"}]".formatted(ann));
        HttpResponse<String> answer;
        try (var sending = Executors.newVirtualThreadPerTaskExecutor();
                var other = database.getConnection();
                var holding = other.createStatement()) {
            other.setAutoCommit(false);
            holding.execute("alter sequence upload_number_seq cache 1");
            var sent =
                    CompletableFuture.supplyAsync(
                            () -> postJsonTo("/uploads?dryRun=true", rows), sending);
            await().until(() -> LockWaits.holdsUp(other));

            assertThat(service.delete("/customers/" + ann).statusCode()).isEqualTo(200);

            other.rollback();
            answer = sent.join();
        }
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(answer.body()).contains("\"accepted\":1", "\"rejected\":1");
        var rejects = service.get(ServiceClient.location(answer) + "/rejects").path("items");
        assertThat(rejects).hasSize(1);
        assertThat(rejects.get(0).path("line").asInt()).isEqualTo(2);
        assertThat(rejects.toString()).doesNotContain(ann);
    }

    @Test
    void tellsHowManyReturnsToBeSubtractedAreHeldAsExcluded() {
        var rows =
                """
                [{"customer":"%1$s","order":"o1","amount":3.5,"date":"2025-01-05"},
                 {"customer":"%1$s","order":"C2","amount":3.5,"date":"2025-01-07"},
                 {"customer":"%1$s","order":"C3","amount":9,"date":"2025-01-08"}]
                """
                        .formatted(ann);
        var first = notes(postJson(rows));
        var tried = notes(postJsonTo("/uploads?returns=net&dryRun=true", rows));
        var again = notes(postJsonTo("/uploads?returns=net", rows));

        assertThat(first).isEmpty();
        assertThat(again)
                .extracting(JsonNode::asString)
                .containsExactly(
                        "2 of the returned rows are known from uploads with returns=exclude:"
                                + " nothing is subtracted for them while those uploads stand.");
        assertThat(tried).isEqualTo(again);
    }

    @Test
    void tellsOfSeveralCurrenciesAmongAFewJsonRows() {
        var answer =
                postJson(
                        """
                        [{"customer":"%1$s","amount":"$3.50","date":"2025-01-05"},
                         {"customer":"%1$s","amount":"CHF 4","date":"2025-01-05"}]
                        """
                                .formatted(ann));

        assertThat(notes(answer).get(0).asString())
                .startsWith("Amounts are in several currencies, CHF in 1 row, USD in 1 row");
    }

    private static JsonNode notes(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return new JsonMapper().readTree(answer.body()).path("reading").path("notes");
    }

    @Test
    void tellsAtOnceWhatIsWrongWithAFewJsonRows() {
        var noRow = postJson("[{\"customer\":\"\",\"amount\":1,\"date\":\"2025-01-05\"}]");
        var noColumn = postJson("[{\"who\":\"x\"}]");
        var broken = postJson("[{\"who\":\"x\"}, {");

        assertThat(noRow.statusCode()).isEqualTo(422);
        assertThat(noRow.body()).contains("no-usable-row", "[0].customer", "missing-customer-id");
        assertThat(noColumn.statusCode()).isEqualTo(422);
        assertThat(noColumn.body()).contains("unknown-columns", "Columns found: who");
        assertThat(broken.statusCode()).isEqualTo(422);
        assertThat(broken.body()).contains("unreadable-file", "Element 2 is not JSON");
    }

    @Test
    void queuesALongJsonArray() {
        var rows =
                IntStream.range(0, 1_001)
                        .mapToObj(
                                order ->
                                        "{\"customer\":\"%s\",\"order\":%d,\"amount\":1,\"date\":\"2025-01-05\"}"
                                                .formatted(ann, order))
                        .collect(joining(",", "[", "]"));

        var answer = postJson(rows);

        assertThat(answer.statusCode()).isEqualTo(202);
        var upload = service.ended(ServiceClient.location(answer));
        assertThat(upload.path("rows").path("accepted").asInt()).isEqualTo(1_001);
    }

    @Test
    void queuesAFewJsonRowsWithMuchText() {
        var row =
                "{\"customer\":\"%s\",\"amount\":1,\"date\":\"2025-01-05\",\"note\":\"%s\"}"
                        .formatted(ann, "x".repeat(30_000));

        var answer = postJson(Stream.generate(() -> row).limit(18).collect(joining(",", "[", "]")));

        assertThat(answer.statusCode()).isEqualTo(202);
        var upload = service.ended(ServiceClient.location(answer));
        assertThat(upload.path("rows").path("accepted").asInt()).isEqualTo(1);
        assertThat(upload.path("rows").path("duplicates").asInt()).isEqualTo(17);
    }

    @Test
    void standsInTheAuditLogOnceItIsStored() {
        var answer =
                postJson(
                        "[{\"customer\":\"%s\",\"amount\":1,\"date\":\"2025-01-05\"}]"
                                .formatted(ann));

        var id = new JsonMapper().readTree(answer.body()).path("id").asString();
        var entries =
                service.get("/audit")
                        .path("items")
                        .valueStream()
                        .filter(entry -> entry.path("subject").asString().equals(id))
                        .toList();
        assertThat(entries).hasSize(1);
        assertThat(entries.getFirst().path("action").asString()).isEqualTo("POST /uploads");
        assertThat(entries.getFirst().path("status").asInt()).isEqualTo(201);
    }

    private HttpResponse<String> postJson(String rows, String... headers) {
        return postJsonTo("/uploads", rows, headers);
    }

    private HttpResponse<String> postJsonTo(String path, String rows, String... headers) {
        return service.post(path, "application/json", BodyPublishers.ofString(rows), headers);
    }
}
