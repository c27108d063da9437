package io.clientele.purchase;

import org.jspecify.annotations.Nullable;

/// What is known of each product beside its sales, as columns.
///
/// @param names as customers read them; null where the shop told none
/// @param categories null where the shop told none
/// @param prices mean price of one piece
@SuppressWarnings("ArrayRecordComponent") // one entry a product, compared by nobody
public record Catalogue(@Nullable String[] names, @Nullable String[] categories, double[] prices) {

    /// Refuses columns of different lengths.
    public Catalogue {
        if (names.length != categories.length || names.length != prices.length) {
            throw new IllegalArgumentException(
                    "The columns differ in length: %d, %d and %d products."
                            .formatted(names.length, categories.length, prices.length));
        }
    }

    /// Number of products.
    public int products() {
        return names.length;
    }
}
