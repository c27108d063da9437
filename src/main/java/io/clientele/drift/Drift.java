package io.clientele.drift;

import java.util.Locale;

/// How much a population has moved.
public enum Drift {
    /// An index below 0.1: as before.
    STABLE,
    /// An index of 0.1 to 0.25: worth a look.
    SHIFTING,
    /// An index of 0.25 or more: another population.
    SHIFTED;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
