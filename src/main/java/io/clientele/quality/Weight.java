package io.clientele.quality;

import java.util.Locale;

/// How much a finding matters.
enum Weight {
    /// Figures are likely wrong until it is mended.
    PROBLEM,
    /// Worth a look before figures are trusted.
    WARNING,
    /// Good to know.
    NOTE;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
