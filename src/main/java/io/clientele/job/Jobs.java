package io.clientele.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import java.time.Clock;
import java.util.UUID;

/// The door to the durable queue.
@Component
public class Jobs {

    private final ObjectProvider<Scheduler> scheduler;
    private final Clock clock;

    Jobs(ObjectProvider<Scheduler> scheduler, Clock clock) {
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /// Queues work in the current transaction: it exists exactly if the transaction commits, and
    /// begins right after.
    public void enqueue(String job, UUID id) {
        var queue = scheduler.getObject();
        queue.schedule(new TaskInstance<Void>(job, id.toString()), clock.instant());
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        queue.triggerCheckForDueExecutions();
                    }
                });
    }
}
