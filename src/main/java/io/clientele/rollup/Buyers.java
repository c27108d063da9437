package io.clientele.rollup;

import io.clientele.ledger.NettedReturns;

import java.util.Map;

/// Who bought in a large upload.
///
/// @param customers with an accepted line
/// @param orders with an accepted line
/// @param netted what became of its returns if they are subtracted
/// @param changes by how much what became of the returns of earlier uploads differs from before
public record Buyers(
        long customers, long orders, NettedReturns netted, Map<Integer, NettedReturns> changes) {

    static Buyers of(long customers, long orders) {
        return new Buyers(customers, orders, NettedReturns.NONE, Map.of());
    }

    Buyers with(NettedReturns returns, Map<Integer, NettedReturns> changesOfOthers) {
        return new Buyers(customers, orders, returns, changesOfOthers);
    }
}
