package io.clientele.affinity;

import io.clientele.purchase.Purchases;
import io.clientele.purchase.Trend;

import java.util.Arrays;

/// What a customer will buy again: own purchases, the more and the later the better, raised for
/// products that are bought again and that are in season, and for those that are due.
///
/// score(u, i) = Σ_days 2^(−age ÷ half-life) × r_i^0.25 × trend_i^power × due(u, i)
///
/// `r_i` is the share of buyers who came back for product i, (back + 2) ÷ (buyers + 10). A product
/// bought on 3 days or more has a rhythm, the median gap; `due` is 1.15 while the last purchase is
/// ½ to 1½ gaps ago and 1 otherwise.
///
/// @param halfLife in days
/// @param again r_i^0.25 × trend_i^power
@SuppressWarnings("ArrayRecordComponent") // one entry a product, compared by nobody
public record RepeatPurchases(Purchases purchases, int asOf, double halfLife, float[] again)
        implements AffinityModel {

    private static final double REPEAT_POWER = 0.25;
    private static final double DUE = 1.15;
    private static final int RHYTHM_DAYS = 3;
    private static final int REGULAR_GAPS = 3;
    private static final double REGULAR = 2;

    /// @param purchases before the as-of day
    static RepeatPurchases of(Purchases purchases, int asOf, Trend trend, Tuning tuning) {
        int[] buyers = new int[purchases.products()];
        int[] back = new int[purchases.products()];
        for (int u = 0; u < purchases.customers(); u++) {
            for (int i = purchases.start()[u]; i < purchases.start()[u + 1]; ) {
                int end = purchases.run(u, i);
                buyers[purchases.product()[i]]++;
                back[purchases.product()[i]] += end - i > 1 ? 1 : 0;
                i = end;
            }
        }
        float[] again = trend.raised(tuning.repeatSeason());
        for (int p = 0; p < again.length; p++) {
            again[p] *= (float) Math.pow((back[p] + 2.0) / (buyers[p] + 10.0), REPEAT_POWER);
        }
        return new RepeatPurchases(purchases, asOf, tuning.repeatHalfLife(), again);
    }

    @Override
    public String name() {
        return "repeat";
    }

    @Override
    public void score(int customer, float[] scores) {
        Arrays.fill(scores, 0);
        for (int i = purchases.start()[customer]; i < purchases.start()[customer + 1]; ) {
            int end = purchases.run(customer, i);
            double sum = 0;
            for (int k = i; k < end; k++) {
                sum += Math.pow(2, -(asOf - purchases.day()[k]) / halfLife);
            }
            int product = purchases.product()[i];
            int gap = gap(i, end);
            double gaps = gap == 0 ? 0 : (double) (asOf - purchases.day()[end - 1]) / gap;
            double due = gaps > 0.5 && gaps < 1.5 ? DUE : 1;
            scores[product] = (float) (sum * again[product] * due);
            i = end;
        }
    }

    /// The product itself.
    @Override
    public int because(int customer, int product) {
        return product;
    }

    /// Every how many days a customer buys a product: the median of three gaps or more, the middle
    /// half of which differ by a factor of two at most; 0 where there is no such rhythm.
    public int everyDays(int customer, int product) {
        for (int i = purchases.start()[customer]; i < purchases.start()[customer + 1]; ) {
            int end = purchases.run(customer, i);
            if (purchases.product()[i] == product) {
                int[] gaps = gaps(i, end);
                int n = gaps.length;
                return n >= REGULAR_GAPS && gaps[n - 1 - n / 4] <= REGULAR * gaps[n / 4]
                        ? (gaps[n / 2] + gaps[(n - 1) / 2]) / 2
                        : 0;
            }
            i = end;
        }
        return 0;
    }

    /// The typical gap, which tells whether a product is due; 0 without one.
    private int gap(int from, int end) {
        if (end - from < RHYTHM_DAYS) {
            return 0;
        }
        int[] gaps = gaps(from, end);
        return gaps[gaps.length / 2];
    }

    /// Days between one purchase and the next, ascending.
    private int[] gaps(int from, int end) {
        int[] gaps = new int[end - from - 1];
        for (int k = 0; k < gaps.length; k++) {
            gaps[k] = purchases.day()[from + k + 1] - purchases.day()[from + k];
        }
        Arrays.sort(gaps);
        return gaps;
    }
}
