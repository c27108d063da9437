package io.clientele.schedule;

import static io.clientele.problem.ProblemType.SCHEDULE_NOT_FOUND;

import io.clientele.ledger.LedgerProperties;
import io.clientele.problem.Problem;
import io.clientele.upload.UploadsCompleted;
import io.clientele.upload.UploadsCompleted.CompletedUpload;

import org.springframework.context.event.EventListener;
import org.springframework.data.domain.Limit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/// Keeps schedules.
@Service
class ScheduleDesk {

    private final Schedules schedules;
    private final LedgerProperties ledger;
    private final ScheduleProperties properties;
    private final Clock clock;
    private final JdbcClient jdbc;

    ScheduleDesk(
            Schedules schedules,
            LedgerProperties ledger,
            ScheduleProperties properties,
            Clock clock,
            JdbcClient jdbc) {
        this.schedules = schedules;
        this.ledger = ledger;
        this.properties = properties;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    @Transactional
    public Schedule make(ScheduleDraft draft) {
        draft.check();
        return schedules.saveAndFlush(new Schedule(UUID.randomUUID(), draft, ledger.zone(), now()));
    }

    @Transactional
    public Schedule change(UUID id, ScheduleDraft draft) {
        var schedule = schedules.lockById(id).orElseThrow(() -> unknown(id));
        draft.check();
        schedule.write(draft, ledger.zone(), now());
        return schedules.saveAndFlush(schedule);
    }

    @Transactional
    public void delete(UUID id) {
        schedules.delete(schedules.lockById(id).orElseThrow(() -> unknown(id)));
    }

    /// A schedule; a [Problem] when there is none.
    Schedule find(UUID id) {
        return schedules.findById(id).orElseThrow(() -> unknown(id));
    }

    /// Schedules from the newest on, at most `limit`, those numbered below `before`.
    List<Schedule> newestBefore(int before, int limit) {
        return schedules.newestBefore(before, Limit.of(limit));
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(UploadsCompleted completed) {
        if (completed.uploads().stream().mapToLong(CompletedUpload::accepted).sum() > 0) {
            uploaded(now().plus(properties.quiet()));
        }
    }

    /// The first of many uploads decides. Plain SQL, since this is done with every sale of a till.
    private void uploaded(Instant due) {
        jdbc.sql(
                        """
                        update schedule set due_at = :due
                        where trigger_kind = :trigger and enabled and due_at is null
                        """)
                .param("due", due.atOffset(ZoneOffset.UTC))
                .param("trigger", Trigger.UPLOAD.name())
                .update();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS); // as PostgreSQL keeps it
    }

    private static Problem unknown(UUID id) {
        return Problem.of(SCHEDULE_NOT_FOUND, "Schedule %s does not exist.".formatted(id));
    }
}
