package io.clientele.statistics;

import java.util.function.LongToDoubleFunction;

/// The quantile that R and numpy give by default: type 7 of Hyndman & Fan (1996), The American
/// Statistician 50(4), linear between the two values around it.
public final class Quantile {

    private Quantile() {}

    /// Interpolates from the nearer end, as `numpy.quantile` does, so that edges at the same `p`
    /// agree with its to the last bit and no value changes its side by rounding.
    ///
    /// @param at the value at a rank, ascending from rank 0
    /// @param size number of values, at least one
    /// @param p 0 for the smallest value to 1 for the largest
    public static double of(LongToDoubleFunction at, long size, double p) {
        double position = (size - 1) * p;
        long below = (long) position;
        double low = at.applyAsDouble(below);
        double high = at.applyAsDouble(Math.min(below + 1, size - 1));
        double part = position - below;
        double step = high - low;
        return part < 0.5 ? low + step * part : high - step * (1 - part);
    }
}
