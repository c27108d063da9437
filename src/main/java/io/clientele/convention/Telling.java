package io.clientele.convention;

/// What one date says about the order in which its file writes day, month and year.
public enum Telling {
    /// Nothing: it has no order to choose, or is the same in either.
    NOTHING,
    /// It can be read in the order of the file only.
    AS_READ,
    /// It can be read in another order only.
    OTHERWISE,
    /// It is another day in another order.
    EITHER
}
