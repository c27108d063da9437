package io.clientele.ledger;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;

/// What one upload added to the ledger.
///
/// @param accepted purchased lines that were new
/// @param nonProducts accepted lines that sell no product
/// @param returns returned lines that were sent
/// @param duplicates purchased lines that the ledger already held or that were sent before in the
///     same upload
/// @param customers customers with an accepted line
/// @param orders orders with an accepted line
/// @param products products with an accepted line
/// @param firstOrderAt earliest accepted line; null when nothing was accepted
/// @param lastOrderAt latest accepted line; null when nothing was accepted
/// @param netted what became of returns that were to be subtracted; null where they were not
/// @param duplicatesAmount what the duplicates came to, in currency units
public record LedgerTotals(
        long accepted,
        long nonProducts,
        long returns,
        long duplicates,
        long customers,
        long orders,
        long products,
        @Nullable Instant firstOrderAt,
        @Nullable Instant lastOrderAt,
        @Nullable NettedReturns netted,
        BigDecimal duplicatesAmount) {

    /// Nothing.
    public static final LedgerTotals NONE =
            new LedgerTotals(0, 0, 0, 0, 0, 0, 0, null, null, null, BigDecimal.ZERO);

    /// The same with what became of returns.
    public LedgerTotals with(NettedReturns returnsNetted) {
        return new LedgerTotals(
                accepted,
                nonProducts,
                returns,
                duplicates,
                customers,
                orders,
                products,
                firstOrderAt,
                lastOrderAt,
                returnsNetted,
                duplicatesAmount);
    }
}
