package io.clientele.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// A clock that a test moves; it begins in May 2030.
public final class MovingClock extends Clock {

    private volatile Instant now = Instant.parse("2030-05-01T12:00:00Z");

    /// Jumps forwards, or back by a negative time.
    public void move(Duration time) {
        now = now.plus(time);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
