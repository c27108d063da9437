package io.clientele.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.task.TaskInstance;

import io.clientele.testing.TestDatabase;

import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;

/// What becomes of work in a process that is told to stop.
class HandOverTests {

    private final TestDatabase database = TestDatabase.migrated();
    private final CountDownLatch begun = new CountDownLatch(1);

    @Test
    void isNotAFailureOfTheWorkThatIsLeftToTheNext() throws InterruptedException {
        var properties = new JobProperties(1, Duration.ofSeconds(3), 3, 100, Duration.ofMillis(10));
        var scheduler =
                new JobConfiguration()
                        .scheduler(
                                database.dataSource(),
                                List.of(new Endless()),
                                List.of(),
                                properties,
                                Clock.systemUTC());
        scheduler.schedule(
                new TaskInstance<Void>("endless", UUID.randomUUID().toString()), Instant.now());
        scheduler.start();
        begun.await();

        scheduler.stop();

        // The scheduler waits no longer than it was told to, so that the work may end right after.
        await().untilAsserted(() -> assertThat(queue()).containsExactly("f 0"));
    }

    private List<String> queue() {
        return database.jdbc()
                .sql("select concat_ws(' ', picked, consecutive_failures) from scheduled_tasks")
                .query((row, _) -> row.getString(1))
                .list();
    }

    private final class Endless implements Job {

        @Override
        public String name() {
            return "endless";
        }

        @Override
        public void run(UUID id) {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void abandon(UUID id, String reason) {
            throw new AssertionError(reason);
        }
    }
}
