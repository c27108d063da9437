package io.clientele.affinity;

import io.clientele.purchase.Interactions;

import java.util.Arrays;

/// Products whose words, category and price are like those of what the customer bought, and of what
/// sells: the one model that can speak of a product that nobody has bought yet.
///
/// score(u, j) = Σ_i s_ij (w_ui + ½ d_i) ÷ (Σ_i s_ij + ½),  s_ij = cosine of the features,
/// d_i = what product i sold lately as a share of the most sold one
///
/// @param interest features of what sells, Σ_i ½ d_i f_i
/// @param total features of all products, Σ_i f_i
/// @param targets the products to score; all others have 0
@SuppressWarnings("ArrayRecordComponent") // one entry a feature or product, compared by nobody
record LikeProducts(
        Interactions taste,
        ProductFeatures features,
        float[] interest,
        float[] total,
        int[] targets)
        implements AffinityModel {

    private static final float HALF = 0.5f;

    static LikeProducts of(Interactions taste, ProductFeatures features, int[] targets) {
        double[] sold = taste.weights();
        double most = Math.max(Arrays.stream(sold).max().orElse(0), Double.MIN_NORMAL);
        float[] interest = new float[features.count()];
        float[] total = new float[features.count()];
        for (int p = 0; p < sold.length; p++) {
            if (sold[p] > 0) {
                features.add(p, (float) (HALF * sold[p] / most), interest);
                features.add(p, 1, total);
            }
        }
        return new LikeProducts(taste, features, interest, total, targets);
    }

    @Override
    public String name() {
        return "like-products";
    }

    @Override
    public void score(int customer, float[] scores) {
        Arrays.fill(scores, 0);
        if (targets.length == 0) {
            return;
        }
        float[] profile = interest.clone();
        for (int n = taste.start()[customer]; n < taste.start()[customer + 1]; n++) {
            features.add(taste.product()[n], taste.weight()[n], profile);
        }
        for (int target : targets) {
            scores[target] = features.dot(target, profile) / (features.dot(target, total) + HALF);
        }
    }

    @Override
    public int because(int customer, int product) {
        float[] row = new float[features.count()];
        features.add(product, 1, row);
        int best = -1;
        float most = 0;
        for (int n = taste.start()[customer]; n < taste.start()[customer + 1]; n++) {
            float like = taste.weight()[n] * features.dot(taste.product()[n], row);
            if (like > most) {
                most = like;
                best = taste.product()[n];
            }
        }
        return best;
    }
}
