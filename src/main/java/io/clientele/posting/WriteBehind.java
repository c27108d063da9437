package io.clientele.posting;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Does one piece of work after the other on a thread of its own, so that whoever hands them over
/// can prepare the next one meanwhile. No more than one is at work, and none waits.
///
/// @param <T> what a piece of work comes to
final class WriteBehind<T> implements AutoCloseable {

    private final ExecutorService writer =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().name("ledger-writer").daemon().factory());
    private @Nullable Future<T> last;

    /// Begins with a piece of work. The one before, if any, was awaited.
    void hand(Callable<T> work) {
        last = writer.submit(work);
    }

    /// Waits for the end of the piece of work handed over last and returns what it came to, once:
    /// then null, as where there was none. Throws what it threw.
    @Nullable T await() throws SQLException {
        if (last == null) {
            return null;
        }
        try {
            var result = last.get();
            last = null;
            return result;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted while lines were written", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SQLException cause) {
                throw cause;
            }
            throw e.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException(e.getCause());
        }
    }

    /// Returns once nothing is at work any more, however that ended.
    @Override
    public void close() {
        writer.close();
    }
}
