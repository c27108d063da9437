package io.clientele.affinity;

import io.clientele.purchase.Interactions;

/// Customers and product features as points of one space, learnt by ranking what was bought above
/// what was not: LightFM's hybrid model with the WARP loss.
///
/// A product is the sum of its features' points, itself being one of them; score(u, j) = σ(p_u ·
/// q_j + b_j). A step draws a purchase by its weight and then sold products not bought until one
/// scores within 1 of it; the fewer draws that takes, the larger the step, which AdaGrad divides by
/// what came before.
/// The steps are one sequence, so equal seeds give equal bits. Sources: Kula (2015),
/// arXiv:1507.08439; Weston, Bengio & Usunier (2011), IJCAI (WARP).
///
/// @param customers p, one row of [#ROW] a customer
/// @param products q, one row of [#ROW] a product, its bias last
@SuppressWarnings("ArrayRecordComponent") // dense matrices, compared by nobody
record Factors(Interactions taste, float[] customers, float[] products) implements AffinityModel {

    static final int DIMENSIONS = 16;

    /// With the bias.
    static final int ROW = DIMENSIONS + 1;

    static Factors fit(Interactions taste, ProductFeatures features, long seed) {
        var training = new WarpTraining(taste, features, seed);
        training.run();
        float[] products = new float[taste.products() * ROW];
        for (int p = 0; p < taste.products(); p++) {
            training.represent(p, products, p * ROW);
        }
        return new Factors(taste, training.customers(), products);
    }

    @Override
    public String name() {
        return "warp-factors";
    }

    @Override
    public void score(int customer, float[] scores) {
        for (int j = 0; j < scores.length; j++) {
            float sum = dot(customers, customer * ROW, products, j * ROW);
            scores[j] = (float) (1 / (1 + Math.exp(-sum)));
        }
    }

    /// A customer's row has no bias: 1 stands in its place.
    ///
    /// @param row where the customer's row begins
    /// @param other where the product's does
    static float dot(float[] customers, int row, float[] products, int other) {
        float sum = products[other + DIMENSIONS];
        for (int d = 0; d < DIMENSIONS; d++) {
            sum += customers[row + d] * products[other + d];
        }
        return sum;
    }

    @Override
    public int because(int customer, int product) {
        int best = -1;
        float most = 0;
        for (int n = taste.start()[customer]; n < taste.start()[customer + 1]; n++) {
            int bought = taste.product()[n] * ROW;
            float alike =
                    dot(products, product * ROW, products, bought) - products[bought + DIMENSIONS];
            float near = alike * taste.weight()[n];
            if (near > most) {
                most = near;
                best = taste.product()[n];
            }
        }
        return best;
    }
}
