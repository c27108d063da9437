package io.clientele.receipt;

import static io.clientele.problem.ProblemType.INTERNAL_ERROR;

import io.clientele.patience.Patience;
import io.clientele.privacy.UnsearchedFile;
import io.clientele.problem.Problem;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// The bytes of files whose import has not ended or may be tried again, kept in pieces so that no
/// file is ever held whole.
@Component
public class Contents {

    /// How long a file is kept whose import was given up for no fault of the file.
    public static final int DAYS_AFTER_FAILURE = 7;

    private static final int PIECE = 1 << 20;

    /// In a transaction of its own, which does not wait for the disk.
    private static final String KEEP =
            """
            with quick as materialized (select set_config('synchronous_commit', 'off', true))
            insert into upload_content (upload_id, piece, bytes) select ?, ?, ? from quick
            """;

    /// Pieces that are deleted at once, in the transaction that ends an import.
    private static final int FEW = 4;

    /// Pieces that are deleted by one statement in the background.
    private static final int SOME = 16;

    private final JdbcClient jdbc;

    Contents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Keeps a stream to its end, each piece in a transaction of its own. Whoever acknowledges the
    /// file waits for the disk once for all of them, and asks for [#requireWhole].
    public ReceivedFile keep(
            UUID id, InputStream body, @Nullable String name, @Nullable String contentType)
            throws IOException {
        var digest = Sha256.start();
        var in = new DigestInputStream(body, digest);
        long bytes = 0;
        for (int piece = 0; ; piece++) {
            byte[] part = in.readNBytes(PIECE);
            if (part.length == 0) {
                break;
            }
            jdbc.sql(KEEP).params(id, piece, part).update();
            Patience.renew();
            bytes += part.length;
        }
        return new ReceivedFile(name, contentType, bytes, Sha256.text(digest.digest()));
    }

    /// Makes sure, in the transaction that acknowledges a file, that every piece of it is there: a
    /// PostgreSQL that was killed while the file came may have lost some.
    public void requireWhole(UUID id, ReceivedFile file) {
        long kept =
                jdbc.sql(
                                """
                                select coalesce(sum(octet_length(bytes)), 0) from upload_content
                                where upload_id = ?
                                """)
                        .param(id)
                        .query(Long.class)
                        .single();
        if (kept != file.bytes()) {
            throw new DataAccessResourceFailureException(
                    "PostgreSQL kept %d of the %d bytes of a file.".formatted(kept, file.bytes()));
        }
    }

    /// The bytes as sent; a [Problem] where they end before the last one.
    ///
    /// @param bytes how many they are
    public InputStream open(UUID id, long bytes) {
        return new Pieces(id, bytes);
    }

    /// Drops what a process left that was killed while it received a file: no piece has come for
    /// longer than the slowest sender takes for one, and nobody acknowledged it.
    void dropOrphans() {
        jdbc.sql(
                        """
                        delete from upload_content
                        where upload_id in (
                            select c.upload_id
                            from upload_content c
                            where not exists (select from upload u where u.id = c.upload_id)
                            group by c.upload_id
                            having max(c.received_at) < now() - interval '1 hour')
                        """)
                .update();
    }

    /// Drops the files of imports that failed, once nobody has had them tried again for
    /// [#DAYS_AFTER_FAILURE], or once a customer was erased after they had begun to come: they may
    /// hold him. What somebody is just having tried again is left alone.
    ///
    /// @param lastErasure null if there was none
    void dropFailed(@Nullable Instant lastErasure) {
        jdbc.sql(
                        """
                        with failed as materialized (
                            select u.id
                            from upload u join upload_content first on first.upload_id = u.id and first.piece = 0
                            where u.status = 'FAILED'
                              and (u.finished_at < now() - make_interval(days => :days)
                                or first.received_at <= cast(:erasure as timestamptz))
                            order by u.number
                            for update of u skip locked)
                        delete from upload_content c using failed f where c.upload_id = f.id
                        """)
                .param("days", DAYS_AFTER_FAILURE)
                .param("erasure", lastErasure == null ? null : Timestamp.from(lastErasure))
                .update();
    }

