package io.clientele.courier;

import org.jspecify.annotations.Nullable;

/// What became of a parcel.
///
/// @param status of the answer; null without one
/// @param fault why there is no answer; null with one
/// @param millis until the answer, or until it was given up
public record Receipt(@Nullable Integer status, @Nullable Fault fault, int millis) {

    private static final int SUCCESS = 2;

    /// Whether it was taken.
    public boolean accepted() {
        return status != null && status / 100 == SUCCESS;
    }
}
