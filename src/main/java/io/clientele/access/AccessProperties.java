package io.clientele.access;

import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.StringUtils;
import org.springframework.validation.annotation.Validated;

/// Settings of `clientele.access`.
///
/// @param bootstrapKey a key of your own making that may do everything, to make the others with;
///     from a secret, never from a file under version control
/// @param required whether callers need a key or token even on a service that only its own machine
///     can reach
@Validated
@ConfigurationProperties("clientele.access")
record AccessProperties(
        @Size(min = 32, max = 200, message = "must be 32 to 200 characters long")
                @Nullable String bootstrapKey,
        @DefaultValue("false") boolean required) {

    /// An empty key is what an unset variable of a compose file leaves.
    AccessProperties {
        bootstrapKey = StringUtils.hasText(bootstrapKey) ? bootstrapKey.strip() : null;
    }

    /// Without the key, which must not find its way into a log.
    @Override
    public String toString() {
        return "AccessProperties[required=%s]".formatted(required);
    }
}
