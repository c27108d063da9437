package io.clientele.limits;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;

/// Settings of `clientele.limits`. Each replica counts for itself.
///
/// @param calls calls of one key or token
/// @param work calls of one key or token that start work or read everything of a customer
/// @param body longest body of any call but an upload
/// @param upload longest file
/// @param atOnce uploads received at once, whoever sends them
/// @param slowest how slowly the body of any call may come
@Validated
@ConfigurationProperties("clientele.limits")
record LimitsProperties(
        @DefaultValue @Valid Calls calls,
        @DefaultValue @Valid Work work,
        @DefaultValue("1MB") @NotNull DataSize body,
        @DefaultValue("5GB") @NotNull DataSize upload,
        @DefaultValue @Valid AtOnce atOnce,
        @DefaultValue @Valid Slowest slowest) {

    record Calls(
            @DefaultValue("10000") @Min(1) int quota,
            @DefaultValue("10s") @DurationMin(seconds = 1) Duration window) {}

    record Work(
            @DefaultValue("120") @Min(1) int quota,
            @DefaultValue("1m") @DurationMin(seconds = 1) Duration window) {}

    /// @param files of more than 64 KB, or of a length not told beforehand
    /// @param batches of up to 64 KB
    record AtOnce(@DefaultValue("8") @Min(1) int files, @DefaultValue("256") @Min(1) int batches) {}

    /// @param rate bytes a second
    /// @param patience how long a sender may be slower
    record Slowest(
            @DefaultValue("8KB") @NotNull DataSize rate,
            @DefaultValue("10s") @DurationMin(millis = 1) Duration patience) {}
}