    /// Drops the files of all imports that failed; waits for who is just having one tried again,
    /// and keeps those waiting who come to that later.
    ///
    /// @return number of files
    long dropAllFailed() {
        return jdbc.sql(
                        """
                        with failed as materialized (
                            select u.id from upload u
                            where u.status = 'FAILED'
                              and exists (select from upload_content c where c.upload_id = u.id)
                            order by u.number
                            for update),
                        dropped as (
                            delete from upload_content c using failed f where c.upload_id = f.id
                            returning c.upload_id)
                        select count(distinct upload_id) from dropped
                        """)
                .query(Long.class)
                .single();
    }

    /// Every file of which pieces are there, from the oldest on, also one that still comes or is
    /// being deleted.
    List<UnsearchedFile> present() {
        return jdbc.sql(
                        """
                        select c.upload_id,
                            case when d.upload_id is null then coalesce(u.status, 'RECEIVING') else 'DROPPING' end,
                            coalesce(u.created_at, min(c.received_at)) as came,
                            case when d.upload_id is null and u.status = 'FAILED'
                                then u.finished_at + make_interval(days => :days) end
                        from upload_content c
                        left join upload u on u.id = c.upload_id
                        left join dropped_content d on d.upload_id = c.upload_id
                        group by c.upload_id, u.id, d.upload_id
                        order by came, c.upload_id
                        """)
                .param("days", DAYS_AFTER_FAILURE)
                .query(
                        (row, _) -> {
                            var until = row.getTimestamp(4);
                            return new UnsearchedFile(
                                    row.getObject(1, UUID.class),
                                    row.getString(2),
                                    row.getTimestamp(3).toInstant(),
                                    until == null ? null : until.toInstant());
                        })
                .list();
    }

    /// Whether a file is kept.
    public boolean keeps(UUID id) {
        return jdbc.sql(
                        """
                        select exists (select from upload_content where upload_id = :id)
                            and not exists (select from dropped_content where upload_id = :id)
                        """)
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    /// Drops a file whose import has ended. A long one is only marked: to delete a gigabyte takes
    /// PostgreSQL many seconds, and nobody is to wait for that.
    public void drop(UUID id) {
        jdbc.sql(
                        """
                        with long as (
                            select from upload_content where upload_id = :id and piece = :few),
                        marked as (
                            insert into dropped_content
                            select :id where exists (select from long)
                            on conflict do nothing)
                        delete from upload_content
                        where upload_id = :id and not exists (select from long)
                        """)
                .param("id", id)
                .param("few", FEW)
                .update();
    }

    /// Deletes what was marked, some pieces in each transaction.
    void deleteDropped() {
        int deleted = SOME;
        while (deleted > 0 && !Thread.currentThread().isInterrupted()) {
            deleted =
                    jdbc.sql(
                                    """
                                    delete from upload_content
                                    where (upload_id, piece) in (
                                        select c.upload_id, c.piece
                                        from upload_content c join dropped_content using (upload_id)
                                        limit :some)
                                    """)
                            .param("some", SOME)
                            .update();
        }
        jdbc.sql(
                        """
                        delete from dropped_content d
                        where not exists (select from upload_content c where c.upload_id = d.upload_id)
                        """)
                .update();
    }

    private byte @Nullable [] piece(UUID id, int number) {
        return jdbc.sql("select bytes from upload_content where upload_id = ? and piece = ?")
                .params(id, number)
                .query((row, index) -> row.getBytes(1))
                .optional()
                .orElse(null);
    }

    /// Reads the pieces one after another, holding one.
    private final class Pieces extends InputStream {

        private final UUID id;
        private long left;
        private int number;
        private InputStream piece = InputStream.nullInputStream();

        Pieces(UUID id, long bytes) {
            this.id = id;
            this.left = bytes;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            int count = piece.read(target, offset, length);
            while (count < 0) {
                byte[] next = piece(id, number++);
                if (next == null) {
                    requireNoneLeft();
                    return -1;
                }
                left -= next.length;
                piece = new ByteArrayInputStream(next);
                count = piece.read(target, offset, length);
            }
            return count;
        }

        private void requireNoneLeft() {
            if (left > 0) {
                throw Problem.of(
                        INTERNAL_ERROR,
                        "The last %d bytes of the file are no longer there: send it again."
                                .formatted(left));
            }
        }
    }
}
