package io.clientele.drift;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/// How the values of one measure spread over bins.
///
/// @param edges upper ends of all bins but the last, ascending; a value on an edge is below it
/// @param shares share of the values in each bin, one more than edges; they sum to 1
/// @param size how many values there are
@SuppressWarnings("ArrayRecordComponent") // a dozen numbers, compared by nobody
public record Distribution(double[] edges, double[] shares, int size) {

    private static final int BINS = 10;

    /// @throws IllegalArgumentException unless there is one share more than edges
    public Distribution {
        if (shares.length != edges.length + 1) {
            throw new IllegalArgumentException(
                    "%d edges make %d bins, not %d"
                            .formatted(edges.length, edges.length + 1, shares.length));
        }
    }

    /// Bins as equally filled as ties allow: at most ten, with the deciles for edges.
    ///
    /// @throws IllegalArgumentException without a value
    public static Distribution ofDeciles(double[] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("no values to spread");
        }
        var sorted = values.clone();
        Arrays.sort(sorted);
        var edges = new double[BINS - 1];
        for (int i = 1; i < BINS; i++) {
            edges[i - 1] = sorted[(int) ((long) i * sorted.length / BINS)];
        }
        var distinct =
                DoubleStream.of(edges)
                        .distinct()
                        .filter(edge -> edge < sorted[sorted.length - 1])
                        .toArray();
        return new Distribution(distinct, shares(distinct, values), values.length);
    }

    /// The shares of other values in the same bins.
    public double[] sharesOf(double[] values) {
        return shares(edges, values);
    }

    private static double[] shares(double[] edges, double[] values) {
        var shares = new double[edges.length + 1];
        for (double value : values) {
            int found = Arrays.binarySearch(edges, value);
            shares[found >= 0 ? found : -found - 1]++;
        }
        for (int bin = 0; bin < shares.length; bin++) {
            shares[bin] /= Math.max(1, values.length);
        }
        return shares;
    }
}
