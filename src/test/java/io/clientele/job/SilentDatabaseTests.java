package io.clientele.job;

import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;

import io.clientele.patience.PatientPool;
import io.clientele.testing.SilentProxy;
import io.clientele.testing.TestDatabase;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// The queue when the database falls silent, and when it is only long at work.
class SilentDatabaseTests {

    private static final int SECONDS = 1;

    private final TestDatabase database = TestDatabase.migrated();
    private final URI address = URI.create(database.url().substring("jdbc:".length()));
    private final SilentProxy proxy = SilentProxy.to(address.getPort());
    private final PatientPool pool =
            new PatientPool(
                    database,
                    "jdbc:postgresql://localhost:%d%s".formatted(proxy.port(), address.getPath()),
                    SECONDS);
    private final AtomicInteger repeats = new AtomicInteger();
    private final CountDownLatch done = new CountDownLatch(1);
    private final Scheduler scheduler =
            new JobConfiguration()
                    .scheduler(
                            pool.source(),
                            List.of(new Sleeping()),
                            List.of(new Counting()),
                            new JobProperties(
                                    2, Duration.ofMillis(500), 1, 100, Duration.ofMillis(10)),
                            Clock.systemUTC());

    @BeforeEach
    void start() {
        scheduler.start();
        await().until(() -> repeats.get() > 0);
    }

    @AfterEach
    void stop() {
        scheduler.stop();
        pool.close();
        proxy.close();
    }

    @Test
    void goesOnByItselfWhereAnotherMachineHasTakenOver() {
        proxy.fallSilent();
        int before = repeats.get();

        await().atMost(Duration.ofSeconds(30)).until(() -> repeats.get() > before + 3);
    }

    @Test
    void waitsForLongWork() {
        scheduler.schedule(
                new TaskInstance<Void>("long", UUID.randomUUID().toString()), Instant.now());

        await().atMost(Duration.ofSeconds(30)).until(() -> done.getCount() == 0);
    }

    private final class Sleeping implements Job {

        @Override
        public String name() {
            return "long";
        }

        @Override
        public void run(UUID id) {
            JdbcClient.create(pool.source())
                    .sql("select pg_sleep(?)")
                    .param(2.5 * SECONDS)
                    .query()
                    .singleRow();
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
