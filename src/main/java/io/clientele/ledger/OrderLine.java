package io.clientele.ledger;

import org.jspecify.annotations.Nullable;

/// One line of one order, clean and typed.
///
/// Quantities and money are whole ten-thousandths ([#SCALE]), below 10^12 units either way; a line
/// that stated no quantity has quantity 1, one that stated no unit price has amount / quantity.
///
/// @param line where the row stood in its file, 1-based
/// @param orderId as sent, or the ISO date of the day where the file has no order ids
/// @param day the purchase day in the ledger's zone, in days since 1970-01-01
/// @param orderedAtMicros the instant of purchase in microseconds since 1970-01-01T00:00Z
/// @param amount what the line adds to revenue; never positive when `returned`
/// @param returned whether the line takes goods back, or cancels an order
/// @param nonProduct whether the line is postage, a discount, a bank charge or the like
/// @param rowHash the row's natural key: equal for rows that say the same
public record OrderLine(
        long line,
        String customerId,
        String orderId,
        int day,
        long orderedAtMicros,
        @Nullable String productId,
        @Nullable String productName,
        @Nullable String category,
        long quantity,
        long unitPrice,
        long amount,
        @Nullable String region,
        @Nullable String paymentMethod,
        @Nullable String channel,
        boolean returned,
        boolean nonProduct,
        long rowHash) {

    /// How many parts one unit has in `quantity`, `unitPrice` and `amount`.
    public static final long SCALE = 10_000;

    /// How long its texts are.
    public int characters() {
        return customerId.length()
                + orderId.length()
                + length(productId)
                + length(productName)
                + length(category)
                + length(region)
                + length(paymentMethod)
                + length(channel);
    }

    private static int length(@Nullable String text) {
        return text == null ? 0 : text.length();
    }
}
