package io.clientele.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.clientele.ServiceClient;
import io.clientele.job.Jobs;
import io.clientele.ledger.Duplicates;
import io.clientele.ledger.LedgerTotals;
import io.clientele.ledger.Returns;
import io.clientele.problem.Problem;
import io.clientele.problem.ProblemType;
import io.clientele.receipt.Contents;
import io.clientele.receipt.ReceivedFile;
import io.clientele.sending.UploadOptions;
import io.clientele.testing.TestDatabaseInitializer;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/// How imports end that no queue works on.
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabaseInitializer.class)
class ImportLogTests {

    private static final Reading READING =
            new Reading("CSV", "UTF-8", ",", null, List.of(), null, null, List.of());

    /// So that nobody takes them for rows of the ledger.
    private static final UploadOptions DRY_RUN =
            new UploadOptions(
                    null, null, null, null, Duplicates.DROP, Returns.EXCLUDE, false, true);

    private static final String READABLE =
            "customer_id,order_id,amount,timestamp\nann,o1,5,2025-01-01\n";

    private final ServiceClient service;

    @Autowired private ImportLog log;
    @Autowired private Uploads uploads;
    @Autowired private Contents content;
    @Autowired private JdbcClient jdbc;
    @Autowired private Jobs jobs;
    @Autowired private Undo undo;
    @Autowired private ApplicationEventPublisher events;
    @Autowired private PlatformTransactionManager transactions;

    private final UUID id = UUID.randomUUID();

    ImportLogTests(@LocalServerPort int port) {
        service = new ServiceClient(port);
    }

    @AfterEach
    void endWhatHasNot() {
        log.abandon(id, "The test has ended.");
        content.drop(id);
    }

    @Test
    void refusesAnEndWhoseCountsDoNotAddUpToTheRowsRead() throws IOException {
        receive();
        var attempt = log.begin(id).orElseThrow();
        var accepted = new LedgerTotals(3, 0, 0, 1, 1, 1, 0, null, null, null, BigDecimal.ZERO);

        assertThatThrownBy(() -> log.succeed(attempt, counts(6, accepted)))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("upload_rows_check");
        log.succeed(attempt, counts(5, accepted));

        assertThat(upload().counts().rowsRead()).isEqualTo(5);
        assertThat(upload().status()).isEqualTo(UploadStatus.SUCCEEDED);
    }

    private static UploadCounts counts(long read, LedgerTotals accepted) {
        return UploadCounts.of(read, accepted, Map.of("x", 1L), Map.of());
    }

    @Test
    void beginsAnewHoweverOftenTheServiceIsRestartedAndKeepsTheFile() throws IOException {
        receive();

        for (int stop = 0; stop < 50; stop++) {
            assertThat(log.begin(id)).isPresent();
        }

        assertThat(upload().status()).isEqualTo(UploadStatus.RUNNING);
        assertThat(content.open(id, "a file".length())).hasContent("a file");
    }

    @Test
    void givesUpWhatSeemsToStopTheServiceEachTime() throws IOException {
        receive();
        jdbc.sql("update upload set attempt = 100 where id = ?").param(id).update();

        assertThat(log.begin(id)).isEmpty();

        assertThat(upload().status()).isEqualTo(UploadStatus.FAILED);
        assertThat(String.valueOf(upload().failure())).contains("100 times");
    }

    @Test
    void tellsHowAFileWasUnderstoodWhoseImportFails() throws IOException {
        receive();
        var attempt = log.begin(id).orElseThrow();
        log.understand(attempt, new Understood(READING, null));
        assertThat(upload().reading()).isEqualTo(READING);

        log.fail(attempt, Problem.of(ProblemType.STORAGE_FULL, "The disk is full."));

        assertThat(upload().status()).isEqualTo(UploadStatus.FAILED);
        assertThat(upload().reading()).isEqualTo(READING);
    }

    @Test
    void understandsNothingForAnAttemptThatWasTakenOver() throws IOException {
        receive();
        var first = log.begin(id).orElseThrow();
        log.understand(first, new Understood(READING, null));
        assertThat(log.begin(id)).isPresent();
        assertThat(upload().reading()).as("begun anew").isNull();

        assertThatThrownBy(() -> log.understand(first, new Understood(READING, null)))
                .isInstanceOf(ImportCancelled.class);
    }

    @Test
    void leavesNoRefusedRowOfAnImportThatFails() throws IOException {
        receive();
        var attempt = log.begin(id).orElseThrow();
        refuseARow();
        log.fail(attempt, Problem.of(ProblemType.STORAGE_FULL, "The disk is full."));
        assertThat(refusedRows()).isZero();
        assertThat(upload().counts().rowsRejected()).isZero();
    }

    @Test
    void leavesNoRefusedRowOfAnImportThatIsGivenUp() throws IOException {
        receive();
        assertThat(log.begin(id)).isPresent();
        refuseARow();

        log.abandon(id, "It failed.");

        assertThat(upload().status()).isEqualTo(UploadStatus.FAILED);
        assertThat(refusedRows()).isZero();
    }

    @Test
    void keepsTheFileOfAnImportThatIsGivenUpAndImportsItWhenTold() throws IOException {
        receive(READABLE);
        var attempts = "/uploads/" + id + "/attempts";
        assertThat(post(attempts).statusCode()).as("not failed").isEqualTo(409);
        assertThat(log.begin(id)).isPresent();
        log.abandon(id, "It failed.");
        assertThat(String.valueOf(upload().failure())).contains("It failed.", "POST " + attempts);

        var again = post(attempts);

        assertThat(again.statusCode()).isEqualTo(202);
        var ended = service.ended(ServiceClient.location(again));
        assertThat(ended.path("status").asString()).isEqualTo("SUCCEEDED");
        assertThat(ended.path("rows").path("accepted").asInt()).isEqualTo(1);
        assertThat(ended.path("failure").isNull()).isTrue();
        assertThat(content.keeps(id)).isFalse();
        assertThat(post(attempts).statusCode()).as("no file").isEqualTo(409);
    }

