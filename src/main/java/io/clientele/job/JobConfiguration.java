package io.clientele.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerName;
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

import javax.sql.DataSource;

@Configuration(proxyBeanMethods = false)
@EnableScheduling
class JobConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(JobConfiguration.class);
    private static final Duration RETRY_PAUSE = Duration.ofSeconds(2);

    /// Started and stopped by [SchedulerLifecycle] alone.
    @Bean(destroyMethod = "")
    Scheduler scheduler(
            DataSource dataSource,
            List<Job> jobs,
            List<RepeatedJob> repeated,
            JobProperties properties,
            Clock clock) {
        var lost = new LostReplicas(dataSource);
        List<Task<?>> tasks =
                jobs.stream().<Task<?>>map(job -> task(job, properties, lost)).toList();
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
        try {
            job.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Task<Void> task(Job job, JobProperties properties, LostReplicas lost) {
        var revival = new ReviveDeadExecution<Void>();
        return Tasks.oneTime(job.name())
                .onDeadExecution(
                        (complete, operations) -> {
                            lost.cutOff(complete.getExecution().pickedBy);
                            revival.deadExecution(complete, operations);
                        })
                .onFailure(
                        (complete, operations) ->
                                retryOrAbandon(job, properties, complete, operations))
                .execute((instance, context) -> run(job, instance, context));
    }

    private static void run(Job job, TaskInstance<Void> instance, ExecutionContext context) {
        try {
            job.run(UUID.fromString(instance.getId()));
        } catch (RuntimeException e) {
            throw context.getSchedulerState().isShuttingDown() ? new HandedOver(e) : e;
        }
    }

    /// Work that ends because its process does. It has not failed, and the next one takes it up.
    private static final class HandedOver extends RuntimeException {

        HandedOver(RuntimeException cause) {
            super(cause);
        }
    }

    private static void retryOrAbandon(
            Job job,
            JobProperties properties,
            ExecutionComplete complete,
            ExecutionOperations<Void> operations) {
        var id = UUID.fromString(complete.getExecution().getId());
        var failures = complete.getExecution().consecutiveFailures + 1;
        var cause = complete.getCause().orElse(null);
        if (cause instanceof HandedOver) {
            LOG.info("{} {} is handed over", job.name(), id);
            var done = complete.getTimeDone();
            operations.reschedule(
                    ExecutionComplete.success(
                            complete.getExecution(), done.minus(complete.getDuration()), done),
                    done);
        } else if (failures >= properties.attempts()) {
            LOG.error("{} {} is given up after {} attempts", job.name(), id, failures, cause);
            job.abandon(id, "It failed %d times in a row and was given up.".formatted(failures));
            operations.stop();
        } else {
            LOG.warn("{} {} failed and will be tried again", job.name(), id, cause);
            operations.reschedule(complete, complete.getTimeDone().plus(RETRY_PAUSE));
        }
    }
}
