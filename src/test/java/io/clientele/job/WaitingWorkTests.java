package io.clientele.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;

import io.clientele.testing.TestDatabase;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// Work that waits for its turn, next to work that has its own.
class WaitingWorkTests {

    private static final int THREADS = 4;
    private static final int PLACES = 2;

    private final TestDatabase database = TestDatabase.migrated();
    private final Held held = new Held();
    private final Hesitant hesitant = new Hesitant();
    private final AtomicInteger repeats = new AtomicInteger();
    private final Scheduler scheduler =
            new JobConfiguration()
                    .scheduler(
                            database.dataSource(),
                            List.of(held, hesitant),
                            List.of(new Counting()),
                            new JobProperties(
                                    THREADS, Duration.ofSeconds(3), 3, 100, Duration.ofMillis(10)),
                            Clock.systemUTC());

    @BeforeEach
    void start() {
        scheduler.start();
    }

    @AfterEach
    void stop() {
        held.letGo.countDown();
        scheduler.stop();
    }

    @Test
    void ofOneKindLeavesThreadsToOthersAndIsDoneInTheEnd() {
        for (int piece = 0; piece < 3 * THREADS; piece++) {
            enqueue(held.name());
        }
        await().until(() -> held.begun.size() == PLACES);
        int before = repeats.get();

        enqueue(hesitant.name());

        await().until(() -> hesitant.done.getCount() == 0 && repeats.get() > before);
        assertThat(held.begun).hasSize(PLACES);
        held.letGo.countDown();
        await().untilAsserted(() -> assertThat(held.begun).hasSize(3 * THREADS));
    }

    @Test
    void isAskedAgainWithoutAFailureAndKeepsTheTimeOfItsArrival() {
        hesitant.hold = true;
        enqueue(hesitant.name());
        await().until(() -> hesitant.asked.get() > 1);

        assertThat(
                        database.jdbc()
                                .sql(
                                        """
                                        select queued_at < execution_time and consecutive_failures = 0
                                        from scheduled_tasks where task_name = 'hesitant'
                                        """)
                                .query(Boolean.class)
                                .single())
                .isTrue();
    }

    @Test
    void thatFailedBeforeWaitsForNoPlace() {
        for (int piece = 0; piece < PLACES; piece++) {
            enqueue(held.name());
        }
        await().until(() -> held.begun.size() == PLACES);
        UUID failed = UUID.randomUUID();
        scheduler.schedule(
                new TaskInstance<Void>(held.name(), failed.toString()),
                Instant.now().plusSeconds(3600));
        database.jdbc()
                .sql(
                        """
                        update scheduled_tasks set consecutive_failures = 1, execution_time = now()
                        where task_instance = ?
                        """)
                .param(failed.toString())
                .update();

        await().untilAsserted(() -> assertThat(held.begun).contains(failed));
    }

    private void enqueue(String name) {
        scheduler.schedule(
                new TaskInstance<Void>(name, UUID.randomUUID().toString()), Instant.now());
    }

    private static final class Held implements Job {

        private final Set<UUID> begun = ConcurrentHashMap.newKeySet();
        private final CountDownLatch letGo = new CountDownLatch(1);

        @Override
        public String name() {
            return "held";
        }

        @Override
        public void run(UUID id) {
            begun.add(id);
            try {
                letGo.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void abandon(UUID id, String reason) {
            throw new AssertionError(reason);
        }
    }

    /// Begins when asked for the second time, unless it is held.
    private static final class Hesitant implements Job {

        private final AtomicInteger asked = new AtomicInteger();
        private final CountDownLatch done = new CountDownLatch(1);
        private volatile boolean hold;

        @Override
        public String name() {
            return "hesitant";
        }

        @Override
        public void run(UUID id) {
            if (asked.incrementAndGet() < 2 || hold) {
                throw new NotYet();
            }
            done.countDown();
        }

        @Override
        public void abandon(UUID id, String reason) {
            throw new AssertionError(reason);
        }
    }

    private final class Counting implements RepeatedJob {

        @Override
        public String name() {
            return "counting";
        }

        @Override
        public Duration pause() {
            return Duration.ofMillis(50);
        }

        @Override
        public void run() {
            repeats.incrementAndGet();
        }
    }
}
