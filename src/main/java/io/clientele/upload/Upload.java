package io.clientele.upload;

import io.clientele.job.Work;
import io.clientele.receipt.ReceivedFile;
import io.clientele.sending.UploadOptions;
import io.clientele.upload.Understood.DecidedDates;
import io.clientele.withdrawal.Inheritance;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/// A file sent by the shop and what became of it. Its number names it in the ledger.
@Entity
@DynamicUpdate
class Upload extends Work {

    @Enumerated(EnumType.STRING)
    private UploadStatus status;

    private @Nullable String fileName;
    private @Nullable String contentType;
    @Embedded private UploadOptions options;
    private String contentHash;
    private long contentBytes;
    private @Nullable UUID sameContentAs;
    private @Nullable Integer rejectsNumber;
    @Embedded private UploadProgress progress;
    @Embedded private UploadCounts counts;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable Reading reading;

    @Embedded private @Nullable DecidedDates decidedDates;

    @SuppressWarnings("NullAway.Init") // filled by the persistence provider
    protected Upload() {}

    /// A file that has been received whole.
    Upload(UUID id, UploadOptions options, ReceivedFile file, Instant now) {
        super(id, now);
        this.options = options;
        this.status = UploadStatus.QUEUED;
        this.fileName = file.name();
        this.contentType = file.contentType();
        this.contentHash = file.sha256();
        this.contentBytes = file.bytes();
        this.progress = UploadProgress.QUEUED;
        this.counts = UploadCounts.NONE;
    }

    void begin(Instant now) {
        attempt(now);
        status = UploadStatus.RUNNING;
        counts = UploadCounts.NONE;
        reading = null;
        decidedDates = null;
        progress = UploadProgress.ended("reading", 0);
    }

    void understand(Understood file) {
        reading = file.reading();
        decidedDates = file.decided();
    }

    void succeed(UploadCounts result, Instant now) {
        counts = result;
        end(UploadStatus.SUCCEEDED, UploadProgress.ended("done", 100), now);
    }

    /// Its content was imported before, so that it adds nothing.
    void repeat(Upload earlier, Instant now) {
        repeat(earlier);
        rejectsNumber = earlier.rejectsNumber();
        reading = earlier.reading;
        decidedDates = earlier.decidedDates;
        succeed(earlier.counts.sentAgain(), now);
    }

    /// Of its content, which was imported before, another upload is the first from now on.
    void repeat(Upload first) {
        sameContentAs = first.id();
    }

    /// It is the first of its content from now on.
    void repeatNobody() {
        sameContentAs = null;
    }

    /// What an upload that was taken back out has left it is its own from now on.
    void inherit(Inheritance left) {
        counts = counts.with(left, options.returns());
    }

    void count(UploadCounts result) {
        counts = result;
    }

    void fail(String type, String detail, Instant now) {
        failure(type, detail);
        end(UploadStatus.FAILED, UploadProgress.ended("failed", progress.percent()), now);
    }

    /// Given up before, it waits to be imported from the beginning.
    void queueAgain() {
        renew();
        status = UploadStatus.QUEUED;
        progress = UploadProgress.QUEUED;
    }

    void cancel(Instant now) {
        end(UploadStatus.CANCELLED, UploadProgress.ended("cancelled", progress.percent()), now);
    }

    void undo(Instant now) {
        end(UploadStatus.UNDONE, UploadProgress.ended("undone", 100), now);
    }

    private void end(UploadStatus end, UploadProgress last, Instant now) {
        status = end;
        progress = last;
        finish(now);
    }

    UploadStatus status() {
        return status;
    }

    @Nullable String fileName() {
        return fileName;
    }

    @Nullable String contentType() {
        return contentType;
    }

    UploadOptions options() {
        return options;
    }

    String contentHash() {
        return contentHash;
    }

    long contentBytes() {
        return contentBytes;
    }

    @Nullable UUID sameContentAs() {
        return sameContentAs;
    }

    /// Number under which its refused rows are kept: those of a file sent again are the first
    /// one's.
    int rejectsNumber() {
        return rejectsNumber == null ? number() : rejectsNumber;
    }

    UploadProgress progress() {
        return progress;
    }

    UploadCounts counts() {
        return counts;
    }

    @Nullable Reading reading() {
        return reading;
    }

    @Nullable DecidedDates decidedDates() {
        return decidedDates;
    }
}
