package io.clientele.drift;

import java.util.Locale;

/// How much a population has moved.
public enum Drift {
    /// An index less than 0.1 above chance: as before.
    STABLE,
    /// An index 0.1 to 0.25 above chance: worth a look.
    SHIFTING,
    /// An index 0.25 or more above chance: another population.
    SHIFTED;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
