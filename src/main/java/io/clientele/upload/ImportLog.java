package io.clientele.upload;

import io.clientele.job.Jobs;
import io.clientele.problem.Problem;
import io.clientele.problem.ProblemType;
import io.clientele.receipt.Contents;
import io.clientele.row.DateOrder;
import io.clientele.sending.UploadOptions;
import io.clientele.upload.UploadsCompleted.CompletedUpload;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Limit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Writes down how imports go. An end is only written by the latest attempt: one that was taken
/// over, say after a freeze, finds itself ended.
@Component
public class ImportLog {

    /// The name of the job that imports uploads.
    public static final String JOB = "upload";

    private static final String WHAT_TO_DO =
            "Nothing of the file is in the ledger. It is kept for "
                    + Contents.DAYS_AFTER_FAILURE
                    + " days, or until a customer is erased: POST /uploads/%1$s/attempts tries again,"
                    + " DELETE /uploads/%1$s drops it.";

    private static final Logger LOG = LoggerFactory.getLogger(ImportLog.class);

    private final Uploads uploads;
    private final Contents content;
    private final Jobs jobs;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ImportLog(
            Uploads uploads,
            Contents content,
            Jobs jobs,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.uploads = uploads;
        this.content = content;
        this.jobs = jobs;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /// One attempt at an import.
    public record Attempt(UUID id, int number, int upload, UploadOptions options, long bytes) {}

    /// Begins an attempt; empty when there is nothing to do: the upload has ended, was begun too
    /// often, or has the content of one that was imported before.
    @Transactional
    public Optional<Attempt> begin(UUID id) {
        var upload = uploads.lockById(id).filter(found -> !found.status().ended()).orElse(null);
        if (upload == null) {
            return Optional.empty();
        }
        var now = clock.instant();
        var earlier = earlier(upload);
        if (upload.cancelRequested()) {
            upload.cancel(now);
        } else if (earlier.isPresent()) {
            upload.repeat(earlier.get(), now);
        } else if (jobs.isBegunTooOften(upload)) {
            giveUp(
                    upload,
                    ProblemType.INTERNAL_ERROR,
                    "The service stopped in the middle of this import %d times."
                            .formatted(upload.attempt()));
            return Optional.empty();
        } else {
            upload.begin(now);
            return Optional.of(
                    new Attempt(
                            id,
                            upload.attempt(),
                            upload.number(),
                            upload.options(),
                            upload.contentBytes()));
        }
        leaveNothing(upload);
        return Optional.empty();
    }

    /// Writes down how the file is understood as soon as that is known, so that a failure tells it
    /// too; ends the attempt if it was taken over.
    @Transactional
    public void understand(Attempt attempt, Understood understood) {
        latest(attempt).orElseThrow(ImportCancelled::new).understand(understood);
    }

    /// An upload that told the order of day and month.
    public record EarlierDates(UUID upload, DateOrder order) {}

    /// The last upload of files of the kind that stands and told the order of day and month.
    ///
    /// @param header stands for the columns of such files, as in [Understood.DecidedDates]
    public Optional<EarlierDates> lastDates(UUID header) {
        return jdbc.sql(
                        """
                        select id, dates_order from upload
                        where dates_header = ? and status = 'SUCCEEDED' and not dry_run
                        order by number desc limit 1
                        """)
                .param(header)
                .query(
                        (row, index) ->
                                new EarlierDates(
                                        row.getObject(1, UUID.class),
                                        DateOrder.valueOf(row.getString(2))))
                .optional();
    }

    /// Writes the progress, outside the import's transaction; ends the attempt if it was cancelled
    /// or taken over.
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void progress(Attempt attempt, UploadProgress progress) {
        int current =
                jdbc.sql(
                                """
                                update upload
                                set stage = :stage, percent = :percent,
                                    rows_per_second = :rows, eta_seconds = :eta
                                where id = :id and attempt = :attempt and status = 'RUNNING' and not cancel_requested
                                """)
                        .param("stage", progress.stage())
                        .param("percent", progress.percent())
                        .param("rows", progress.rowsPerSecond())
                        .param("eta", progress.etaSeconds())
                        .param("id", attempt.id())
                        .param("attempt", attempt.number())
                        .update();
        if (current == 0) {
            throw new ImportCancelled();
        }
    }

    /// Whether the attempt is neither cancelled nor taken over.
    public boolean isCurrent(Attempt attempt) {
        return jdbc.sql(
                        """
                        select exists (
                            select from upload
                            where id = ? and attempt = ? and status = 'RUNNING' and not cancel_requested)
                        """)
                .params(attempt.id(), attempt.number())
                .query(Boolean.class)
                .single();
    }

    /// Writes the success, in the transaction that wrote the lines if there is one.
    @Transactional
    public void succeed(Attempt attempt, UploadCounts counts) {
        var upload =
                uploads.lockById(attempt.id())
                        .filter(found -> found.status() == UploadStatus.RUNNING)
                        .filter(
                                found ->
                                        found.attempt() == attempt.number()
                                                && !found.cancelRequested())
                        .orElseThrow(ImportCancelled::new);
        upload.succeed(counts, clock.instant());
        uploads.saveAndFlush(upload);
        content.drop(attempt.id());
        if (!attempt.options().dryRun()) {
            RowMeters.count(counts);
            events.publishEvent(
                    new UploadsCompleted(List.of(CompletedUpload.of(attempt.id(), counts))));
        }
    }

    /// Writes a failure that leaves nothing; does nothing when the attempt was taken over, for then
    /// what there is belongs to another.
    @Transactional
    public void fail(Attempt attempt, Problem problem) {
        latest(attempt)
                .ifPresent(
                        upload -> {
                            if (problem.type() == ProblemType.INTERNAL_ERROR) {
                                LOG.error("Upload {} failed: {}", upload.id(), problem.detail());
                            }
                            fail(upload, problem.type(), problem.detail());
                        });
    }

    /// Writes a failure that is no fault of the file, which is kept to be tried again; nothing else
    /// is left.
    @Transactional
    public void failKeepingFile(Attempt attempt, Problem problem) {
        latest(attempt).ifPresent(upload -> giveUp(upload, problem.type(), problem.detail()));
    }

    /// Writes a failure for want of a usable row, with what became of the rows: the refused ones
    /// stay readable.
    @Transactional
    public void fail(Attempt attempt, Problem problem, UploadCounts counts) {
        latest(attempt)
                .ifPresent(
                        upload -> {
                            upload.count(counts);
                            upload.fail(problem.type().slug(), problem.detail(), clock.instant());
                            content.drop(upload.id());
                        });
    }

    /// Ends a cancelled attempt, unless it was taken over.
    @Transactional
    public void cancel(Attempt attempt) {
        latest(attempt)
                .ifPresent(
                        upload -> {
                            upload.cancel(clock.instant());
                            leaveNothing(upload);
                        });
    }

    /// Gives an import up for no fault of its file, which is kept.
    @Transactional
    public void abandon(UUID id, String reason) {
        LOG.error("Upload {} is given up: {}", id, reason);
        open(id).ifPresent(upload -> giveUp(upload, ProblemType.INTERNAL_ERROR, reason));
    }

    private Optional<Upload> earlier(Upload upload) {
        var options = upload.options();
        return options.dryRun()
                ? Optional.empty()
                : uploads
                        .lockImported(
                                upload.contentHash(),
                                options.mapping(),
                                options.sheet(),
                                options.header(),
                                options.dates(),
                                options.duplicates(),
                                options.returns(),
                                options.nonProductsDropped(),
                                Limit.of(1))
                        .stream()
                        .findFirst();
    }

    private void giveUp(Upload upload, ProblemType type, String reason) {
        upload.fail(
                type.slug(),
                "%s %s".formatted(reason, WHAT_TO_DO.formatted(upload.id())),
                clock.instant());
        events.publishEvent(new UploadEndedEmpty(upload.number()));
    }

    private void fail(Upload upload, ProblemType type, String detail) {
        upload.fail(type.slug(), detail, clock.instant());
        leaveNothing(upload);
    }

    private void leaveNothing(Upload upload) {
        content.drop(upload.id());
        events.publishEvent(new UploadEndedEmpty(upload.number()));
    }

    private Optional<Upload> latest(Attempt attempt) {
        return open(attempt.id()).filter(upload -> upload.attempt() == attempt.number());
    }

    private Optional<Upload> open(UUID id) {
        return uploads.lockById(id).filter(upload -> !upload.status().ended());
    }
}
