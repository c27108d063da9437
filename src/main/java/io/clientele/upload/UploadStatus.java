package io.clientele.upload;

/// Where an upload stands.
public enum UploadStatus {
    QUEUED,
    RUNNING,
    SUCCEEDED,
    FAILED,
    CANCELLED,
    /// Was imported, then taken back out.
    UNDONE;

    /// Whether it will not change by itself any more.
    public boolean ended() {
        return this != QUEUED && this != RUNNING;
    }
}
