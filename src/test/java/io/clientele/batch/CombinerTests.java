package io.clientele.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.clientele.audit.AuditedCalls;
import io.clientele.ledger.OrderLine;
import io.clientele.problem.Problem;
import io.clientele.receipt.ReceivedFile;
import io.clientele.sending.UploadOptions;
import io.clientele.testing.TestDatabaseInitializer;
import io.clientele.upload.UploadResource;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

import javax.sql.DataSource;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabaseInitializer.class)
class CombinerTests {

    private final BatchReader reader;
    private final BatchDesk desk;
    private final DataSource database;
    private final JdbcClient jdbc;
    private final Combiner combiner;

    @Autowired
    CombinerTests(BatchReader reader, BatchDesk desk, DataSource database, Combiner combiner) {
        this.reader = reader;
        this.desk = desk;
        this.database = database;
        this.jdbc = JdbcClient.create(database);
        this.combiner = combiner;
    }

    @Test
    void storesInOneTransactionWhatHasGatheredMeanwhile() throws SQLException {
        Caller first;
        List<Caller> others;
        try (var lock = lock()) {
            first = beingStored(combiner, batch("together0"));
            others =
                    Stream.of("together1", "together2", "together3")
                            .map(customer -> waiting(combiner, batch(customer)))
                            .toList();
            lock.rollback();
        }

        var together = others.stream().map(caller -> transaction(caller.answer().join())).toList();
        assertThat(together).containsOnly(together.getFirst());
        assertThat(transaction(first.answer().join())).isNotEqualTo(together.getFirst());
    }

    @Test
    void letsABatchSpoilNoneButItsOwn() throws SQLException {
        Caller before;
        Caller spoiled;
        Caller behind;
        try (var lock = lock()) {
            beingStored(combiner, batch("spoil0"));
            before = waiting(combiner, batch("spoil1"));
            spoiled = waiting(combiner, spoiled(batch("spoil2")));
            behind = waiting(combiner, batch("spoil3"));
            lock.rollback();
        }

        assertThat(transaction(before.answer().join()))
                .isNotEqualTo(transaction(behind.answer().join()));
        assertThatThrownBy(spoiled.answer()::join)
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(DataIntegrityViolationException.class);
        assertThat(lines("spoil1") + lines("spoil3")).isEqualTo(2);
        assertThat(lines("spoil2")).isZero();
    }

    @Test
    void refusesWhoHasWaitedInVainAndStoresNothingOfIt() throws SQLException {
        Caller first;
        try (var lock = lock()) {
            first = beingStored(combiner, batch("vain0"));

            assertThatThrownBy(() -> combiner.store(batch("vain1")))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("was not stored; send it again");
            lock.rollback();
        }

        assertThat(first.answer().join().rows().accepted()).isEqualTo(1);
        assertThat(combiner.store(batch("vain2")).rows().accepted()).isEqualTo(1);
        assertThat(lines("vain1")).isZero();
    }

    @Test
    void storesWhatStillWaitsWhenItIsClosedAndNothingAfterwards() throws SQLException {
        var closing = new Combiner(desk);
        Caller first;
        Caller second;
        Thread close;
        try (var lock = lock()) {
            first = beingStored(closing, batch("close0"));
            second = waiting(closing, batch("close1"));
            close = Thread.ofPlatform().start(closing::close);
            lock.rollback();
        }

        assertThat(first.answer().join().rows().accepted()).isEqualTo(1);
        assertThat(second.answer().join().rows().accepted()).isEqualTo(1);
        await().until(() -> !close.isAlive());
        assertThatThrownBy(() -> closing.store(batch("close2"))).isInstanceOf(Problem.class);
        assertThat(lines("close2")).isZero();
    }

    /// Somebody who wants a batch stored, and what comes of it.
    private record Caller(Thread thread, CompletableFuture<UploadResource> answer) {

        static Caller of(Combiner combiner, Batch batch) {
            var answer = new CompletableFuture<UploadResource>();
            var thread =
                    Thread.ofPlatform()
                            .start(
                                    () -> {
                                        try {
                                            answer.complete(combiner.store(batch));
                                        } catch (RuntimeException e) {
                                            answer.completeExceptionally(e);
                                        }
                                    });
            return new Caller(thread, answer);
        }
    }

    /// Keeps whoever stores waiting, until it is rolled back.
    private Connection lock() throws SQLException {
        var other = database.getConnection();
        other.setAutoCommit(false);
        try (var lock = other.createStatement()) {
            lock.execute("select pg_advisory_xact_lock(hashtext('clientele.privacy'))");
        }
        return other;
    }

    private Caller beingStored(Combiner writing, Batch batch) {
        var caller = Caller.of(writing, batch);
        await().until(
                        () ->
                                jdbc.sql(
                                                """
                                                select exists (
                                                    select from pg_locks
                                                    where locktype = 'advisory' and not granted and database = (
                                                        select oid from pg_database
                                                        where datname = current_database()))
                                                """)
                                        .query(Boolean.class)
                                        .single());
        return caller;
    }

    private static Caller waiting(Combiner writing, Batch batch) {
        var caller = Caller.of(writing, batch);
        await().until(() -> caller.thread().getState() == Thread.State.TIMED_WAITING);
        return caller;
    }

    private Batch batch(String customer) {
        var rows =
                "[{\"customer\":\"%s\",\"amount\":1,\"date\":\"2025-01-05\"}]"
                        .formatted(customer)
                        .getBytes(UTF_8);
        return reader.read(
                        AuditedCalls.begun("POST /uploads"),
                        null,
                        rows,
                        ReceivedFile.of(null, "application/json", rows),
                        UploadOptions.STANDARD)
                .orElseThrow();
    }

    /// With a text that PostgreSQL does not take.
    private static Batch spoiled(Batch batch) {
        var line = batch.lines().getFirst();
        return new Batch(
                batch.call(),
                batch.key(),
                batch.options(),
                batch.file(),
                batch.understood(),
                batch.read(),
                batch.refusedAmounts(),
                batch.ids(),
                List.of(
                        new OrderLine(
                                line.line(),
                                line.customerId(),
                                line.orderId(),
                                line.day(),
                                line.orderedAtMicros(),
                                "\0",
                                line.productName(),
                                line.category(),
                                line.quantity(),
                                line.unitPrice(),
                                line.amount(),
                                line.region(),
                                line.paymentMethod(),
                                line.channel(),
                                line.returned(),
                                line.nonProduct(),
                                line.rowHash())),
                batch.rejects());
    }

    private String transaction(UploadResource upload) {
        return jdbc.sql("select xmin::text from upload where id = ?")
                .param(upload.id())
                .query(String.class)
                .single();
    }

    private int lines(String customer) {
        return jdbc.sql("select count(*) from order_line where customer_id = ?")
                .param(customer)
                .query(Integer.class)
                .single();
    }
}
