package io.clientele.intake;

import io.clientele.upload.UploadProgress;

/// Turns rows and bytes read into progress, about twice a second.
final class Pace {

    private static final long INTERVAL_NANOS = 500_000_000L;

    private final String stage;
    private final long bytes;
    private final long start = System.nanoTime();
    private long next = start + INTERVAL_NANOS;

    /// @param stage what is done with the rows
    /// @param bytes length of the whole file
    Pace(String stage, long bytes) {
        this.stage = stage;
        this.bytes = bytes;
    }

    /// Whether it is time to tell; to be asked every few rows.
    boolean due() {
        long now = System.nanoTime();
        if (now < next) {
            return false;
        }
        next = now + INTERVAL_NANOS;
        return true;
    }

    UploadProgress progress(long rows, long bytesRead) {
        double seconds = (System.nanoTime() - start) / 1e9;
        double share = Math.clamp(bytesRead / (double) Math.max(1, bytes), 0, 1);
        return new UploadProgress(
                stage,
                (int) (95 * share),
                Math.round(rows / seconds),
                share == 0 ? null : Math.round(seconds * (1 - share) / share));
    }
}
