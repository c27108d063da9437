package io.clientele.estimation;

import java.util.stream.IntStream;

/// Sums over rows on all processors, with the same answer to the last bit on any number of them:
/// the chunks are fixed and their sums are added in order.
public final class ChunkedSum {

    // Small enough that a sample of a few thousand rows keeps all processors busy.
    private static final int CHUNK = 512;

    /// Adds the terms of the rows `from` (inclusive) to `to` (exclusive) to `sums`.
    public interface Terms {
        void add(int from, int to, double[] sums);
    }

    private ChunkedSum() {}

    public static double[] over(int rows, int width, Terms terms) {
        int chunks = (rows + CHUNK - 1) / CHUNK;
        double[][] parts = new double[chunks][width];
        IntStream.range(0, chunks)
                .parallel()
                .forEach(
                        chunk ->
                                terms.add(
                                        chunk * CHUNK,
                                        Math.min(rows, (chunk + 1) * CHUNK),
                                        parts[chunk]));
        double[] sums = new double[width];
        for (double[] part : parts) {
            for (int i = 0; i < width; i++) {
                sums[i] += part[i];
            }
        }
        return sums;
    }
}
