package io.clientele.recommendation;

import io.clientele.affinity.Affinities;
import io.clientele.purchase.Catalogue;
import io.clientele.purchase.Purchases;

/// What was bought before a day, what the same customers bought from then on, and the models of the
/// former.
///
/// @param split first day held out, in days since 1970-01-01
/// @param soldAfter whether anybody bought a product from then on
@SuppressWarnings("ArrayRecordComponent") // one entry a product, compared by nobody
record Fold(int split, Purchases train, Purchases test, boolean[] soldAfter, Affinities models) {

    /// @param end first day that nothing is known of
    static Fold of(Purchases purchases, Catalogue catalogue, int split, int end, long seed) {
        // Who first buys after the split is not known before it, not even as a customer.
        var known = purchases.of(purchases.between(Integer.MIN_VALUE, split).buyers());
        var train = known.between(Integer.MIN_VALUE, split);
        return new Fold(
                split,
                train,
                known.between(split, end),
                purchases.between(split, end).sold(),
                new Affinities(
                        train,
                        catalogue,
                        RfmGroups.of(train, split),
                        RfmGroups.COUNT,
                        split,
                        seed));
    }

    /// Products that customers had not bought before.
    Holdout fresh() {
        return Holdout.newToCustomers(train, test, models.onSale());
    }

    /// All that customers bought.
    Holdout repeats() {
        return Holdout.repeats(train, test, models.onSale());
    }

    /// Products that nobody had bought before.
    Holdout unknown() {
        return Holdout.newToShop(train, test, soldAfter);
    }
}
