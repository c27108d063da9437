package io.clientele.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteRemove;
import com.github.kagkarlsson.scheduler.task.DeadExecutionHandler.ReviveDeadExecution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;

import io.clientele.database.Replica;
import io.clientele.patience.Patience;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.scheduling.annotation.EnableScheduling;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;

import javax.sql.DataSource;

@Configuration(proxyBeanMethods = false)
@EnableScheduling
class JobConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(JobConfiguration.class);
    private static final Duration RETRY_PAUSE = Duration.ofSeconds(2);
    private static final Duration TURN_PAUSE = Duration.ofSeconds(1);

    /// Threads that one kind of work leaves to the others.
    private static final int LEFT_TO_OTHERS = 2;

    /// Started and stopped by [SchedulerLifecycle] alone.
    @Bean(destroyMethod = "")
    Scheduler scheduler(
            DataSource dataSource,
            List<Job> jobs,
            List<RepeatedJob> repeated,
            JobProperties properties,
            Clock clock) {
        var lost = new LostReplicas(dataSource);
        var queue = JdbcClient.create(dataSource);
        List<Task<?>> tasks =
                jobs.stream().<Task<?>>map(job -> task(job, properties, lost, queue)).toList();
        return new SchedulerBuilder(new TransactionAwareDataSourceProxy(dataSource), tasks)
                .startTasks(repeated.stream().map(JobConfiguration::task).toList())
                .clock(clock::instant)
                .schedulerName(new SchedulerName.Fixed(Replica.NAME))
                .threads(properties.threads())
                .pollingInterval(Duration.ofSeconds(1))
                .heartbeatInterval(properties.heartbeat())
                .missedHeartbeatsLimit(4)
                .shutdownMaxWait(properties.shutdownWait())
                .build();
    }

    @Bean
    SmartLifecycle schedulerLifecycle(Scheduler scheduler) {
        return new SchedulerLifecycle(scheduler);
    }

    @Bean
    SetBackClock setBackClock(
            Scheduler scheduler,
            DataSource dataSource,
            Clock clock,
            List<Job> jobs,
            List<RepeatedJob> repeated) {
        Map<String, Duration> pauses = new HashMap<>();
        jobs.forEach(job -> pauses.put(job.name(), RETRY_PAUSE));
        repeated.forEach(job -> pauses.put(job.name(), job.pause()));
        return new SetBackClock(scheduler, JdbcClient.create(dataSource), clock, pauses);
    }

    private static RecurringTask<Void> task(RepeatedJob job) {
        return Tasks.recurring(job.name(), FixedDelay.of(job.pause())).execute((_, _) -> run(job));
    }

    private static void run(RepeatedJob job) {
        Patience.within(
                Patience.WHOLE,
                () -> {
                    try {
                        job.run();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
    }

    private static Task<Void> task(
            Job job, JobProperties properties, LostReplicas lost, JdbcClient queue) {
        var revival = new ReviveDeadExecution<Void>();
        int atOnce = Math.max(1, properties.threads() - LEFT_TO_OTHERS);
        var places = new Semaphore(atOnce);
        return Tasks.custom(job.name(), Void.class)
                .onDeadExecution(
                        (complete, operations) -> {
                            lost.cutOff(complete.getExecution().pickedBy);
                            revival.deadExecution(complete, operations);
                        })
                .onFailure(
                        (complete, operations) ->
                                retryOrAbandon(job, properties, complete, operations))
                .execute(
                        (instance, context) -> {
                            // What failed before is at work, and whoever waits for its end has
                            // waited for a place.
                            boolean begun = context.getExecution().consecutiveFailures > 0;
                            if (begun) {
                                return run(job, instance, context);
                            }
                            if (!places.tryAcquire()) {
                                return putBack(longPause(job, atOnce, queue));
                            }
                            try {
                                return run(job, instance, context);
                            } finally {
                                places.release();
                            }
                        });
    }

    /// The more wait, the less often each asks, so that all of them together ask as often as a few.
    private static Duration longPause(Job job, int atOnce, JdbcClient queue) {
        int waiting =
                queue.sql("select count(*) from scheduled_tasks where task_name = ? and not picked")
                        .param(job.name())
                        .query(Integer.class)
                        .single();
        return TURN_PAUSE.multipliedBy(Math.max(1, waiting / atOnce));
    }

    private static CompletionHandler<Void> run(
            Job job, TaskInstance<Void> instance, ExecutionContext context) {
        try {
            Patience.within(Patience.TURN, () -> job.run(UUID.fromString(instance.getId())));
            return new OnCompleteRemove<>();
        } catch (NotYet e) {
            return putBack(TURN_PAUSE);
        } catch (RuntimeException e) {
            if (!context.getSchedulerState().isShuttingDown()) {
                throw e;
            }
            // It ends because its process does. It has not failed, and the next one takes it up.
            LOG.info("{} {} is handed over", job.name(), instance.getId());
            return putBack(Duration.ZERO);
        }
    }

    /// Leaves it in the queue without a failure.
    private static CompletionHandler<Void> putBack(Duration pause) {
        return (complete, operations) ->
                operations.reschedule(complete, complete.getTimeDone().plus(pause));
    }

    private static void retryOrAbandon(
            Job job,
            JobProperties properties,
            ExecutionComplete complete,
            ExecutionOperations<Void> operations) {
        var id = UUID.fromString(complete.getExecution().getId());
        var failures = complete.getExecution().consecutiveFailures + 1;
        var cause = complete.getCause().orElse(null);
        if (failures >= properties.attempts()) {
            LOG.error("{} {} is given up after {} attempts", job.name(), id, failures, cause);
            job.abandon(id, "It failed %d times in a row and was given up.".formatted(failures));
            operations.stop();
        } else {
            LOG.warn("{} {} failed and will be tried again", job.name(), id, cause);
            operations.reschedule(complete, complete.getTimeDone().plus(RETRY_PAUSE));
        }
    }
}
