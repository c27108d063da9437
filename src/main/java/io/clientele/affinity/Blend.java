package io.clientele.affinity;

import io.clientele.purchase.Trend;

/// The linear model with a little of what sold last month, times how much a product is in season.
///
/// score(u, j) = (linear(u, j) + share × recent_j) × trend_j^power, divided by it where the sum is
/// negative: out of season nothing rises
///
/// @param recent share × buyers of the last month over those of the most bought product
/// @param season trend_j^power
@SuppressWarnings("ArrayRecordComponent") // one entry a product, compared by nobody
record Blend(LinearItems linear, float[] recent, float[] season) implements AffinityModel {

    static Blend of(LinearItems linear, Trend trend, Tuning tuning) {
        float[] recent = trend.recent().clone();
        for (int p = 0; p < recent.length; p++) {
            recent[p] *= (float) tuning.recentShare();
        }
        return new Blend(linear, recent, trend.raised(tuning.seasonPower()));
    }

    @Override
    public String name() {
        return "linear-items-in-season";
    }

    @Override
    public void score(int customer, float[] scores) {
        linear.score(customer, scores);
        for (int j = 0; j < scores.length; j++) {
            float sum = scores[j] + recent[j];
            scores[j] = sum > 0 ? sum * season[j] : sum / season[j];
        }
    }

    /// None where a product's sales of last month speak louder than all that was bought.
    @Override
    public int because(int customer, int product) {
        return linear.score(customer, product) > recent[product]
                ? linear.because(customer, product)
                : -1;
    }
}
