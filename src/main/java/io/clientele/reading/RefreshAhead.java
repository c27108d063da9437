package io.clientele.reading;

import io.clientele.patience.Patience;
import io.clientele.problem.Problem;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// A value that is given out for a while before it is read again. The first who asks when half of
/// that time is over has it read ahead, in the background; all are still given what is known. Only
/// who asks when the whole time is over waits, with all others who do, for one read.
///
/// So nothing is given out that was read longer ago, counted from when its read began. Reading
/// ahead is tried once: where it fails, what is known is given out until its time is over.
public final class RefreshAhead<V> {

    private static final Logger LOG = LoggerFactory.getLogger(RefreshAhead.class);

    private final long mostNanos;
    private final Supplier<V> reader;
    private final LongSupplier nanos;
    private final Executor background;

    /// Asked for by the oldest begin of a read that will do.
    private final SharedReads<Long, V> reads = new SharedReads<>(1, Integer.MAX_VALUE, this::read);

    private volatile @Nullable Held<V> latest;
    private int forgotten;

    /// @param most how long ago a value may have been read that is given out
    public RefreshAhead(Duration most, Supplier<V> reader) {
        this(most, reader, System::nanoTime, Thread::startVirtualThread);
    }

    RefreshAhead(Duration most, Supplier<V> reader, LongSupplier nanos, Executor background) {
        this.mostNanos = most.toNanos();
        this.reader = reader;
        this.nanos = nanos;
        this.background = background;
    }

    private record Held<V>(V value, long begun, AtomicBoolean readAhead) {

        boolean isBegunSince(long nanos) {
            return begun - nanos >= 0;
        }
    }

    /// The value.
    ///
    /// @throws Problem `SERVICE_UNAVAILABLE` where the one read for all takes too long
    public V value() {
        long now = nanos.getAsLong();
        long oldest = now - mostNanos;
        var known = latest;
        if (known == null || !known.isBegunSince(oldest)) {
            return reads.of(oldest);
        }
        if (!known.isBegunSince(now - mostNanos / 2)
                && known.readAhead.compareAndSet(false, true)) {
            background.execute(() -> readAhead(now));
        }
        return known.value;
    }

    /// Whoever asks from now on is given what is read from now on.
    public synchronized void forget() {
        forgotten++;
        latest = null;
    }

    private void readAhead(long now) {
        try {
            Patience.within(Patience.REQUEST, () -> reads.of(now));
        } catch (RuntimeException e) {
            LOG.debug("Could not be read ahead: who asks when it is too old waits for it", e);
        }
    }

    /// The read before may have begun late enough for all who waited for it to end.
    private Function<Long, V> read(List<Long> oldest) {
        var known = latest;
        var value =
                known != null && oldest.stream().allMatch(known::isBegunSince)
                        ? known.value
                        : read();
        return _ -> value;
    }

    private V read() {
        int before = forgotten();
        long begun = nanos.getAsLong();
        var value = reader.get();
        keep(new Held<>(value, begun, new AtomicBoolean()), before);
        return value;
    }

    private synchronized int forgotten() {
        return forgotten;
    }

    /// Unless it may hold what was to be forgotten.
    private synchronized void keep(Held<V> read, int before) {
        if (forgotten == before) {
            latest = read;
        }
    }
}
