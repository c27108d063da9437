package io.clientele.value;

import java.util.Arrays;

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
        double[] sorted = values.clone();
        Arrays.parallelSort(sorted);
        if (sorted.length > 0 && Double.isNaN(sorted[sorted.length - 1])) {
            throw new IllegalArgumentException("A lifetime value is not a number");
        }
        double first = sorted.length == 0 ? 0 : quantile(sorted, 0.25);
        double second = sorted.length == 0 ? 0 : quantile(sorted, 0.5);
        double third = sorted.length == 0 ? 0 : quantile(sorted, 0.75);
        ValueSegment[] segments = new ValueSegment[values.length];
        for (int i = 0; i < values.length; i++) {
            segments[i] =
                    values[i] <= first ? D : values[i] <= second ? C : values[i] <= third ? B : A;
        }
        return segments;
    }

    /// Interpolates from the nearer end, as numpy does, so that edges agree to the last bit.
    private static double quantile(double[] sorted, double share) {
        double position = share * (sorted.length - 1);
        int below = (int) position;
        double low = sorted[below];
        double high = sorted[Math.min(below + 1, sorted.length - 1)];
        double weight = position - below;
        return weight < 0.5 ? low + (high - low) * weight : high - (high - low) * (1 - weight);
    }
}
