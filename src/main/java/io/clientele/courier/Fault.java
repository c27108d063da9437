package io.clientele.courier;

import java.util.Locale;

/// Why there is no answer.
public enum Fault {
    /// The address is none that anything is sent to, or no longer.
    ADDRESS_REFUSED,
    UNKNOWN_HOST,
    CONNECTION_FAILED,
    TLS_FAILED,
    TIMED_OUT,
    CONNECTION_LOST;

    /// As it is spelled in the API.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
