package io.clientele.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.test.util.ReflectionTestUtils;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

/// When a schedule is due, whatever the clock does.
class ScheduleTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant NIGHT = Instant.parse("2026-03-02T03:30:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void ranOnceWhereTheClockJumpsOverManyTimes() {
        var schedule = schedule(Trigger.CRON);
        var jumped = NOON.plus(Duration.ofDays(40));
        assertThat(schedule.isDue(jumped)).isTrue();

        schedule.ordered(UUID.randomUUID(), jumped, HOUR);

        assertThat(schedule.isDue(jumped)).isFalse();
        assertThat(schedule.dueAt()).isEqualTo(NIGHT.plus(Duration.ofDays(40)));
    }

    @Test
    void isDueTheNextNightAgainWhenTheClockIsSetBack() {
        var schedule = schedule(Trigger.CRON);
        schedule.ordered(UUID.randomUUID(), NOON.plus(Duration.ofDays(400)), HOUR);
        assertThat(schedule.isPutOff(NOON, HOUR)).isTrue();

        schedule.pullIn(NOON, HOUR);

        assertThat(schedule.dueAt()).isEqualTo(NIGHT);
    }

    @Test
    void looksForDriftAfterThePauseWhenTheClockIsSetBack() {
        var schedule = schedule(Trigger.DRIFT);
        schedule.passed(NOON.plus(Duration.ofDays(400)), HOUR);

        schedule.pullIn(NOON, HOUR);

        assertThat(schedule.dueAt()).isEqualTo(NOON.plus(HOUR));
    }

    @ParameterizedTest
    @EnumSource(Trigger.class)
    void isLeftAloneWhileTheClockGoesOn(Trigger trigger) {
        var schedule = schedule(trigger);
        var due = schedule.dueAt();
        for (int minute = 0; minute <= 60 * 24; minute++) {
            var now = NOON.plus(Duration.ofMinutes(minute));
            assertThat(schedule.isPutOff(now, HOUR)).isFalse();
        }
        assertThat(schedule.dueAt()).isEqualTo(due);
    }

    @Test
    void keepsTheRunThatAnUploadWaitsForWhenItIsEdited() {
        var schedule = schedule(Trigger.UPLOAD);
        ReflectionTestUtils.setField(schedule, "dueAt", NOON); // as an upload does

        schedule.write(draft("After an upload", Trigger.UPLOAD), ZoneOffset.UTC, NOON);
        assertThat(schedule.isDue(NOON)).isTrue();

        schedule.write(draft("Nightly", Trigger.CRON), ZoneOffset.UTC, NOON);
        assertThat(schedule.dueAt()).isEqualTo(NIGHT);

        schedule.write(draft("After an upload", Trigger.UPLOAD), ZoneOffset.UTC, NOON);
        assertThat(schedule.dueAt()).isNull();
    }

    private static Schedule schedule(Trigger trigger) {
        return new Schedule(UUID.randomUUID(), draft("Nightly", trigger), ZoneOffset.UTC, NOON);
    }

    private static ScheduleDraft draft(String name, Trigger trigger) {
        var cron = trigger == Trigger.CRON ? "0 30 3 * * *" : null;
        return new ScheduleDraft(name, trigger, cron, null, null, true);
    }
}
