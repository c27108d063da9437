package io.clientele.cleaning;

import java.util.List;

/// How one file writes what can be read in more than one way.
///
/// @param decimalComma whether `1,234` is one and a bit, rather than over a thousand
/// @param monthFirst whether `3/4/2011` is a day in March, rather than in April
/// @param cancelledByLetter whether an order id of C and a digit marks a return; not where a shop
///     numbers all its orders so
/// @param notes what was decided on weak or contradicting evidence, in words
public record Conventions(
        boolean decimalComma, boolean monthFirst, boolean cancelledByLetter, List<String> notes) {

    public Conventions {
        notes = List.copyOf(notes);
    }

    /// Decimal points, the day before the month, and C for cancelled orders.
    public static Conventions standard() {
        return new Conventions(false, false, true, List.of());
    }
}
