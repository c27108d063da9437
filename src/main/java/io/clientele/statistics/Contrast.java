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
        return Math.sqrt(part.correction() * rest.correction())
                * products(r, s)
                / (part.denominator() * rest.denominator());
    }

    private double products(double r, double s) {
        return yv - s * yu - r * xv + r * s * xu;
    }

    /// How many times the variance of what the part is beyond its due is that of lots which are
    /// nobody's twice: below 1 where customers in several parts are alike in all, above 1 where few
    /// make up the rest; 1 where each is in one part. Kish's design effect.
    ///
    /// With `e = y - R x` of a customer in the part and `t` of the customer in all, `R` of the
    /// whole shop and `h` the part's share of its denominator, the variance is the sum of `(e - h
    /// t)^2`; of lots, that of `t = e`. Source: Kish (1965), Survey Sampling, section 5.4.
    ///
    /// @param shop of all customers in all parts
    /// @param lots of all customers, each part a lot of its own
    double designEffect(Ratio shop, Ratio lots) {
        double r = lots.value();
        double h = part.denominator() / lots.denominator();
        double own = part.squares(r);
        double clustered = own * (1 - 2 * h) - 2 * h * products(r, r) + h * h * shop.squares(r);
        double apart = own * (1 - 2 * h) + h * h * lots.squares(r);
        return apart > 0 && clustered > 0 ? clustered / apart : 1;
    }
}
