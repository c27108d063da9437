package io.clientele.webhook;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;

import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;
import java.util.List;

/// Settings of `clientele.webhook`.
///
/// @param retries pauses between the attempts at a message; after the last it is given up
/// @param disableAfter a webhook that has taken nothing for so long is disabled
/// @param secretKey what signing secrets are encrypted with; null for a key in the database
@Validated
@ConfigurationProperties("clientele.webhook")
record WebhookProperties(
        @DefaultValue({"5s", "5m", "30m", "2h", "5h", "10h", "14h", "20h", "24h"}) @NotEmpty
                List<@DurationMin(millis = 1) Duration> retries,
        @DefaultValue("5d") @DurationMin(millis = 1) Duration disableAfter,
        @Size(min = 32) @Nullable String secretKey) {

    /// Without the key, which must not find its way into a log.
    @Override
    public String toString() {
        return "WebhookProperties[%s, %s]".formatted(retries, disableAfter);
    }
}
