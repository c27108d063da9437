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

    /// The same without customers that were taken in.
    public Ratio without(Ratio part) {
        return sum(part, -1);
    }

    /// The same with further customers.
    public Ratio with(Ratio further) {
        return sum(further, 1);
    }

    private Ratio sum(Ratio other, int sign) {
        var sum = new Ratio();
        sum.n = n + sign * other.n;
        sum.y = y + sign * other.y;
        sum.x = x + sign * other.x;
        sum.yy = yy + sign * other.yy;
        sum.xy = xy + sign * other.xy;
        sum.xx = xx + sign * other.xx;
        return sum;
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
        return correction() * squares(y / x) / (x * x);
    }

    /// The sum of `y - r x`.
    double residual(double r) {
        return y - r * x;
    }

    /// The sum of `(y - r x)^2`.
    double squares(double r) {
        return Math.max(0, yy - 2 * r * xy + r * r * xx);
    }

    /// Sum of the numerators.
    double numerator() {
        return y;
    }

    /// Sum of the denominators.
    double denominator() {
        return x;
    }

    /// `n / (n - 1)`; not a number for fewer than two customers.
    double correction() {
        return n < 2 ? Double.NaN : n / (n - 1.0);
    }
}
