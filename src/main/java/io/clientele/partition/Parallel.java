package io.clientele.partition;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Runs independent tasks on all processors; results come in the order of the tasks, so they do not
/// depend on how many there are.
///
/// Threads of their own, not a work-stealing pool: Smile waits for parallel loops inside a fit, and
/// a pool thread that waits may take up another fit, whose seed would break the first one's.
final class Parallel {

    private Parallel() {}

    /// A `CancellationException` tells that the calling thread was interrupted.
    static <T> List<T> all(List<? extends Callable<T>> tasks) {
        int threads = Math.clamp(tasks.size(), 1, Runtime.getRuntime().availableProcessors());
        List<T> results = new ArrayList<>();
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            for (Future<T> task : executor.invokeAll(tasks)) {
                results.add(task.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            var cancelled = new CancellationException("Clustering was interrupted.");
            cancelled.initCause(e);
            throw cancelled;
        } catch (ExecutionException e) {
            throw new IllegalStateException("Clustering failed.", e.getCause());
        }
    }
}
