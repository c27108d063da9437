package io.clientele.statistics;

/// The ratio of one part of a shop, such as a region, against that of all other parts together,
/// where a customer may buy in several: each is taken in once, and what they did in the part and
/// elsewhere varies together.
///
/// With `r` of the part, `s` of the rest, `y`, `x` and `v`, `u` of a customer in the part and
/// elsewhere, the covariance of `r` and `s` is `sum (y - r x)(v - s u) / (sum x · sum u)` over
/// those who are in both; customers in one alone add nothing to it. It carries the geometric mean
/// of the corrections of the two variances, so that the variance of `r - s` is never negative.
/// Source: Cochran (1977), Sampling Techniques, 3rd edition, sections 6.4 and 6.19, for a large
/// population.
public final class Contrast {

    private final Ratio part = new Ratio();
    private final Ratio whole = new Ratio();
    private final Ratio elsewhere = new Ratio();
    private double yv;
    private double yu;
    private double xv;
    private double xu;

    /// Takes one customer of the part in.
    ///
    /// @param numerator in the part
    /// @param denominator in the part
    /// @param wholeNumerator in all parts together
    /// @param wholeDenominator in all parts together
    public void add(
            double numerator, double denominator, double wholeNumerator, double wholeDenominator) {
        double v = wholeNumerator - numerator;
        double u = wholeDenominator - denominator;
        part.add(numerator, denominator);
        whole.add(wholeNumerator, wholeDenominator);
        elsewhere.add(v, u);
        yv += numerator * v;
        yu += numerator * u;
        xv += denominator * v;
        xu += denominator * u;
    }

    /// The ratio of the part.
    public Ratio part() {
        return part;
    }

    /// The ratio of all other parts.
    ///
    /// @param shop of all customers in all parts
    public Ratio rest(Ratio shop) {
        return shop.without(whole).with(elsewhere);
    }

    /// The covariance of the ratio of the part and that of the rest.
    public double covariance(Ratio rest) {
        double r = part.value();
        double s = rest.value();
        double products = yv - s * yu - r * xv + r * s * xu;
        return Math.sqrt(part.correction() * rest.correction())
                * products
                / (part.denominator() * rest.denominator());
    }
}
