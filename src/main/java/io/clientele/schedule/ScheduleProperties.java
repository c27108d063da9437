package io.clientele.schedule;

import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;

/// Settings of `clientele.schedule`.
///
/// @param quiet from an upload to the run after it, so that one run serves many uploads
/// @param driftCheck how often drift is looked for
@Validated
@ConfigurationProperties("clientele.schedule")
record ScheduleProperties(
        @DefaultValue("1m") @DurationMin(millis = 1) Duration quiet,
        @DefaultValue("1h") @DurationMin(millis = 1) Duration driftCheck) {}
