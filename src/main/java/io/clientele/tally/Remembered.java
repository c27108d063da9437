package io.clientele.tally;

import static io.clientele.problem.ProblemType.SERVICE_UNAVAILABLE;

import io.clientele.caller.Caller;
import io.clientele.patience.Patience;
import io.clientele.problem.Problem;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Answers that hold as long as what they are made from stays as it is.
///
/// Those who ask for the same at the same time wait for one and the same computation, which goes on
/// in the background also when they give up: of a ledger of millions of lines it takes longer than
/// a request may, and whoever asks again finds it done. An answer is dropped when that has changed,
/// unless working it out takes longer than a second: then it is given out, marked as stale, for ten
/// times as long as that took, so that a shop whose tills send all day is not counted anew for
/// every look. What fails is not remembered.
///
/// A caller has a few computations of a kind waiting or at work; with more questions he waits
/// himself. So nobody can ask so much, and give up, that others wait for hours behind it.
///
/// @param <K> what is asked, equal for equal questions
/// @param <S> state of what the answer is made from, such as the ledger's revision
public final class Remembered<K, S, V> {

    private static final long LONG_WORK = Duration.ofSeconds(1).toNanos();
    private static final int PATIENCE = 10;
    private static final Duration RETRY = Duration.ofSeconds(10);

    /// Of a caller's computations, waiting or at work.
    static final int SHARE = 4;

    /// Of those that read all lines at once, each over a connection of its own.
    private static final Semaphore PLACES = new Semaphore(2, true);

    private final Map<K, Held<S, V>> entries;
    private final Semaphore places;

    /// Of callers, each under the remainder of its name: a few may share one, none is remembered.
    private final List<Semaphore> shares =
            Stream.generate(() -> new Semaphore(SHARE, true)).limit(64).toList();

    private final Duration wait;
    private final LongSupplier nanos;

    /// Of answers that take all lines: two are worked out at once, whoever asks.
    ///
    /// @param kept how many answers are kept, those asked last
    public Remembered(int kept) {
        this(kept, PLACES, Duration.ofSeconds(15), System::nanoTime);
    }

    Remembered(int kept, Semaphore places, Duration wait, LongSupplier nanos) {
        this.places = places;
        this.wait = wait;
        this.nanos = nanos;
        this.entries =
                new LinkedHashMap<>(16, 0.75f, true) {
                    @Override
                    protected boolean removeEldestEntry(Map.Entry<K, Held<S, V>> eldest) {
                        return size() > kept;
                    }
                };
    }

    /// Of answers that wait for nobody who reads all lines. Each is worked out after the other,
    /// since one by itself keeps all processors busy.
    ///
    /// @param kept how many answers are kept, those asked last
    public static <K, S, V> Remembered<K, S, V> oneByOne(int kept) {
        return new Remembered<>(
                kept, new Semaphore(1, true), Duration.ofSeconds(15), System::nanoTime);
    }

    /// An answer.
    ///
    /// @param stale whether the state has changed since
    public record Answer<V>(V value, boolean stale) {}

    /// The answer for a state, worked out unless it is known.
    ///
    /// @param state read before; equal where nothing has changed
    /// @throws Problem `SERVICE_UNAVAILABLE` if it takes longer than one can wait; it goes on
    public Answer<V> answer(K key, S state, Supplier<V> work) {
        long deadline = System.nanoTime() + wait.toNanos();
        try {
            var entry = entry(key, state, work, deadline);
            return new Answer<>(value(key, entry, deadline), !entry.state.equals(state));
        } catch (TimeoutException e) {
            throw Problem.of(
                            SERVICE_UNAVAILABLE,
                            "The answer is still being worked out; ask again for it.")
                    .retryAfter(RETRY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private V value(K key, Held<S, V> entry, long deadline)
            throws InterruptedException, TimeoutException {
        try {
            return entry.task.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            forget(key, entry);
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private Held<S, V> entry(K key, S state, Supplier<V> work, long deadline)
            throws InterruptedException, TimeoutException {
        var known = known(key, state);
        if (known != null) {
            return known;
        }
        var share = shares.get(Math.floorMod(Caller.currentName().hashCode(), shares.size()));
        if (!share.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
            throw new TimeoutException();
        }
        synchronized (entries) {
            var meanwhile = known(key, state);
            if (meanwhile != null) {
                share.release();
                return meanwhile;
            }
            var entry = new Held<>(state, work, places, nanos);
            entries.put(key, entry);
            Thread.ofVirtual().name("tally").start(() -> run(entry, share));
            return entry;
        }
    }

    private @Nullable Held<S, V> known(K key, S state) {
        synchronized (entries) {
            var known = entries.get(key);
            return known != null && known.holds(state, nanos.getAsLong()) ? known : null;
        }
    }

    private static void run(Held<?, ?> entry, Semaphore share) {
        try {
            entry.task.run();
        } finally {
            share.release();
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
        private volatile @Nullable Long begunAt;
        private volatile @Nullable Long doneAt;

        Held(S state, Supplier<V> work, Semaphore places, LongSupplier nanos) {
            this.state = state;
            this.task =
                    new FutureTask<>(
                            () -> {
                                places.acquire();
                                try {
                                    begunAt = nanos.getAsLong();
                                    V value = Patience.within(Patience.WHOLE, work);
                                    doneAt = nanos.getAsLong();
                                    return value;
                                } finally {
                                    places.release();
                                }
                            });
        }

        boolean holds(S asked, long now) {
            if (asked.equals(state)) {
                return true;
            }
            Long begun = begunAt;
            Long done = doneAt;
            if (begun == null || done == null) {
                // Long work that is going on is not begun once more, however often things change.
                return !task.isDone() && (begun == null || now - begun > LONG_WORK);
            }
            long took = done - begun;
            return took > LONG_WORK && now - done < PATIENCE * took;
        }
    }
}
