package io.clientele.upload;

enum UploadStatus {
    QUEUED,
    RUNNING,
    SUCCEEDED,
    FAILED,
    CANCELLED,
    /// Was imported, then taken back out.
    UNDONE;

    boolean ended() {
        return this != QUEUED && this != RUNNING;
    }
}
