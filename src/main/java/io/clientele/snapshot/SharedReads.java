package io.clientele.snapshot;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
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
/// only wait once more.
///
/// @param <K> what is asked for
/// @param <V> an answer
public final class SharedReads<K, V> {

    private final int atOnce;
    private final int most;
    private final Function<List<K>, Function<K, V>> reader;
    private final Lock lock = new ReentrantLock();
    private final Queue<Caller<K, V>> waiting = new ArrayDeque<>();
    private int reading;

    /// @param atOnce reads that may be under way
    /// @param most what one read is for
    /// @param reader reads what is asked for, at least one
    public SharedReads(int atOnce, int most, Function<List<K>, Function<K, V>> reader) {
        this.atOnce = atOnce;
        this.most = most;
        this.reader = reader;
    }

    /// @param told the answer; empty where it is this caller's turn to read
    private record Caller<K, V>(K key, CompletableFuture<Optional<V>> told) {}

    /// The answer for a key.
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
        try {
            return caller.told().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    private V read(Caller<K, V> caller) {
        var others = others(most - 1);
        try {
            List<K> keys = new ArrayList<>();
            keys.add(caller.key());
            others.forEach(other -> keys.add(other.key()));
            var answers = reader.apply(keys);
            others.forEach(other -> other.told().complete(Optional.of(answers.apply(other.key()))));
            return answers.apply(caller.key());
        } catch (RuntimeException | Error e) {
            others.addAll(others(Integer.MAX_VALUE));
            others.forEach(other -> other.told().completeExceptionally(e));
            throw e;
        } finally {
            passOn();
        }
    }

    /// Takes those who wait.
    private List<Caller<K, V>> others(int limit) {
        List<Caller<K, V>> others = new ArrayList<>();
        lock.lock();
        try {
            while (others.size() < limit && !waiting.isEmpty()) {
                others.add(waiting.remove());
            }
        } finally {
            lock.unlock();
        }
        return others;
    }

    private void passOn() {
        Caller<K, V> next;
        lock.lock();
        try {
            next = waiting.poll();
            if (next == null) {
                reading--;
            }
        } finally {
            lock.unlock();
        }
        if (next != null) {
            next.told().complete(Optional.empty());
        }
    }
}
