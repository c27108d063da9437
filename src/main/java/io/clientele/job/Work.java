package io.clientele.job;

import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;

import org.hibernate.annotations.Generated;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/// What every piece of background work knows of itself: who it is, how often it was tried, when it
/// began and ended, and why it failed. Its status is its own.
@MappedSuperclass
public abstract class Work {

    @Id private UUID id;

    /// Given by the database in the order of arrival.
    @Generated
    @Column(insertable = false, updatable = false)
    private int number;

    private int attempt;
    private boolean cancelRequested;
    private @Nullable String failureType;
    private @Nullable String failureDetail;
    private Instant createdAt;
    private @Nullable Instant startedAt;
    private @Nullable Instant finishedAt;

    @SuppressWarnings("NullAway.Init") // filled by the persistence provider
    protected Work() {}

    /// Work that has been acknowledged.
    protected Work(UUID id, Instant now) {
        this.id = id;
        this.createdAt = now;
    }

    /// Begins another attempt.
    protected void attempt(Instant now) {
        attempt++;
        startedAt = now;
    }

    /// Makes it as good as new, so that it can be tried from the beginning.
    protected void renew() {
        attempt = 0;
        cancelRequested = false;
        failureType = null;
        failureDetail = null;
        startedAt = null;
        finishedAt = null;
    }

    /// Notes why it failed.
    ///
    /// @param type slug of the problem
    protected void failure(String type, String detail) {
        failureType = type;
        failureDetail = detail;
    }

    protected void finish(Instant now) {
        finishedAt = now;
    }

    /// Asks the running attempt to end at its next step.
    public void requestCancel() {
        cancelRequested = true;
    }

    public UUID id() {
        return id;
    }

    public int number() {
        return number;
    }

    public int attempt() {
        return attempt;
    }

    public boolean cancelRequested() {
        return cancelRequested;
    }

    /// Why it failed; null unless it did.
    public @Nullable WorkFailure failure() {
        return failureType == null || failureDetail == null
                ? null
                : new WorkFailure("/problems/" + failureType, failureDetail);
    }

    public Instant createdAt() {
        return createdAt;
    }

    public @Nullable Instant startedAt() {
        return startedAt;
    }

    public @Nullable Instant finishedAt() {
        return finishedAt;
    }
}
