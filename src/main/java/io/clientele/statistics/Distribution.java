package io.clientele.statistics;

import java.util.Arrays;
import java.util.stream.IntStream;

/// How often each value occurs: all that quantiles and fences need, however many lines there are.
public final class Distribution {

    private final double[] values;
    private final long[] ends;

    private Distribution(double[] values, long[] ends) {
        this.values = values;
        this.ends = ends;
    }

    /// The distribution of values that occur so often; in any order, equal values add up.
    ///
    /// @param values one entry a value
    /// @param counts how often each occurs, not negative
    /// @throws IllegalArgumentException if the lengths differ or a count is negative
    public static Distribution of(double[] values, long[] counts) {
        if (values.length != counts.length) {
            throw new IllegalArgumentException(
                    "%d values, %d counts".formatted(values.length, counts.length));
        }
        int[] order =
                IntStream.range(0, values.length)
                        .filter(i -> counts[i] != 0)
                        .boxed()
                        .sorted((a, b) -> Double.compare(values[a], values[b]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        double[] sorted = new double[order.length];
        long[] ends = new long[order.length];
        long total = 0;
        for (int i = 0; i < order.length; i++) {
            if (counts[order[i]] < 0) {
                throw new IllegalArgumentException("a negative count at " + order[i]);
            }
            sorted[i] = values[order[i]];
            total = Math.addExact(total, counts[order[i]]);
            ends[i] = total;
        }
        return new Distribution(sorted, ends);
    }

    /// How many values there are, each as often as it occurs.
    public long count() {
        return ends.length == 0 ? 0 : ends[ends.length - 1];
    }

    public boolean isEmpty() {
        return ends.length == 0;
    }

    /// The [Quantile] of order `p`.
    ///
    /// @param p 0 for the smallest value to 1 for the largest
    /// @throws IllegalStateException if there is no value
    public double quantile(double p) {
        if (isEmpty()) {
            throw new IllegalStateException("no value");
        }
        return Quantile.of(this::at, count(), p);
    }

    /// The value at a rank that counts from 0.
    private double at(long rank) {
        int found = Arrays.binarySearch(ends, rank + 1);
        return values[found < 0 ? -found - 1 : found];
    }
}
