package io.clientele.idempotency;

import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;

/// How long keys are kept.
///
/// @param retention how long an answer is given again
/// @param lease how long a request in flight holds its key after the service that carries it out
///     was last heard of; renewed at a third of it
/// @param buffer bodies shorter than this are compared before anything else is done with them;
///     longer ones while they are read
@Validated
@ConfigurationProperties("clientele.idempotency")
record IdempotencyProperties(
        @DefaultValue("24h") @DurationMin(minutes = 1) Duration retention,
        @DefaultValue("30s") @DurationMin(seconds = 1) Duration lease,
        @DefaultValue("1MB") DataSize buffer) {}
