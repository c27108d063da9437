package io.clientele.holdout;

import java.util.Locale;

/// What a control group is taken from.
public enum TargetKind {
    SEGMENT,
    AUDIENCE;

    /// As it is spelled in the database.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
