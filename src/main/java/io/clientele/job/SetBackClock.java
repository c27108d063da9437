package io.clientele.job;

import com.github.kagkarlsson.scheduler.Scheduler;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Mends the queue after the clock was set back. What a clock that was ahead has put off would lie
/// until that time has come, be it a day or a year; a process that died then would seem alive for
/// as long; and the scheduler itself waits for its next look by the clock.
final class SetBackClock {

    private static final Logger LOG = LoggerFactory.getLogger(SetBackClock.class);

    private static final int PAUSE_SECONDS = 10;

    /// So that clocks that differ a little do not seem to be set back.
    private static final Duration TOLERANCE = Duration.ofSeconds(5);

    private final Scheduler scheduler;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final String[] names;
    private final Double[] seconds;

    /// @param pauses the longest that work of a name is put off
    SetBackClock(Scheduler scheduler, JdbcClient jdbc, Clock clock, Map<String, Duration> pauses) {
        this.scheduler = scheduler;
        this.jdbc = jdbc;
        this.clock = clock;
        this.names = pauses.keySet().toArray(String[]::new);
        this.seconds =
                pauses.values().stream()
                        .map(pause -> pause.plus(TOLERANCE).toMillis() / 1e3)
                        .toArray(Double[]::new);
    }

    /// Makes due now what is put off for longer than it can have been meant to.
    @Scheduled(
            fixedDelay = PAUSE_SECONDS,
            initialDelay = PAUSE_SECONDS,
            timeUnit = TimeUnit.SECONDS)
    void mend() {
        try {
            int mended = pullIn();
            scheduler.triggerCheckForDueExecutions();
            if (mended > 0) {
                LOG.warn("The clock was set back; {} pieces of work are due now", mended);
            }
        } catch (DataAccessException e) {
            LOG.debug("The queue cannot be looked at", e);
        }
    }

    private int pullIn() {
        return jdbc.sql(
                        """
                        update scheduled_tasks task
                        set execution_time = case when picked then execution_time else :now end,
                            last_heartbeat = case when picked then :now else last_heartbeat end
                        from unnest(:names::text[], :seconds::float8[]) longest (name, seconds)
                        where task.task_name = longest.name
                          and case when picked then last_heartbeat > :now + make_interval(secs => :tolerance)
                              else execution_time > :now + make_interval(secs => longest.seconds) end
                        """)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("names", names)
                .param("seconds", seconds)
                .param("tolerance", TOLERANCE.toSeconds())
                .update();
    }
}
