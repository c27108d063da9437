package io.clientele.cleaning;

import java.util.Locale;

/// Why a row with the right columns is refused, in the order of the tests.
enum Reason {
    MISSING_CUSTOMER_ID,
    INVALID_CUSTOMER_ID,
    MISSING_TIMESTAMP,
    INVALID_TIMESTAMP,
    MISSING_QUANTITY,
    INVALID_QUANTITY,
    MISSING_UNIT_PRICE,
    INVALID_UNIT_PRICE,
    MISSING_AMOUNT,
    INVALID_AMOUNT,
    AMOUNT_OUT_OF_RANGE,
    VALUE_TOO_LONG,
    NON_POSITIVE_AMOUNT,
    NON_PRODUCT;

    /// The stable word for it, such as `missing-customer-id`.
    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
