package io.clientele.recommendation;

/// Products to offer, the best first, as columns.
///
/// @param products numbers of the products
/// @param scores share of the list's best score, in ten-thousandths, a new product's by the model
///     of the others; repeat purchases count apart
/// @param reasons code of each [Reason]
/// @param details what the reason says more
@SuppressWarnings("ArrayRecordComponent") // 50 entries of each customer, compared by nobody
public record OfferList(int[] products, int[] scores, int[] reasons, int[] details) {

    /// How many places of a list count as shown.
    public static final int SHOWN = 10;

    /// Number of products.
    public int size() {
        return products.length;
    }
}
