package io.clientele.apikey;

import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;

/// Settings of `clientele.apikey`.
///
/// @param refresh how long a key that was read is taken for good: what another replica revoked or
///     rotated shows after this time at the latest
/// @param lastUse how often the last use of keys is written
@Validated
@ConfigurationProperties("clientele.apikey")
record KeyProperties(
        @DefaultValue("10s") @DurationMin(millis = 1) @DurationMax(minutes = 5) Duration refresh,
        @DefaultValue("1m") @DurationMin(seconds = 1) Duration lastUse) {}
