package io.clientele.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/// The door to the durable queue.
@Component
public class Jobs {

    private final ObjectProvider<Scheduler> scheduler;
    private final JobProperties properties;
    private final JdbcClient jdbc;
    private final Clock clock;

    Jobs(
            ObjectProvider<Scheduler> scheduler,
            JobProperties properties,
            JdbcClient jdbc,
            Clock clock) {
        this.scheduler = scheduler;
        this.properties = properties;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// How much work there is now.
    public Backlog backlog() {
        return jdbc.sql(
                        """
                        select count(*) filter (where not picked) as waiting,
                               count(*) filter (where picked) as running,
                               extract(epoch from now() - min(queued_at) filter (where not picked)) as wait
                        from scheduled_tasks
                        where task_instance <> 'recurring'
                        """)
                .query(
                        (row, _) ->
                                new Backlog(
                                        row.getLong("waiting"),
                                        row.getLong("running"),
                                        Duration.ofMillis(Math.round(row.getDouble("wait") * 1e3))))
                .single();
    }

    /// Whether work was begun so often without coming to an end that it must be what stops the
    /// service. Restarts are no fault of the work, so this takes far more of them than anybody
    /// makes while one piece runs.
    public boolean isBegunTooOften(Work work) {
        return work.attempt() >= properties.stops();
    }

    /// Whether some process has the work in hand, and may be at it.
    public boolean isTaken(String job, UUID id) {
        return jdbc.sql(
                        """
                        select exists (
                            select from scheduled_tasks
                            where task_name = ? and task_instance = ? and picked)
                        """)
                .params(job, id.toString())
                .query(Boolean.class)
                .single();
    }

    /// Queues work in the current transaction: it exists exactly if the transaction commits, and
    /// begins right after.
    ///
    /// @return false where it is in the queue already
    public boolean enqueue(String job, UUID id) {
        var queue = scheduler.getObject();
        boolean added =
                queue.scheduleIfNotExists(
                        new TaskInstance<Void>(job, id.toString()), clock.instant());
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        queue.triggerCheckForDueExecutions();
                    }
                });
        return added;
    }
}
