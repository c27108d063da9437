package io.clientele.schedule;

import io.clientele.plan.SegmentationParameters;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;

import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.Generated;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.support.CronExpression;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;

/// When segmentations are ordered.
@Entity
@DynamicUpdate // so that an edit leaves alone what uploads write
class Schedule {

    @Id private UUID id;

    /// Given by the database; the order of making.
    @Generated
    @Column(insertable = false, updatable = false)
    private int number;

    private String name;

    @Enumerated(EnumType.STRING)
    @Column(name = "trigger_kind")
    private Trigger trigger;

    private @Nullable String cron;
    private @Nullable String zone;

    @JdbcTypeCode(SqlTypes.JSON)
    private SegmentationParameters parameters;

    private boolean enabled;
    private @Nullable Instant dueAt;
    private @Nullable UUID lastSegmentation;
    private @Nullable Instant lastStartedAt;
    private Instant createdAt;
    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init") // filled by the persistence provider
    protected Schedule() {}

    Schedule(UUID id, ScheduleDraft draft, ZoneId usual, Instant now) {
        this.id = id;
        this.createdAt = now;
        write(draft, usual, now);
    }

    /// Takes what somebody edited.
    ///
    /// @param usual zone of a clock time that names none
    final void write(ScheduleDraft draft, ZoneId usual, Instant now) {
        // An upload that came before the edit still wants its run.
        var waiting = trigger == Trigger.UPLOAD && draft.trigger() == Trigger.UPLOAD ? dueAt : null;
        name = draft.name().strip();
        trigger = draft.trigger();
        cron = draft.cron();
        zone = cron == null ? null : draft.zone() == null ? usual.getId() : draft.zone();
        parameters = draft.parametersOrDefault();
        enabled = draft.isEnabled();
        updatedAt = now;
        dueAt = !enabled ? null : trigger == Trigger.UPLOAD ? waiting : next(now, Duration.ZERO);
    }

    /// A run was ordered.
    void ordered(UUID segmentation, Instant now, Duration pause) {
        lastSegmentation = segmentation;
        lastStartedAt = now;
        passed(now, pause);
    }

    /// What was due is done with; it is due again by the clock, after the pause, or by an upload.
    void passed(Instant now, Duration pause) {
        dueAt = trigger == Trigger.UPLOAD ? null : next(now, pause);
    }

    /// Whether it waits for a time that it cannot have been given, unless the clock has been set
    /// back since.
    ///
    /// @param pause the longest that its trigger puts it off, where that is not a time of the clock
    boolean isPutOff(Instant now, Duration pause) {
        var latest = next(now, pause);
        return dueAt != null && latest != null && dueAt.isAfter(latest);
    }

    /// Is due when it would be if it were looked at now.
    void pullIn(Instant now, Duration pause) {
        if (isPutOff(now, pause)) {
            dueAt = next(now, pause);
        }
    }

    private @Nullable Instant next(Instant now, Duration pause) {
        if (cron == null || zone == null) {
            return now.plus(pause);
        }
        var next = CronExpression.parse(cron).next(now.atZone(ZoneId.of(zone)));
        return next == null ? null : next.toInstant();
    }

    boolean isDue(Instant now) {
        return enabled && dueAt != null && !dueAt.isAfter(now);
    }

    UUID id() {
        return id;
    }

    int number() {
        return number;
    }

    String name() {
        return name;
    }

    Trigger trigger() {
        return trigger;
    }

    @Nullable String cron() {
        return cron;
    }

    @Nullable String zone() {
        return zone;
    }

    SegmentationParameters parameters() {
        return parameters;
    }

    boolean enabled() {
        return enabled;
    }

    @Nullable Instant dueAt() {
        return dueAt;
    }

    @Nullable UUID lastSegmentation() {
        return lastSegmentation;
    }

    @Nullable Instant lastStartedAt() {
        return lastStartedAt;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }
}
