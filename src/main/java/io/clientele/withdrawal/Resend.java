package io.clientele.withdrawal;

import io.clientele.ledger.Returns;

/// An upload of the same file under the same options as an earlier one: it has no line in the
/// ledger as long as that one stands.
///
/// @param number names it in the ledger
public record Resend(int number, Returns returns) {

    boolean net() {
        return returns == Returns.NET;
    }
}
