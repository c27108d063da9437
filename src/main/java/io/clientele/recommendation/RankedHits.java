package io.clientele.recommendation;

import java.util.Arrays;

/// Which places of a list hit, and what that makes.
///
/// @param relevant number of products that could have been hit
@SuppressWarnings("ArrayRecordComponent") // ten places, compared by nobody
record RankedHits(boolean[] hit, int relevant) {

    static final int FIGURES = 5;

    /// @param relevant ascending
    static RankedHits of(int[] list, int[] relevant) {
        boolean[] hit = new boolean[list.length];
        for (int k = 0; k < hit.length; k++) {
            hit[k] = Arrays.binarySearch(relevant, list[k]) >= 0;
        }
        return new RankedHits(hit, relevant.length);
    }

    /// In the order of [#accuracy].
    double[] figures(double auc) {
        int hits = 0;
        double precisions = 0;
        for (int k = 0; k < hit.length; k++) {
            if (hit[k]) {
                hits++;
                precisions += (double) hits / (k + 1);
            }
        }
        return new double[] {
            (double) hits / Holdout.CUT,
            (double) hits / relevant,
            ndcg(),
            precisions / Math.min(Holdout.CUT, relevant),
            auc
        };
    }

    /// Discounted gain ÷ that of the best ranking.
    double ndcg() {
        double gain = 0;
        for (int k = 0; k < hit.length; k++) {
            gain += hit[k] ? discount(k) : 0;
        }
        double best = 0;
        for (int k = 0; k < Math.min(Holdout.CUT, relevant); k++) {
            best += discount(k);
        }
        return gain / best;
    }

    private static double discount(int place) {
        return Math.log(2) / Math.log(place + 2);
    }

    static Accuracy accuracy(String model, double[] means, double coverage) {
        return new Accuracy(model, means[0], means[1], means[2], means[3], means[4], coverage);
    }
}
