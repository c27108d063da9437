package io.clientele.rfm;

import java.util.ArrayList;
import java.util.List;

/// The scores of one dimension and what led to them.
///
/// `scores` has one value per customer, 1 (worst) and up. `bands` says for each score given which
/// raw values got it, in ascending score order. `edges` are the inner edges that were cut at, each
/// belonging to the bin below: quantiles for `qcut` (of the rank, not the count, for frequency),
/// the caller's for `thresholds`, none for `percent-rank`, whose bands say it all.
@SuppressWarnings("ArrayRecordComponent") // one byte for each of a million customers
public record ScoredColumn(byte[] scores, List<Band> bands, List<Double> edges) {

    /// Bin = 1 + edges strictly below the value, so each bin is closed on the right.
    static byte[] scoresByEdges(double[] values, double[] edges, boolean smallerIsBetter) {
        byte[] scores = new byte[values.length];
        for (int row = 0; row < values.length; row++) {
            scores[row] = (byte) scoreByEdges(values[row], edges, smallerIsBetter);
        }
        return scores;
    }

    static int scoreByEdges(double value, double[] edges, boolean smallerIsBetter) {
        int below = 0;
        while (below < edges.length && edges[below] < value) {
            below++;
        }
        return smallerIsBetter ? edges.length + 1 - below : 1 + below;
    }

    static ScoredColumn of(double[] values, byte[] scores, List<Double> edges) {
        int[] customers = new int[11];
        double[] smallest = new double[11];
        double[] largest = new double[11];
        for (int row = 0; row < values.length; row++) {
            int score = scores[row];
            double value = values[row];
            boolean first = customers[score]++ == 0;
            smallest[score] = first ? value : Math.min(smallest[score], value);
            largest[score] = first ? value : Math.max(largest[score], value);
        }
        List<Band> bands = new ArrayList<>();
        for (int score = 1; score < customers.length; score++) {
            if (customers[score] > 0) {
                bands.add(new Band(score, customers[score], smallest[score], largest[score]));
            }
        }
        return new ScoredColumn(scores, List.copyOf(bands), edges);
    }

    /// The raw values that got one score: `customers` of them, from `smallest` to `largest`, both
    /// included, in the unit of the dimension.
    public record Band(int score, int customers, double smallest, double largest) {}
}
