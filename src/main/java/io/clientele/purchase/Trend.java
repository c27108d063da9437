package io.clientele.purchase;

/// How much of a product's sales lie in the last month: products in season against those out of it.
///
/// trend_j = (buyers of the last 31 days + 0.5) ÷ (buyers ever + 10)
///
/// @param recent buyers of the last month as a share of the most bought product's
/// @param trend above 0, one a product
@SuppressWarnings("ArrayRecordComponent") // one entry a product, compared by nobody
public record Trend(float[] recent, float[] trend) {

    /// Days that count as the last month.
    public static final int MONTH = 31;

    /// The trend as of a day.
    public static Trend of(Purchases purchases, int asOf) {
        int[] lately = purchases.buyers(asOf, MONTH);
        int[] ever = purchases.buyers(asOf, Integer.MAX_VALUE);
        int most = 1;
        for (int buyers : lately) {
            most = Math.max(most, buyers);
        }
        float[] recent = new float[lately.length];
        float[] trend = new float[lately.length];
        for (int p = 0; p < lately.length; p++) {
            recent[p] = (float) lately[p] / most;
            trend[p] = (lately[p] + 0.5f) / (ever[p] + 10f);
        }
        return new Trend(recent, trend);
    }

    /// The trend of each product, raised to a power.
    public float[] raised(double power) {
        float[] raised = new float[trend.length];
        for (int p = 0; p < raised.length; p++) {
            raised[p] = (float) Math.pow(trend[p], power);
        }
        return raised;
    }
}
