package io.clientele.prediction;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Features brought to at most 128 bins each, so that a tree can count instead of sort.
///
/// @param edges of each feature, ascending: a value is in the first bin whose edge is not below
///     it; the last bin has no edge
/// @param code of each feature, one entry a row
@SuppressWarnings("ArrayRecordComponent") // columns of many rows, compared by nobody
record Bins(double[][] edges, byte[][] code) {

    static final int MOST = 128;

    /// @param features one row a customer
    /// @param width number of features
    static Bins of(double[][] features, int width) {
        double[][] edges = new double[width][];
        byte[][] code = new byte[width][];
        IntStream.range(0, width)
                .parallel()
                .forEach(
                        feature -> {
                            double[] column =
                                    Arrays.stream(features)
                                            .mapToDouble(row -> row[feature])
                                            .toArray();
                            edges[feature] = edges(column);
                            code[feature] = codes(column, edges[feature]);
                        });
        return new Bins(edges, code);
    }

    /// Where values tie, bins are fewer; with few distinct values each has one of its own.
    private static double[] edges(double[] column) {
        double[] sorted = column.clone();
        Arrays.sort(sorted);
        double[] distinct = Arrays.stream(sorted).distinct().toArray();
        if (distinct.length <= MOST) {
            return Arrays.copyOf(distinct, Math.max(0, distinct.length - 1));
        }
        return IntStream.range(1, MOST)
                .mapToDouble(bin -> sorted[(int) ((long) bin * sorted.length / MOST)])
                .distinct()
                .toArray();
    }

    private static byte[] codes(double[] column, double[] edges) {
        byte[] codes = new byte[column.length];
        for (int row = 0; row < codes.length; row++) {
            int place = Arrays.binarySearch(edges, column[row]);
            codes[row] = (byte) (place >= 0 ? place : -place - 1);
        }
        return codes;
    }
}
