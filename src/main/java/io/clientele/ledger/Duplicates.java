package io.clientele.ledger;

import java.util.Locale;

/// What to do with rows of one upload that are equal in every column.
public enum Duplicates {
    /// Keep the first.
    DROP,
    /// Keep all: they are purchases of their own. Sent again, they still add nothing.
    KEEP;

    /// As it is spelled in the API.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
