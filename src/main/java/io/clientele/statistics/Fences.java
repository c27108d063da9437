package io.clientele.statistics;

/// Bounds beyond which a positive value is far out: Tukey's outer fences, three interquartile
/// ranges beyond the quartiles, drawn on logarithms since amounts, prices and quantities spread by
/// factors.
///
/// Source: Tukey (1977), Exploratory Data Analysis, section 2D. Where half of all values are equal
/// the range is 0 and the fences would call everything else far out; there are none then.
///
/// @param lower smallest value that is not far out
/// @param upper largest value that is not far out
public record Fences(double lower, double upper) {

    private static final double RANGES = 3;

    /// Nothing is far out.
    public static final Fences NONE = new Fences(0, Double.POSITIVE_INFINITY);

    /// The fences of positive values; [#NONE] for fewer than eight values or a range of 0.
    ///
    /// @throws IllegalArgumentException if a value is not positive
    public static Fences of(Distribution values) {
        if (values.count() < 8) {
            return NONE;
        }
        if (values.quantile(0) <= 0) {
            throw new IllegalArgumentException("fences on logarithms need positive values");
        }
        double first = Math.log(values.quantile(0.25));
        double third = Math.log(values.quantile(0.75));
        double range = third - first;
        return range == 0
                ? NONE
                : new Fences(Math.exp(first - RANGES * range), Math.exp(third + RANGES * range));
    }

    public boolean isBelow(double value) {
        return value < lower;
    }

    public boolean isAbove(double value) {
        return value > upper;
    }
}
