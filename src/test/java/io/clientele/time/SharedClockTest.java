package io.clientele.time;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessResourceFailureException;

import java.time.Duration;
import java.time.Instant;

class SharedClockTest {

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private Instant database = START;
    private long nanos = 17;
    private Duration answerTakes = Duration.ofMillis(2);
    private boolean away;

    private final SharedClock clock = new SharedClock(this::ask, () -> nanos);

    @Test
    void goesOnByTheMonotonicClockAlone() {
        nanos += Duration.ofHours(3).toNanos();

        assertThat(clock.instant()).isEqualTo(START.plusMillis(1).plus(Duration.ofHours(3)));
    }

    @ParameterizedTest
    @ValueSource(longs = {3_600, -3_600, 31_536_000, -31_536_000, -2})
    void followsTheDatabaseWhereItJumps(long seconds) {
        database = START.plusSeconds(seconds);

        clock.adjust();

        assertThat(clock.instant()).isEqualTo(database.plusMillis(1));
    }

    @Test
    void doesNotGoBackForTheSakeOfMilliseconds() {
        var before = clock.instant();
        database = START.minusMillis(400);

        clock.adjust();

        assertThat(clock.instant()).isAfterOrEqualTo(before);
    }

    @Test
    void goesOnWhileTheDatabaseIsAway() {
        away = true;
        nanos += Duration.ofSeconds(30).toNanos();

        clock.adjust();

        assertThat(clock.instant()).isEqualTo(START.plusMillis(1).plusSeconds(30));
    }

    @Test
    void passesOverAnAnswerThatWasLongOnItsWay() {
        answerTakes = Duration.ofSeconds(20);
        var before = clock.instant();

        clock.adjust();

        assertThat(clock.instant()).isEqualTo(before.plusSeconds(20));
    }

    private Instant ask() {
        if (away) {
            throw new DataAccessResourceFailureException("away");
        }
        nanos += answerTakes.toNanos();
        return database;
    }
}
