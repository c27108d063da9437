package io.clientele.affinity;

/// The linear model with a little of what sold last month, times how much a product is in season.
///
/// score(u, j) = (linear(u, j) + 0.02 × recent_j) × trend_j^0.4, divided by it where the sum is
/// negative: out of season nothing rises
///
/// @param recent share of the most bought product of the last month
/// @param season trend_j^0.4
@SuppressWarnings("ArrayRecordComponent") // one entry a product, compared by nobody
record Blend(LinearItems linear, float[] recent, float[] season) implements AffinityModel {

    private static final float SHARE = 0.02f;
    private static final double POWER = 0.4;

    static Blend of(LinearItems linear, Trend trend) {
        return new Blend(linear, trend.recent(), trend.raised(POWER));
    }

    @Override
    public String name() {
        return "linear-items-in-season";
    }

    @Override
    public void score(int customer, float[] scores) {
        linear.score(customer, scores);
        for (int j = 0; j < scores.length; j++) {
            float sum = scores[j] + SHARE * recent[j];
            scores[j] = sum > 0 ? sum * season[j] : sum / season[j];
        }
    }

    /// None where a product's sales of last month speak louder than all that was bought.
    @Override
    public int because(int customer, int product) {
        return linear.score(customer, product) > SHARE * recent[product]
                ? linear.because(customer, product)
                : -1;
    }
}
