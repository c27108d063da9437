package io.clientele.clustering;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

/// What is done to a feature before it is standardised, so that a few large values do not decide
/// all distances. Values below zero mirror.
public enum Transformation {
    /// log(1 + x): equal ratios of large values are equally far apart.
    LOG1P,
    /// √x, milder than the logarithm.
    SQRT,
    /// The share of customers below, ties shared: only the order counts.
    RANK,
    /// As it is.
    NONE;

    /// The name used in the API.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    double[] of(double[] values) {
        return switch (this) {
            case LOG1P -> mirrored(values, Math::log1p);
            case SQRT -> mirrored(values, Math::sqrt);
            case RANK -> ranks(values);
            case NONE -> values.clone();
        };
    }

    private static double[] mirrored(double[] values, DoubleUnaryOperator function) {
        return Arrays.stream(values)
                .map(x -> Math.copySign(function.applyAsDouble(Math.abs(x)), x))
                .toArray();
    }

    private static double[] ranks(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return Arrays.stream(values)
                .map(x -> (first(sorted, x, true) + first(sorted, x, false)) / 2.0 / sorted.length)
                .toArray();
    }

    /// Where the values not below `x`, or those above it, begin.
    private static int first(double[] sorted, double x, boolean orEqual) {
        int from = 0;
        int to = sorted.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            boolean before = orEqual ? sorted[middle] < x : sorted[middle] <= x;
            from = before ? middle + 1 : from;
            to = before ? to : middle;
        }
        return from;
    }
}
