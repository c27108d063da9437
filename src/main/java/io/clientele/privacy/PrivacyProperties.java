package io.clientele.privacy;

import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;
import java.util.Map;

/// Settings of `clientele.privacy`.
///
/// @param retention how long raw data are kept, by the name of the rule; without an entry, for good
/// @param sweep how often what is older is dropped
@Validated
@ConfigurationProperties("clientele.privacy")
record PrivacyProperties(
        @DefaultValue Map<String, @DurationMin(days = 1) Duration> retention,
        @DefaultValue("6h") @DurationMin(minutes = 1) Duration sweep) {}
