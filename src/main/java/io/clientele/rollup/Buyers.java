package io.clientele.rollup;

import io.clientele.ledger.NettedReturns;

/// Who bought in a large upload.
///
/// @param customers with an accepted line
/// @param orders with an accepted line
/// @param netted what became of its returns if they are subtracted
public record Buyers(long customers, long orders, NettedReturns netted) {

    static Buyers of(long customers, long orders) {
        return new Buyers(customers, orders, NettedReturns.NONE);
    }

    Buyers with(NettedReturns returns) {
        return new Buyers(customers, orders, returns);
    }
}
