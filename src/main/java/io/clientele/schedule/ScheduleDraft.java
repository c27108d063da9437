package io.clientele.schedule;

import static io.clientele.problem.ProblemType.INVALID_PARAMETERS;

import io.clientele.plan.SegmentationParameters;
import io.clientele.problem.FieldError;
import io.clientele.problem.Problem;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.support.CronExpression;

import java.time.DateTimeException;
import java.time.ZoneId;

@Schema(description = "A schedule to be made, or to be changed as a whole.")
record ScheduleDraft(
        @Schema(description = "Display name.", example = "Every night") @NotBlank @Size(max = 100)
                String name,
        @Schema(
                        description =
                                "`cron`: at times of the clock; `upload`: after uploads that brought purchases;"
                                        + " `drift`: when customers are far from those of the last segmentation.")
                @NotNull
                Trigger trigger,
        @Schema(
                        description =
                                "With `cron`: second, minute, hour, day of month, month, day of week.",
                        example = "0 30 3 * * *")
                @Size(max = 100)
                @Nullable String cron,
        @Schema(
                        description = "Time zone of `cron`. Default: the ledger's.",
                        example = "Europe/Berlin")
                @Size(max = 60)
                @Nullable String zone,
        @Valid @Nullable SegmentationParameters parameters,
        @Schema(description = "Whether it is on. Default: `true`.", example = "true")
                @Nullable Boolean enabled) {

    SegmentationParameters parametersOrDefault() {
        return parameters == null ? SegmentationParameters.DEFAULT : parameters;
    }

    boolean isEnabled() {
        return enabled == null || enabled;
    }

    /// @throws Problem where the parts do not fit together
    void check() {
        parametersOrDefault().complete();
        if (trigger != Trigger.CRON) {
            refuse(cron != null, "cron", "unsuitable", "only goes with the trigger cron");
            refuse(zone != null, "zone", "unsuitable", "only goes with the trigger cron");
            return;
        }
        refuse(
                cron == null || !CronExpression.isValidExpression(cron),
                "cron",
                "invalid",
                "must be six fields, such as 0 30 3 * * *");
        refuse(zone != null && !isZone(zone), "zone", "invalid", "must be a time zone");
    }

    private static boolean isZone(String zone) {
        try {
            ZoneId.of(zone);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static void refuse(boolean wrong, String field, String code, String message) {
        if (wrong) {
            throw Problem.of(INVALID_PARAMETERS, "The schedule makes no sense as it is.")
                    .with(new FieldError(field, code, message));
        }
    }
}
