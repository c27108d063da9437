package io.clientele.time;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// The time of the database, carried on by the machine's monotonic clock between two readings. A
/// machine whose own clock jumps or is wrong neither takes work away from other replicas nor lets
/// its own lie, and a key ends for all replicas at once.
///
/// Time goes back only where the database's did by a second or more: what follows something is
/// never dated before it for the sake of a millisecond.
final class SharedClock implements InstantSource {

    private static final Logger LOG = LoggerFactory.getLogger(SharedClock.class);

    private static final int PAUSE_SECONDS = 10;

    /// Of an answer that took longer it is not known well enough when it was given; and time goes
    /// back by no less.
    private static final Duration TOLERANCE = Duration.ofSeconds(1);

    private final Supplier<Instant> database;
    private final LongSupplier nanos;
    private volatile Reading last;

    /// Reads the database's time once.
    ///
    /// @param nanos as [System#nanoTime]
    SharedClock(Supplier<Instant> database, LongSupplier nanos) {
        this.database = database;
        this.nanos = nanos;
        this.last = read();
    }

    @Override
    public Instant instant() {
        return last.at(nanos.getAsLong());
    }

    /// Reads the database's time anew; where it cannot be had, time goes on as before.
    @Scheduled(
            fixedDelay = PAUSE_SECONDS,
            initialDelay = PAUSE_SECONDS,
            timeUnit = TimeUnit.SECONDS)
    void adjust() {
        try {
            var reading = read();
            var step = Duration.between(last.at(reading.nanos), reading.instant);
            boolean known = reading.uncertainty.compareTo(TOLERANCE) < 0;
            if (known && (step.isPositive() || step.negated().compareTo(TOLERANCE) >= 0)) {
                last = reading;
            }
            if (known && step.abs().compareTo(TOLERANCE) >= 0) {
                LOG.warn("The database's clock has jumped by {}", step);
            }
        } catch (RuntimeException e) {
            LOG.debug("The database does not tell the time", e);
        }
    }

    private Reading read() {
        long before = nanos.getAsLong();
        var instant = database.get();
        long taken = nanos.getAsLong() - before;
        return new Reading(instant, before + taken / 2, Duration.ofNanos(taken));
    }

    private record Reading(Instant instant, long nanos, Duration uncertainty) {

        Instant at(long now) {
            return instant.plusNanos(now - nanos);
        }
    }
}
