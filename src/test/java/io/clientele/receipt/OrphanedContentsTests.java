package io.clientele.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import static java.time.temporal.ChronoUnit.HOURS;

import io.clientele.privacy.UnsearchedFile;
import io.clientele.problem.Problem;
import io.clientele.testing.LockWaits;
import io.clientele.testing.TestDatabase;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/// What becomes of the pieces of files that nobody acknowledged.
class OrphanedContentsTests {

    private final TestDatabase database = TestDatabase.migrated();
    private final Contents contents = new Contents(database.jdbc());

    @Test
    void dropsPiecesAfterAnHourWithoutAnother() {
        UUID left = UUID.randomUUID();
        UUID arriving = UUID.randomUUID();
        piece(left, 0, "3 hours");
        piece(left, 1, "2 hours");
        piece(arriving, 0, "2 hours");
        piece(arriving, 1, "1 minute");

        contents.dropOrphans();

        assertThat(
                        database.jdbc()
                                .sql("select distinct upload_id from upload_content")
                                .query(UUID.class)
                                .list())
                .containsExactly(arriving);
    }

    @Test
    void dropsFilesOfFailedImportsAfterAWeek() {
        UUID old = UUID.randomUUID();
        UUID late = UUID.randomUUID();
        UUID waiting = UUID.randomUUID();
        upload(old, "FAILED", "8 days");
        upload(late, "FAILED", "6 days");
        upload(waiting, "QUEUED", "8 days");

        contents.dropFailed(null);

        assertThat(
                        database.jdbc()
                                .sql("select upload_id from upload_content")
                                .query(UUID.class)
                                .list())
                .containsExactlyInAnyOrder(late, waiting);
    }

    @Test
    void dropsFilesOfFailedImportsThatCameBeforeAnErasure() {
        UUID failed = UUID.randomUUID();
        UUID waiting = UUID.randomUUID();
        upload(failed, "FAILED", "0 days");
        upload(waiting, "QUEUED", "0 days");
        var now = now();

        contents.dropFailed(now.minus(1, HOURS));
        assertThat(contents.keeps(failed)).isTrue();

        contents.dropFailed(now);
        assertThat(contents.keeps(failed)).isFalse();
        assertThat(contents.keeps(waiting)).isTrue();
    }

    @Test
    void dropsAFileThatWasStillComingAtAnErasure() {
        UUID coming = UUID.randomUUID();
        piece(coming, 0, "0 s");
        var erasure = now();
        piece(coming, 1, "0 s");
        row(coming, "FAILED", "0 s");

        contents.dropFailed(erasure);

        assertThat(contents.keeps(coming)).isFalse();
    }

    @Test
    void leavesAFileThatIsJustTriedAgain() throws SQLException {
        UUID failed = UUID.randomUUID();
        upload(failed, "FAILED", "8 days");
        try (var other = database.dataSource().getConnection();
                var trying = other.createStatement()) {
            other.setAutoCommit(false);
            trying.execute("update upload set status = 'QUEUED'");

            contents.dropFailed(now());

            other.commit();
        }
        assertThat(contents.keeps(failed)).isTrue();
    }

    @Test
    void waitsAtAnErasureForWhoIsTryingAFileAgain() throws SQLException {
        UUID failed = UUID.randomUUID();
        upload(failed, "FAILED", "0 days");
        CompletableFuture<Long> dropped;
        try (var other = database.dataSource().getConnection();
                var trying = other.createStatement()) {
            other.setAutoCommit(false);
            trying.execute("update upload set status = 'QUEUED'");

            dropped = CompletableFuture.supplyAsync(contents::dropAllFailed);
            await().until(() -> dropped.isDone() || LockWaits.holdsUp(other));

            other.commit();
        }
        assertThat(dropped.join()).isZero();
        assertThat(contents.keeps(failed)).isTrue();
    }

    @Test
    void endsOnlyAfterTheLastByte() throws IOException {
        UUID whole = UUID.randomUUID();
        UUID cut = UUID.randomUUID();
        for (UUID file : List.of(whole, cut)) {
            for (int number = 0; number < 3; number++) {
                piece(file, number, "1 minute");
            }
        }
        database.jdbc()
                .sql("delete from upload_content where upload_id = ? and piece = 1")
                .param(cut)
                .update();

        assertThat(contents.open(whole, 3)).hasBinaryContent(new byte[3]);
        try (var file = contents.open(cut, 3)) {
            assertThatThrownBy(file::readAllBytes)
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("The last 2 bytes");
        }
    }

    @Test
    void deletesALongFileLaterButKeepsItNoLonger() {
        UUID dropped = UUID.randomUUID();
        UUID waiting = UUID.randomUUID();
        for (int number = 0; number < 40; number++) {
            piece(dropped, number, "1 minute");
            piece(waiting, number, "1 minute");
        }

        contents.drop(dropped);
        contents.drop(dropped);

        assertThat(contents.keeps(dropped)).isFalse();
        assertThat(pieces()).isEqualTo(80);
        assertThat(contents.present())
                .extracting(UnsearchedFile::uploadId, UnsearchedFile::status)
                .containsExactlyInAnyOrder(tuple(dropped, "DROPPING"), tuple(waiting, "RECEIVING"));
        contents.deleteDropped();
        assertThat(contents.present()).singleElement().extracting("uploadId").isEqualTo(waiting);
        assertThat(pieces()).isEqualTo(40);
        assertThat(contents.keeps(waiting)).isTrue();
        assertThat(database.jdbc().sql("select from dropped_content").query().listOfRows())
                .isEmpty();
    }

    @Test
    void promisesNoTimeForAFileThatIsBeingDeleted() {
        UUID failed = UUID.randomUUID();
        upload(failed, "FAILED", "1 minute");
        for (int number = 1; number < 6; number++) {
            piece(failed, number, "1 minute");
        }
        assertThat(contents.present().getFirst().keptUntil()).isNotNull();

        contents.drop(failed);

        assertThat(contents.present())
                .extracting(UnsearchedFile::status, UnsearchedFile::keptUntil)
                .containsExactly(tuple("DROPPING", null));
    }

    @Test
    void deletesAShortFileAtOnce() {
        UUID dropped = UUID.randomUUID();
        piece(dropped, 0, "1 minute");
        piece(dropped, 1, "1 minute");

        contents.drop(dropped);

        assertThat(pieces()).isZero();
    }

    private int pieces() {
        return database.jdbc()
                .sql("select count(*) from upload_content")
                .query(Integer.class)
                .single();
    }

    private Instant now() {
        return database.jdbc().sql("select now()").query(Timestamp.class).single().toInstant();
    }

    private void upload(UUID id, String status, String age) {
        piece(id, 0, age);
        row(id, status, age);
    }

    private void row(UUID id, String status, String age) {
        database.jdbc()
                .sql(
                        """
                        insert into upload (
                            id, status, attempt, cancel_requested, duplicates, dry_run, content_hash, content_bytes,
                            stage, percent, rows_read, rows_accepted, rows_returns, rows_duplicates, rows_rejected,
                            rejected_by_reason, customers, orders, products, created_at, finished_at)
                        values (?, ?, 0, false, 'DROP', false, '', 1, '', 0, 0, 0, 0, 0, 0, '{}', 0, 0, 0, now(),
                                now() - ?::interval)
                        """)
                .params(id, status, age)
                .update();
    }

    private void piece(UUID upload, int number, String age) {
        database.jdbc()
                .sql("insert into upload_content values (?, ?, now() - ?::interval, '\\x00')")
                .params(upload, number, age)
                .update();
    }
}
