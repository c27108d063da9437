package io.clientele.upload;

import io.clientele.receipt.ReceivedFile;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;

import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.Generated;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/// A file sent by the shop and what became of it.
@Entity
@DynamicUpdate
class Upload {

    @Id private UUID id;

    /// Given by the database; names the upload in the ledger.
    @Generated
    @Column(insertable = false, updatable = false)
    private int number;

    @Enumerated(EnumType.STRING)
    private UploadStatus status;

    private int attempt;
    private boolean cancelRequested;
    private @Nullable String fileName;
    private @Nullable String contentType;
    @Embedded private UploadOptions options;
    private String contentHash;
    private long contentBytes;
    private @Nullable UUID sameContentAs;
    @Embedded private UploadProgress progress;
    @Embedded private UploadCounts counts;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable Reading reading;

    private @Nullable String failureType;
    private @Nullable String failureDetail;
    private Instant createdAt;
    private @Nullable Instant startedAt;
    private @Nullable Instant finishedAt;

    @SuppressWarnings("NullAway.Init") // filled by the persistence provider
    protected Upload() {}

    /// A file that has been received whole.
    Upload(UUID id, UploadOptions options, ReceivedFile file, Instant now) {
        this.id = id;
        this.options = options;
        this.status = UploadStatus.QUEUED;
        this.fileName = file.name();
        this.contentType = file.contentType();
        this.contentHash = file.sha256();
        this.contentBytes = file.bytes();
        this.progress = UploadProgress.QUEUED;
        this.counts = UploadCounts.NONE;
        this.createdAt = now;
    }

    void begin(Instant now) {
        attempt++;
        status = UploadStatus.RUNNING;
        startedAt = now;
        counts = UploadCounts.NONE;
        progress = UploadProgress.ended("reading", 0);
    }

    void succeed(UploadCounts result, Reading howRead, Instant now) {
        counts = result;
        reading = howRead;
        end(UploadStatus.SUCCEEDED, UploadProgress.ended("done", 100), now);
    }

    /// Its content was imported before, so that it adds nothing.
    void repeat(Upload earlier, Instant now) {
        sameContentAs = earlier.id;
        succeed(earlier.counts.sentAgain(), java.util.Objects.requireNonNull(earlier.reading), now);
    }

    void count(UploadCounts result) {
        counts = result;
    }

    void fail(String type, String detail, Instant now) {
        failureType = type;
        failureDetail = detail;
        end(UploadStatus.FAILED, UploadProgress.ended("failed", progress.percent()), now);
    }

    void cancel(Instant now) {
        end(UploadStatus.CANCELLED, UploadProgress.ended("cancelled", progress.percent()), now);
    }

    void requestCancel() {
        cancelRequested = true;
    }

    void undo(Instant now) {
        end(UploadStatus.UNDONE, UploadProgress.ended("undone", 100), now);
    }

    private void end(UploadStatus end, UploadProgress last, Instant now) {
        status = end;
        progress = last;
        finishedAt = now;
    }

    UUID id() {
        return id;
    }

    int number() {
        return number;
    }

    UploadStatus status() {
        return status;
    }

    int attempt() {
        return attempt;
    }

    boolean cancelRequested() {
        return cancelRequested;
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

    UploadProgress progress() {
        return progress;
    }

    UploadCounts counts() {
        return counts;
    }

    @Nullable Reading reading() {
        return reading;
    }

    @Nullable String failureType() {
        return failureType;
    }

    @Nullable String failureDetail() {
        return failureDetail;
    }

    Instant createdAt() {
        return createdAt;
    }

    @Nullable Instant startedAt() {
        return startedAt;
    }

    @Nullable Instant finishedAt() {
        return finishedAt;
    }
}
