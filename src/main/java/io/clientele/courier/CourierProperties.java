package io.clientele.courier;

import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;

/// Settings of `clientele.courier`.
///
/// @param allowPrivateAddresses whether to call this machine and its networks too, and without TLS
/// @param timeout longest wait for a whole answer
@Validated
@ConfigurationProperties("clientele.courier")
record CourierProperties(
        @DefaultValue("false") boolean allowPrivateAddresses,
        @DefaultValue("15s") @DurationMin(millis = 1) @DurationMax(minutes = 1) Duration timeout) {}
