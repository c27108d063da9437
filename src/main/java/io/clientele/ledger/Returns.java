package io.clientele.ledger;

import java.util.Locale;

/// What to do with returned lines that an upload adds.
public enum Returns {
    /// Keep them apart: purchases stay as they were.
    EXCLUDE,
    /// Subtract them from the purchases they take back, on the customer and day of these.
    NET;

    /// As it is spelled in the API.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
