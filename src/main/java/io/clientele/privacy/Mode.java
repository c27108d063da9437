package io.clientele.privacy;

import java.util.Locale;

/// How a customer is forgotten.
enum Mode {
    /// Every row goes.
    ERASE,
    /// Rows that count in totals stay, as nobody's.
    ANONYMISE;

    /// As it is spelled in the API.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
