package io.clientele.schedule;

import io.clientele.job.RepeatedJob;
import io.clientele.segmentation.SegmentationDesk;
import io.clientele.upload.UploadDesk;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/// Orders what is due, on one replica at a time. While a run is queued or at work, what is due
/// waits; and what has become due more than once while nobody looked is ordered once.
@Component
class Ticker implements RepeatedJob {

    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Schedules schedules;
    private final SegmentationDesk segmentations;
    private final UploadDesk uploads;
    private final DriftCheck drift;
    private final ScheduleProperties properties;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Ticker(
            Schedules schedules,
            SegmentationDesk segmentations,
            UploadDesk uploads,
            DriftCheck drift,
            ScheduleProperties properties,
            TransactionTemplate transaction,
            Clock clock) {
        this.schedules = schedules;
        this.segmentations = segmentations;
        this.uploads = uploads;
        this.drift = drift;
        this.properties = properties;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "schedule-ticker";
    }

    @Override
    public Duration pause() {
        return PAUSE;
    }

    @Override
    public void run() {
        pullInWhatASetBackClockPutOff();
        for (UUID id : schedules.due(clock.instant())) {
            transaction.executeWithoutResult(_ -> schedules.lockById(id).ifPresent(this::look));
        }
    }

    private void pullInWhatASetBackClockPutOff() {
        var now = clock.instant();
        for (Schedule schedule : schedules.waiting(now)) {
            var pause =
                    schedule.trigger() == Trigger.UPLOAD
                            ? properties.quiet()
                            : properties.driftCheck();
            if (schedule.isPutOff(now, pause)) {
                transaction.executeWithoutResult(
                        _ ->
                                schedules
                                        .lockById(schedule.id())
                                        .ifPresent(locked -> locked.pullIn(now, pause)));
            }
        }
    }

    private void look(Schedule schedule) {
        var now = clock.instant();
        if (!schedule.isDue(now) || !segmentations.idle()) {
            return;
        }
        switch (schedule.trigger()) {
            case CRON -> order(schedule);
            case UPLOAD -> {
                if (uploads.idle()) {
                    order(schedule);
                }
            }
            case DRIFT -> {
                if (drift.isShifted(schedule.parameters().windowDays())) {
                    order(schedule);
                } else {
                    schedule.passed(now, properties.driftCheck());
                }
            }
        }
    }

    /// In the transaction that moves the schedule on: both, or neither.
    private void order(Schedule schedule) {
        schedule.ordered(
                segmentations.order(schedule.parameters()),
                clock.instant(),
                properties.driftCheck());
    }
}
