package io.clientele.vitals;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

import java.time.Duration;
import java.util.function.Supplier;

/// What was read a moment ago, so that the figures of one scrape share one query, and one wait for
/// a database that is silent, and whoever asks for health all the time costs no more.
final class Recent<T> {

    private static final long LONGEST = Duration.ofSeconds(2).toNanos();

    private final Supplier<T> read;
    private @Nullable T value;
    private long readAt = System.nanoTime() - LONGEST;

    Recent(Supplier<T> read) {
        this.read = read;
    }

    /// Null while the database does not answer.
    synchronized @Nullable T value() {
        if (System.nanoTime() - readAt >= LONGEST) {
            try {
                value = read.get();
            } catch (DataAccessException | TransactionException e) {
                value = null;
            }
            readAt = System.nanoTime();
        }
        return value;
    }
}
