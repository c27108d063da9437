package io.clientele.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.Scheduler;

import io.clientele.testing.MovingClock;
import io.clientele.testing.TestDatabase;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// The queue when the clock of the database jumps.
class ClockJumpTests {

    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Duration YEAR = Duration.ofDays(365);

    private final TestDatabase database = TestDatabase.migrated();
    private final MovingClock clock = new MovingClock();
    private final AtomicInteger runs = new AtomicInteger();
    private final Scheduler scheduler =
            new JobConfiguration()
                    .scheduler(
                            database.dataSource(),
                            List.of(),
                            List.of(new Counting()),
                            new JobProperties(
                                    1, Duration.ofSeconds(3), 3, 100, Duration.ofMillis(10)),
                            clock);
    private final SetBackClock setBack =
            new SetBackClock(scheduler, database.jdbc(), clock, Map.of("counting", PAUSE));

    @BeforeEach
    void start() {
        scheduler.start();
        awaitRun();
    }

    @AfterEach
    void stop() {
        scheduler.stop();
    }

    @Test
    void goesOnWithRepeatedWorkAfterAJumpForwardsAndBack() {
        clock.move(YEAR);
        awaitRun();
        await().until(this::isPutBack);
        clock.move(YEAR.negated());
        assertThat(dueIn()).isGreaterThan(YEAR.minusDays(1));

        setBack.mend();

        awaitRun();
    }

    @Test
    void findsTheDeadWhoSeemAliveForAYear() {
        scheduler.stop();
        database.jdbc()
                .sql(
                        "update scheduled_tasks set picked = true, picked_by = 'dead', last_heartbeat = :ahead")
                .param("ahead", clock.instant().plus(YEAR).atOffset(ZoneOffset.UTC))
                .update();

        setBack.mend();

        assertThat(
                        database.jdbc()
                                .sql("select last_heartbeat from scheduled_tasks")
                                .query(OffsetDateTime.class)
                                .single()
                                .toInstant())
                .isEqualTo(clock.instant());
    }

    private boolean isPutBack() {
        return database.jdbc()
                .sql("select not picked from scheduled_tasks")
                .query(Boolean.class)
                .single();
    }

    private Duration dueIn() {
        return Duration.between(
                clock.instant(),
                database.jdbc()
                        .sql("select execution_time from scheduled_tasks")
                        .query(OffsetDateTime.class)
                        .single()
                        .toInstant());
    }

    private void awaitRun() {
        int before = runs.get();
        await().until(
                        () -> {
                            clock.move(Duration.ofMillis(100));
                            return runs.get() > before;
                        });
    }

    private final class Counting implements RepeatedJob {

        @Override
        public String name() {
            return "counting";
        }

        @Override
        public Duration pause() {
            return PAUSE;
        }

        @Override
        public void run() {
            runs.incrementAndGet();
        }
    }
}
