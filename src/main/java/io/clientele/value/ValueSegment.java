package io.clientele.value;

import io.clientele.statistics.Quantile;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/// Quartile of lifetime value over all customers, A the highest.
public enum ValueSegment {
    A("value-a"),
    B("value-b"),
    C("value-c"),
    D("value-d");

    private final String id;

    ValueSegment(String id) {
        this.id = id;
    }

    /// The identifier in the service's answers, such as `value-a`.
    public String id() {
        return id;
    }

    /// The segment of each value, cut as `pandas.qcut(values, 4)` does: edges are interpolated
    /// linearly between order statistics, bins are closed on the right, equal values share a
    /// segment. Where edges coincide the lower segment wins, so equal values for all are all D.
    ///
    /// @throws IllegalArgumentException when a value is not a number
    public static ValueSegment[] of(double[] values) {
        double[] edges = edges(values);
        ValueSegment[] segments = new ValueSegment[values.length];
        for (int i = 0; i < values.length; i++) {
            segments[i] = of(values[i], edges);
        }
        return segments;
    }

    /// The upper ends of D, C and B over these values; 0 without any.
    ///
    /// @throws IllegalArgumentException when a value is not a number
    public static double[] edges(double[] values) {
        double[] sorted = values.clone();
        Arrays.parallelSort(sorted);
        if (sorted.length == 0) {
            return new double[3];
        }
        if (Double.isNaN(sorted[sorted.length - 1])) {
            throw new IllegalArgumentException("A lifetime value is not a number");
        }
        return DoubleStream.of(0.25, 0.5, 0.75)
                .map(p -> Quantile.of(rank -> sorted[(int) rank], sorted.length, p))
                .toArray();
    }

    private static ValueSegment of(double value, double[] edges) {
        return value <= edges[0] ? D : value <= edges[1] ? C : value <= edges[2] ? B : A;
    }
}
