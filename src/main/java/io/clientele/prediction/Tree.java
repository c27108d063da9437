package io.clientele.prediction;

/// A regression tree as columns, one entry a node, the root first.
///
/// @param feature that a node asks for; -1 for a leaf
/// @param bin up to which rows go to the left
/// @param edge the same as a value of the feature
/// @param left child; the right one is the next
/// @param output of a leaf
@SuppressWarnings("ArrayRecordComponent") // a dozen numbers, compared by nobody
record Tree(int[] feature, int[] bin, double[] edge, int[] left, double[] output) {

    static Tree ofAtMost(int leaves) {
        int nodes = 2 * leaves - 1;
        return new Tree(
                new int[nodes],
                new int[nodes],
                new double[nodes],
                new int[nodes],
                new double[nodes]);
    }

    /// Of a customer's features.
    double output(double[] features) {
        int node = 0;
        while (feature[node] >= 0) {
            node = left[node] + (features[feature[node]] <= edge[node] ? 0 : 1);
        }
        return output[node];
    }

    /// Of a row that the tree may or may not have been grown on.
    double output(Bins bins, int row) {
        int node = 0;
        while (feature[node] >= 0) {
            node = left[node] + (bins.code()[feature[node]][row] <= bin[node] ? 0 : 1);
        }
        return output[node];
    }
}
