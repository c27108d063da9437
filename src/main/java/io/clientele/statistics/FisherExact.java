package io.clientele.statistics;

import smile.math.special.Gamma;

/// Fisher's exact test of two properties, such as of orders, one-sided: whether they go together
/// more often than chance would have it.
///
/// With `n` orders, `a` of the first and `b` of the second property, the number with both is
/// hypergeometric if they have nothing to do with each other. Source: Fisher (1935), The Design of
/// Experiments, chapter 2.
public final class FisherExact {

    private static final double NEGLIGIBLE = 1e-16;

    private FisherExact() {}

    /// The chance of `both` or more.
    public static double pValue(long both, long a, long b, long n) {
        double log = choose(a, both) + choose(n - a, b - both) - choose(n, b);
        double term = 1;
        double sum = 1;
        for (long k = both; k < Math.min(a, b) && term > NEGLIGIBLE * sum; k++) {
            term *= (double) (a - k) * (b - k) / ((k + 1.0) * (n - a - b + k + 1.0));
            sum += term;
        }
        return Math.min(1, Math.exp(log + Math.log(sum)));
    }

    private static double choose(long n, long k) {
        return Gamma.lgamma(n + 1.0) - Gamma.lgamma(k + 1.0) - Gamma.lgamma(n - k + 1.0);
    }
}
