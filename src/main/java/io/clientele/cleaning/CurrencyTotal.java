package io.clientele.cleaning;

import java.math.BigDecimal;

/// What the purchases come to whose rows name one currency.
///
/// @param currency its ISO code where that is known, else the sign or the letters beside the
///     amount, in capitals
/// @param rows purchases, also such as the ledger holds already
/// @param amount their sum, in that currency
public record CurrencyTotal(String currency, long rows, BigDecimal amount) {

    CurrencyTotal plus(CurrencyTotal other) {
        return new CurrencyTotal(currency, rows + other.rows, amount.add(other.amount));
    }
}
