package io.clientele.statistics;

/// A ratio of two sums over customers, such as revenue over orders, with its sampling variance.
/// Customers, not lines, are what varies by chance: the lines of one customer resemble each other.
///
/// With `y` and `x` of each of `n` customers and `r = sum y / sum x`, the variance is
/// `n / (n - 1) * sum (y - r x)^2 / (sum x)^2`. Source: Cochran (1977), Sampling Techniques, 3rd
/// edition, equation (6.13) for a large population. A share of customers is the case of `x = 1`.
public final class Ratio {

    private long n;
    private double y;
    private double x;
    private double yy;
    private double xy;
    private double xx;

    /// Takes one customer in; those with neither numerator nor denominator say nothing.
    public void add(double numerator, double denominator) {
        if (numerator != 0 || denominator != 0) {
            n++;
            y += numerator;
            x += denominator;
            yy += numerator * numerator;
            xy += numerator * denominator;
            xx += denominator * denominator;
        }
    }

    /// The same without the customers of a part.
    public Ratio without(Ratio part) {
        var rest = new Ratio();
        rest.n = n - part.n;
        rest.y = y - part.y;
        rest.x = x - part.x;
        rest.yy = yy - part.yy;
        rest.xy = xy - part.xy;
        rest.xx = xx - part.xx;
        return rest;
    }

    /// Customers taken in.
    public long customers() {
        return n;
    }

    /// The ratio; not a number without a denominator.
    public double value() {
        return x == 0 ? Double.NaN : y / x;
    }

    /// The variance of the ratio; not a number for fewer than two customers.
    public double variance() {
        if (n < 2 || x == 0) {
            return Double.NaN;
        }
        double r = y / x;
        double squares = Math.max(0, yy - 2 * r * xy + r * r * xx);
        return n / (n - 1.0) * squares / (x * x);
    }
}
