package io.clientele.upload;

import static io.clientele.problem.ProblemType.CONFLICT;
import static io.clientele.problem.ProblemType.UPLOAD_NOT_FOUND;

import io.clientele.job.Jobs;
import io.clientele.problem.Problem;
import io.clientele.receipt.Contents;
import io.clientele.receipt.ReceivedFile;
import io.clientele.sending.UploadOptions;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Takes files in, tells how they are, and takes them back out.
@Service
public class UploadDesk {

    private final Uploads uploads;
    private final Contents content;
    private final Jobs jobs;
    private final Undo undo;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    UploadDesk(
            Uploads uploads,
            Contents content,
            Jobs jobs,
            Undo undo,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock) {
        this.uploads = uploads;
        this.content = content;
        this.jobs = jobs;
        this.undo = undo;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// Keeps a file and queues its import; both survive any fault from here on. The pieces are kept
    /// one by one, so that a slow sender holds no connection; of a file cut off nothing stays. They
    /// are on the disk with the transaction that queues the import.
    public UploadResource receive(
            InputStream body,
            @Nullable String fileName,
            @Nullable String contentType,
            UploadOptions options)
            throws IOException {
        var id = UUID.randomUUID();
        try {
            var file = content.keep(id, body, fileName, contentType);
            return UploadResource.of(
                    Objects.requireNonNull(
                            transaction.execute(
                                    status -> {
                                        content.requireWhole(id, file);
                                        var upload = new Upload(id, options, file, clock.instant());
                                        jobs.enqueue(ImportLog.JOB, id);
                                        return uploads.saveAndFlush(upload);
                                    })));
        } catch (IOException | RuntimeException e) {
            dropAfter(e, id);
            throw e;
        }
    }

    /// What made the receipt fail may make this fail too; the first failure is the one to tell. A
    /// file stays that is taken in, of which PostgreSQL could not tell any more.
    private void dropAfter(Exception failure, UUID id) {
        try {
            if (!uploads.existsById(id)) {
                content.drop(id);
            }
        } catch (DataAccessException again) {
            failure.addSuppressed(again);
        }
    }

    /// Keeps a CSV file under the defaults and queues its import.
    public void receiveCsv(InputStream body, String fileName) throws IOException {
        receive(body, fileName, "text/csv", UploadOptions.STANDARD);
    }

    /// The upload that brought a content and stands.
    ///
    /// @param sha256 as in [ReceivedFile]
    public Optional<UUID> importOf(String sha256) {
        return uploads.imported(sha256, Limit.of(1)).stream().findFirst();
    }

    /// Whether nothing was ever uploaded.
    public boolean isEmpty() {
        return uploads.count() == 0;
    }

    /// Whether the only upload ever is a file of this name.
    public boolean holdsOnly(String fileName) {
        return uploads.count() == 1 && uploads.existsByFileName(fileName);
    }

    /// Whether no upload is queued or running.
    public boolean idle() {
        return !uploads.existsByStatusIn(Set.of(UploadStatus.QUEUED, UploadStatus.RUNNING));
    }

    /// An upload; a [Problem] when there is none.
    Upload find(UUID id) {
        return uploads.findById(id).orElseThrow(() -> unknown(id));
    }

    /// The number under which an upload's refused rows are kept: a file sent again has those of its
    /// first sending.
    public int rejectsNumber(UUID id) {
        return find(id).rejectsNumber();
    }

    /// The number that the lines of an upload's file have in the ledger: that of the upload itself
    /// or, if it was only sent again, of the first one that stands.
    public int ledgerNumber(UUID id) {
        var upload = find(id);
        var same = upload.sameContentAs();
        return same == null ? upload.number() : find(same).number();
    }

    /// Uploads from the newest on, at most `limit`, those numbered below `before`.
    ///
    /// @param fileName of these alone, where it is not null
    /// @param status of these alone, where it is not null
    List<Upload> newestBefore(
            int before, @Nullable String fileName, @Nullable UploadStatus status, int limit) {
        return uploads.newestBefore(before, fileName, status, Limit.of(limit));
    }

    /// Has a file imported that was given up for no fault of its own.
    Upload tryAgain(UUID id) {
        return Objects.requireNonNull(
                transaction.execute(
                        status -> {
                            var upload = uploads.lockById(id).orElseThrow(() -> unknown(id));
                            if (upload.status() != UploadStatus.FAILED || !content.keeps(id)) {
                                throw Problem.of(
                                        CONFLICT,
                                        "Of upload %s no file is kept to be tried again: send it again."
                                                .formatted(id));
                            }
                            if (!jobs.enqueue(ImportLog.JOB, id)) {
                                throw Problem.of(
                                        CONFLICT,
                                        "Upload %s is about to end: try again in a second."
                                                .formatted(id));
                            }
                            upload.queueAgain();
                            return uploads.saveAndFlush(upload);
                        }));
    }

    /// Ends an upload that has not ended, or takes one that was imported back out.
    Upload cancelOrUndo(UUID id) {
        var ended = transaction.execute(status -> cancel(id));
        return ended == null
                ? Objects.requireNonNull(transaction.execute(status -> undo.undo(id)))
                : ended;
    }

    /// Ends an upload; null when it has been imported.
    private @Nullable Upload cancel(UUID id) {
        var upload = uploads.lockById(id).orElseThrow(() -> unknown(id));
        switch (upload.status()) {
            case QUEUED -> leaveNothing(upload);
            case RUNNING -> {
                if (jobs.isTaken(ImportLog.JOB, id)) {
                    upload.requestCancel();
                } else {
                    // It waits to be tried again; who takes it now finds it ended.
                    leaveNothing(upload);
                }
            }
            case SUCCEEDED -> {
                return null;
            }
            case FAILED -> {
                if (!content.keeps(id)) {
                    throw Undo.nothingLeft(id);
                }
                leaveNothing(upload);
            }
            case CANCELLED, UNDONE -> throw Undo.nothingLeft(id);
        }
        return uploads.saveAndFlush(upload);
    }

    private void leaveNothing(Upload upload) {
        upload.cancel(clock.instant());
        content.drop(upload.id());
        events.publishEvent(new UploadEndedEmpty(upload.number()));
    }

    private static Problem unknown(UUID id) {
        return Problem.of(UPLOAD_NOT_FOUND, "Upload %s does not exist.".formatted(id));
    }
}
