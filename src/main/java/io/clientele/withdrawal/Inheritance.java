package io.clientele.withdrawal;

import io.clientele.ledger.NettedReturns;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;

/// What an upload that stands has of one that was taken back out, since it had sent the same lines.
///
/// @param upload number of the upload that inherits
/// @param accepted purchased lines that it inherits: until now they were duplicates
/// @param amount of these, in currency units
/// @param nonProducts of all purchased lines that it has now; the figures after it likewise
/// @param firstOrderAt null where it has no purchased line
/// @param netted what became of its returns if they are subtracted
public record Inheritance(
        int upload,
        long accepted,
        BigDecimal amount,
        long nonProducts,
        long customers,
        long orders,
        long products,
        @Nullable Instant firstOrderAt,
        @Nullable Instant lastOrderAt,
        NettedReturns netted) {

    Inheritance with(NettedReturns returns) {
        return new Inheritance(
                upload,
                accepted,
                amount,
                nonProducts,
                customers,
                orders,
                products,
                firstOrderAt,
                lastOrderAt,
                returns);
    }
}
