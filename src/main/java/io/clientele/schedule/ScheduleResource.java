package io.clientele.schedule;

import io.clientele.job.WorkFailure;
import io.clientele.plan.SegmentationParameters;
import io.clientele.segmentation.RunOutcome;
import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

@Schema(
        name = "Schedule",
        description = "When segmentations are ordered, and how the last one went.")
record ScheduleResource(
        @Schema(description = "Id of the schedule.") UUID id,
        @Schema(description = "Display name.", example = "Every night") String name,
        @Schema(description = "What it waits for.") Trigger trigger,
        @Schema(
                        description =
                                "Second, minute, hour, day of month, month, day of week; null without `cron`.",
                        example = "0 30 3 * * *")
                @Nullable String cron,
        @Schema(description = "Time zone of `cron`.", example = "Europe/Berlin")
                @Nullable String zone,
        SegmentationParameters parameters,
        @Schema(description = "Whether it is on.") boolean enabled,
        @Schema(
                        description =
                                "When it is looked at next (UTC), at the earliest; null while it waits for an"
                                        + " upload or is off.")
                @Nullable Instant nextRunAt,
        @Schema(description = "The last run it ordered; null before the first.")
                @Nullable LastRun lastRun,
        @Schema(description = "When it was made (UTC).") Instant createdAt,
        @Schema(description = "When it was last changed (UTC).") Instant updatedAt) {

    /// @param outcome of the last run that was ordered
    static ScheduleResource of(Schedule schedule, @Nullable RunOutcome outcome) {
        var run = schedule.lastSegmentation();
        var at = schedule.lastStartedAt();
        return new ScheduleResource(
                schedule.id(),
                schedule.name(),
                schedule.trigger(),
                schedule.cron(),
                schedule.zone(),
                schedule.parameters(),
                schedule.enabled(),
                schedule.dueAt(),
                run == null || at == null || outcome == null
                        ? null
                        : new LastRun(run, at, outcome.status(), outcome.failure()),
                schedule.createdAt(),
                schedule.updatedAt());
    }

    @Schema(name = "ScheduledRun", description = "A run that a schedule ordered.")
    record LastRun(
            @Schema(description = "Id of the segmentation.") UUID segmentationId,
            @Schema(description = "When it was ordered (UTC).") Instant orderedAt,
            @Schema(
                            description =
                                    "`QUEUED`, `RUNNING`, `SUCCEEDED`, `FAILED` or `CANCELLED`; where it has not"
                                            + " succeeded, the segmentation before stays.",
                            example = "SUCCEEDED")
                    String status,
            @Schema(description = "Why it failed; null unless it did.")
                    @Nullable WorkFailure failure) {}
}
