package io.clientele.reading;

import static io.clientele.problem.ProblemType.SERVICE_UNAVAILABLE;

import io.clientele.patience.Patience;
import io.clientele.problem.Problem;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/// Answers callers who come at the same time by common reads. Who comes alone is answered at once;
/// who comes while reads are under way waits, and the next read is for all who wait. So the more
/// is asked, the less a single answer costs, and no more reads go on at once than a few, however
/// many ask.
///
/// A read begins after all that it answers were asked, in the thread of one who asked. Where it
/// fails it fails for everybody who waits by then: they have waited for nothing as well, and would
/// only wait once more. It has a patience of its own: that one who reads for all has waited before
/// is nothing to them.
///
/// @param <K> what is asked for
/// @param <V> an answer
public final class SharedReads<K, V> {

    /// Who reads after this long has the answer within 30 seconds, since a request waits 20 for a
    /// silent database.
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final int atOnce;
    private final int most;
    private final Duration longestWait;
    private final Function<List<K>, Function<K, V>> reader;
    private final Lock lock = new ReentrantLock();
    private final Queue<Caller<K, V>> waiting = new ArrayDeque<>();
    private int reading;

    /// @param atOnce reads that may be under way
    /// @param most what one read is for
    /// @param reader reads what is asked for, at least one
    public SharedReads(int atOnce, int most, Function<List<K>, Function<K, V>> reader) {
        this(atOnce, most, LONGEST_WAIT, reader);
    }

    /// @param longestWait for the read of another, or for the turn to read
    SharedReads(
            int atOnce, int most, Duration longestWait, Function<List<K>, Function<K, V>> reader) {
        this.atOnce = atOnce;
        this.most = most;
        this.longestWait = longestWait;
        this.reader = reader;
    }

    /// @param told the answer; empty where it is this caller's turn to read
    private record Caller<K, V>(K key, CompletableFuture<Optional<V>> told) {}

    /// The answer for a key.
    ///
    /// @throws Problem `SERVICE_UNAVAILABLE` where the reads of others take too long
    public V of(K key) {
        var caller = new Caller<K, V>(key, new CompletableFuture<>());
        return mustWait(caller) ? told(caller).orElseGet(() -> read(caller)) : read(caller);
    }

    private boolean mustWait(Caller<K, V> caller) {
        lock.lock();
        try {
            if (reading == atOnce) {
                waiting.add(caller);
                return true;
            }
            reading++;
            return false;
        } finally {
            lock.unlock();
        }
    }

    private Optional<V> told(Caller<K, V> caller) {
        var told = caller.told();
        try {
            return told.get(longestWait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            giveUp(caller);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            giveUp(caller);
        } catch (ExecutionException _) {
            throw failure(told.exceptionNow());
        }
        return settled(told);
    }

    /// Unless it has been told at the last moment, perhaps that it is its turn.
    private void giveUp(Caller<K, V> caller) {
        var late =
                Problem.of(SERVICE_UNAVAILABLE, "So many ask that this took too long; ask again.")
                        .retryAfter(longestWait);
        if (caller.told().completeExceptionally(late)) {
            lock.lock();
            try {
                waiting.remove(caller);
            } finally {
                lock.unlock();
            }
        }
    }

    private Optional<V> settled(CompletableFuture<Optional<V>> told) {
        if (told.isCompletedExceptionally()) {
            throw failure(told.exceptionNow());
        }
        return told.resultNow();
    }

    private static RuntimeException failure(Throwable cause) {
        return cause instanceof RuntimeException failure ? failure : new CompletionException(cause);
    }

    private V read(Caller<K, V> caller) {
        try {
            return readForAll(caller);
        } finally {
            passOn();
        }
    }

    private V readForAll(Caller<K, V> caller) {
        List<Caller<K, V>> others = new ArrayList<>();
        try {
            take(most - 1, others);
            List<K> keys = new ArrayList<>();
            keys.add(caller.key());
            others.forEach(other -> keys.add(other.key()));
            var answers = Patience.anew(() -> reader.apply(keys));
            others.forEach(other -> other.told().complete(Optional.of(answers.apply(other.key()))));
            return answers.apply(caller.key());
        } catch (RuntimeException | Error e) {
            take(Integer.MAX_VALUE, others);
            others.forEach(other -> other.told().completeExceptionally(e));
            throw e;
        }
    }

    /// Takes those who wait.
    private void take(int limit, List<Caller<K, V>> others) {
        lock.lock();
        try {
            while (others.size() < limit && !waiting.isEmpty()) {
                others.add(waiting.element());
                waiting.remove();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Lets the next one read who has not given up.
    private void passOn() {
        boolean passed = false;
        while (!passed) {
            var next = next();
            passed = next == null || next.told().complete(Optional.empty());
        }
    }

    private @Nullable Caller<K, V> next() {
        lock.lock();
        try {
            var next = waiting.poll();
            if (next == null) {
                reading--;
            }
            return next;
        } finally {
            lock.unlock();
        }
    }
}
