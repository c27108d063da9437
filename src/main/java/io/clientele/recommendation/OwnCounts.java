package io.clientele.recommendation;

import io.clientele.affinity.AffinityModel;
import io.clientele.purchase.Purchases;

import java.util.Arrays;

/// The rule to beat for repeat purchases: on how many days the customer bought each product; of
/// equal counts, that of the product which more customers bought.
///
/// @param shares buyers of each product as a share of all customers, below 1
@SuppressWarnings("ArrayRecordComponent") // one entry a product, compared by nobody
record OwnCounts(Purchases purchases, float[] shares) implements AffinityModel {

    static OwnCounts of(Purchases purchases) {
        float[] shares = new float[purchases.products()];
        for (int u = 0; u < purchases.customers(); u++) {
            for (int product : purchases.productsOf(u)) {
                shares[product] += 1f / (purchases.customers() + 1);
            }
        }
        return new OwnCounts(purchases, shares);
    }

    @Override
    public String name() {
        return "own-counts";
    }

    @Override
    public void score(int customer, float[] scores) {
        Arrays.fill(scores, 0);
        for (int i = purchases.start()[customer]; i < purchases.start()[customer + 1]; i++) {
            int product = purchases.product()[i];
            scores[product] += scores[product] == 0 ? 1 + shares[product] : 1;
        }
    }

    @Override
    public int because(int customer, int product) {
        return product;
    }
}
