package io.clientele.limits;

import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.function.LongSupplier;

/// A body whose sender is given up when it comes too slowly.
///
/// Only the time spent waiting for bytes counts, so that nobody pays for a busy service. Each byte
/// buys the time that the slowest allowed sender takes for it, and unused time is kept only up to
/// the patience: a fast start buys no slow end.
final class PacedBody implements InputBuffer {

    private final InputBuffer source;
    private final LongSupplier nanoTime;
    private final double longestNanos;
    private final double nanosPerByte;
    private double nanosLeft;

    /// @param bytesPerSecond how slowly the body may come
    /// @param patience how long it may be late
    PacedBody(InputBuffer source, long bytesPerSecond, Duration patience, LongSupplier nanoTime) {
        this.source = source;
        this.nanoTime = nanoTime;
        this.nanosPerByte = 1e9 / bytesPerSecond;
        this.longestNanos = 1e6 * patience.toMillis();
        this.nanosLeft = longestNanos;
    }

    @Override
    public int doRead(ApplicationBufferHandler target) throws IOException {
        long start = nanoTime.getAsLong();
        int count = source.doRead(target);
        if (count >= 0) {
            long waited = nanoTime.getAsLong() - start;
            nanosLeft = Math.min(longestNanos, nanosLeft - waited + count * nanosPerByte);
            if (nanosLeft < 0) {
                throw new SocketTimeoutException("the body comes too slowly");
            }
        }
        return count;
    }

    @Override
    public int available() {
        return source.available();
    }
}