    @Test
    void importsNothingOfAFileOfWhichAPieceIsMissing() throws IOException {
        receive(READABLE + "ann,o2,5,2025-01-02\n".repeat(100_000));
        log.abandon(id, "It failed.");
        jdbc.sql("delete from upload_content where upload_id = ? and piece = 1").param(id).update();

        assertThat(post("/uploads/" + id + "/attempts").statusCode()).isEqualTo(202);

        var ended = service.ended("/uploads/" + id);
        assertThat(ended.path("status").asString()).isEqualTo("FAILED");
        assertThat(ended.path("failure").path("detail").asString()).contains("send it again");
        assertThat(content.keeps(id)).isFalse();
    }

    /// As where PostgreSQL is cut off from the service once it has stored the transaction.
    @Test
    void keepsAFileThatIsTakenInThoughNobodyCouldTell() {
        var taken = new AtomicReference<UUID>();
        var cutOff =
                new TransactionTemplate(transactions) {
                    @Override
                    public <T extends @Nullable Object> T execute(TransactionCallback<T> action) {
                        super.execute(
                                status -> {
                                    var upload = (Upload) action.doInTransaction(status);
                                    taken.set(Objects.requireNonNull(upload).id());
                                    return dequeue(taken.get());
                                });
                        throw new TransactionSystemException("cut off");
                    }
                };
        var desk = new UploadDesk(uploads, content, jobs, undo, events, cutOff, Clock.systemUTC());

        assertThatThrownBy(() -> desk.receive(stream(READABLE), "a.csv", "text/csv", DRY_RUN))
                .isInstanceOf(TransactionSystemException.class);

        assertThat(content.keeps(taken.get())).isTrue();
        assertThat(service.delete("/uploads/" + taken.get()).statusCode()).isEqualTo(200);
    }

    /// So that the file is not imported while the test looks.
    private int dequeue(UUID upload) {
        return jdbc.sql("delete from scheduled_tasks where task_instance = ?")
                .param(upload.toString())
                .update();
    }

    @Test
    void dropsTheFileOfAnImportThatIsGivenUpWhenTold() throws IOException {
        receive();
        log.abandon(id, "It failed.");

        assertThat(service.delete("/uploads/" + id).statusCode()).isEqualTo(200);

        assertThat(upload().status()).isEqualTo(UploadStatus.CANCELLED);
        assertThat(content.keeps(id)).isFalse();
        assertThat(service.delete("/uploads/" + id).statusCode()).isEqualTo(409);
    }

    @Test
    void keepsTheFileOfAnImportThatFailedForNoFaultOfItsAndNothingElse() throws IOException {
        receive(READABLE);
        var attempt = log.begin(id).orElseThrow();
        refuseARow();

        log.failKeepingFile(attempt, Problem.of(ProblemType.STORAGE_FULL, "The disk is full."));

        assertThat(String.valueOf(upload().failure()))
                .contains("storage-full", "The disk is full. Nothing of the file is in the ledger");
        assertThat(refusedRows()).isZero();
        assertThat(content.keeps(id)).isTrue();
        assertThat(post("/uploads/" + id + "/attempts").statusCode()).isEqualTo(202);
        assertThat(service.ended("/uploads/" + id).path("status").asString())
                .isEqualTo("SUCCEEDED");
    }

    @Test
    void keepsNoFileThatIsAtFaultItself() throws IOException {
        receive();
        var attempt = log.begin(id).orElseThrow();

        log.fail(attempt, Problem.of(ProblemType.UNKNOWN_COLUMNS, "No column is known."));

        assertThat(content.keeps(id)).isFalse();
        assertThat(service.delete("/uploads/" + id).statusCode()).isEqualTo(409);
    }

    private HttpResponse<String> post(String path) {
        return service.post(path, "application/json", BodyPublishers.noBody());
    }

    @Test
    void keepsTheRefusedRowsWhereThereIsNothingElse() throws IOException {
        receive();
        var attempt = log.begin(id).orElseThrow();
        refuseARow();

        log.fail(
                attempt,
                Problem.of(ProblemType.NO_USABLE_ROW, "All 1 rows were refused."),
                UploadCounts.refused(1, Map.of("x", 1L), Map.of()));

        assertThat(refusedRows()).isEqualTo(1);
        assertThat(upload().counts().rowsRejected()).isEqualTo(1);
    }

    private void receive() throws IOException {
        receive("a file");
    }

    private void receive(String file) throws IOException {
        var kept = content.keep(id, stream(file), "a.csv", "text/csv");
        uploads.saveAndFlush(
                new Upload(
                        id,
                        DRY_RUN,
                        new ReceivedFile(
                                kept.name(), kept.contentType(), kept.bytes(), id.toString()),
                        Instant.now()));
    }

    private static InputStream stream(String file) {
        return new ByteArrayInputStream(file.getBytes(UTF_8));
    }

    private void refuseARow() {
        jdbc.sql(
                        "insert into upload_reject select number, 2, null, 'x', 'x', 'x' from upload where id = ?")
                .param(id)
                .update();
    }

    private long refusedRows() {
        return jdbc.sql("select count(*) from upload_reject where upload_number = ?")
                .param(upload().number())
                .query(Long.class)
                .single();
    }

    private Upload upload() {
        return uploads.findById(id).orElseThrow();
    }
}
