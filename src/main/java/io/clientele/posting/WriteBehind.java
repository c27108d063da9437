package io.clientele.posting;

import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Does one piece of work after the other on a thread of its own, so that whoever hands them over
/// can prepare the next one meanwhile. No more than one is at work, and none waits.
final class WriteBehind implements AutoCloseable {

    private final ExecutorService writer =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().name("ledger-writer").daemon().factory());
    private Future<?> last = CompletableFuture.completedFuture(null);

    /// Begins with a piece of work once the one before has ended; throws what that one threw.
    void hand(Callable<?> work) throws SQLException {
        await();
        last = writer.submit(work);
    }

    /// Waits for the end of the last piece of work; throws what that one threw.
    void await() throws SQLException {
        try {
            last.get();
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
