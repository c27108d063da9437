package io.clientele.row;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;

/// Reads a source on a thread of its own, a little ahead of whoever uses what was read, so that
/// both are at work at the same time. What is ahead is bounded by number and by weight.
public final class ReadAhead<T> implements AutoCloseable {

    private static final int MOST_ITEMS = 1_000;
    private static final int MOST_WEIGHT = 1 << 20;
    private static final int BATCHES = 4;
    private static final long LOOK_MILLIS = 50;

    private final Source<T> source;
    private final ToIntFunction<T> weight;
    private final BlockingQueue<Batch<T>> queue = new ArrayBlockingQueue<>(BATCHES);
    private final ExecutorService reader =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().name("read-ahead").daemon().factory());
    private volatile boolean closed;

    private ReadAhead(Source<T> source, ToIntFunction<T> weight) {
        this.source = source;
        this.weight = weight;
    }

    /// What is read, one after the other.
    @FunctionalInterface
    public interface Source<T> {

        /// The next one, or null at the end.
        @Nullable T next() throws IOException;
    }

    /// Items read, or what the reading ended with; neither at its end.
    private record Batch<T>(List<T> items, @Nullable Throwable failure) {}

    /// Begins to read.
    ///
    /// @param weight of an item, in characters or so
    public static <T> ReadAhead<T> of(Source<T> source, ToIntFunction<T> weight) {
        var ahead = new ReadAhead<>(source, weight);
        ahead.reader.execute(ahead::read);
        return ahead;
    }

    /// The next items, empty at the end; throws what the source threw.
    public List<T> next() throws IOException {
        try {
            var batch = queue.take();
            var failure = batch.failure();
            if (failure == null) {
                return batch.items();
            }
            if (failure instanceof IOException e) {
                throw e;
            }
            throw failure instanceof RuntimeException e ? e : new IllegalStateException(failure);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a file was read", e);
        }
    }

    private void read() {
        try {
            for (var items = items(); hand(new Batch<>(items, null)) && !items.isEmpty(); ) {
                items = items();
            }
        } catch (Throwable e) {
            hand(new Batch<>(List.of(), e));
        }
    }

    private List<T> items() throws IOException {
        List<T> items = new ArrayList<>(MOST_ITEMS);
        int total = 0;
        while (items.size() < MOST_ITEMS && total < MOST_WEIGHT) {
            T item = source.next();
            if (item == null) {
                break;
            }
            items.add(item);
            total += weight.applyAsInt(item);
        }
        return items;
    }

    /// Waits for room; false when nobody wants it any more.
    private boolean hand(Batch<T> batch) {
        try {
            while (!closed) {
                if (queue.offer(batch, LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                    return true;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    /// Ends the reading, and returns once the source is not in use any more.
    @Override
    public void close() {
        closed = true;
        reader.close();
    }
}
