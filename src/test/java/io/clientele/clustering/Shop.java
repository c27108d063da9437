package io.clientele.clustering;

import java.util.SplittableRandom;

/// Made-up customers around given means.
@SuppressWarnings("ArrayRecordComponent") // columns, compared by nobody
record Shop(int[] recencyDays, int[] frequency, double[] monetary) {

    /// Customers of several kinds in turn: kind i has about `means[i]` days, orders and money.
    static Shop ofKinds(int customers, long seed, double[]... means) {
        var random = new SplittableRandom(seed);
        var shop = new Shop(new int[customers], new int[customers], new double[customers]);
        for (int row = 0; row < customers; row++) {
            double[] mean = means[row % means.length];
            shop.recencyDays[row] = (int) Math.round(mean[0] * random.nextDouble(0.9, 1.1));
            shop.frequency[row] = (int) Math.round(mean[1] * random.nextDouble(0.9, 1.1));
            shop.monetary[row] = mean[2] * random.nextDouble(0.9, 1.1);
        }
        return shop;
    }

    /// Customers without groups: heavy tails, all kinds of mixtures.
    static Shop random(int customers, long seed) {
        var random = new SplittableRandom(seed);
        var shop = new Shop(new int[customers], new int[customers], new double[customers]);
        for (int row = 0; row < customers; row++) {
            shop.recencyDays[row] = random.nextInt(1, 366);
            shop.frequency[row] = 1 + (int) random.nextExponential();
            shop.monetary[row] = Math.exp(5 + 1.2 * random.nextGaussian());
        }
        return shop;
    }

    Clustering fit(ClusterOptions options) {
        return Clustering.fit(recencyDays, frequency, monetary, options);
    }
}
