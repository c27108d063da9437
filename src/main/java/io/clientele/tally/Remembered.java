package io.clientele.tally;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// Answers that hold as long as what they are made from stays as it is.
///
/// Those who ask for the same at the same time wait for one and the same computation. An answer is
/// dropped when that has changed, unless working it out took longer than a second: then it
/// is given out, marked as stale, for ten times as long as that took, so that a shop whose tills
/// send all day is not counted anew for every look. What fails is not remembered.
///
/// @param <K> what is asked, equal for equal questions
/// @param <S> state of what the answer is made from, such as the ledger's revision
public final class Remembered<K, S, V> {

    private static final long LONG_WORK = Duration.ofSeconds(1).toNanos();
    private static final int PATIENCE = 10;

    private final Map<K, Held<S, V>> entries;
    private final LongSupplier nanos;

    /// @param kept how many answers are kept, those asked last
    public Remembered(int kept) {
        this(kept, System::nanoTime);
    }

    Remembered(int kept, LongSupplier nanos) {
        this.nanos = nanos;
        this.entries =
                new LinkedHashMap<>(16, 0.75f, true) {
                    @Override
                    protected boolean removeEldestEntry(Map.Entry<K, Held<S, V>> eldest) {
                        return size() > kept;
                    }
                };
    }

    /// An answer.
    ///
    /// @param stale whether the state has changed since
    public record Answer<V>(V value, boolean stale) {}

    /// The answer for a state, worked out unless it is known.
    ///
    /// @param state read before; equal where nothing has changed
    public Answer<V> answer(K key, S state, Supplier<V> work) {
        Held<S, V> entry;
        synchronized (entries) {
            var known = entries.get(key);
            if (known == null || !known.holds(state, nanos.getAsLong())) {
                known = new Held<>(state, work, nanos);
                entries.put(key, known);
            }
            entry = known;
        }
        entry.task.run();
        try {
            return new Answer<>(entry.task.get(), !entry.state.equals(state));
        } catch (ExecutionException e) {
            forget(key, entry);
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void forget(K key, Held<S, V> entry) {
        synchronized (entries) {
            entries.remove(key, entry);
        }
    }

    private static final class Held<S, V> {
        private final S state;
        private final FutureTask<V> task;
        private volatile @Nullable Long doneAt;
        private volatile long took;

        Held(S state, Supplier<V> work, LongSupplier nanos) {
            this.state = state;
            this.task =
                    new FutureTask<>(
                            () -> {
                                long begun = nanos.getAsLong();
                                V value = work.get();
                                long now = nanos.getAsLong();
                                took = now - begun;
                                doneAt = now;
                                return value;
                            });
        }

        boolean holds(S asked, long now) {
            if (asked.equals(state)) {
                return true;
            }
            Long done = doneAt;
            return done != null && took > LONG_WORK && now - done < PATIENCE * took;
        }
    }
}
