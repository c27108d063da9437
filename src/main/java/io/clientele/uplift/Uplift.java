package io.clientele.uplift;

import smile.math.special.Beta;

/// Differences between two independent groups of customers.
///
/// | what | interval | source |
/// |---|---|---|
/// | mean revenue a customer | Welch's t, unequal variances | Welch 1947, Biometrika 34 |
/// | purchase rate | hybrid of two Wilson scores, method 10 | Newcombe 1998, Stat. in Med. 17 |
///
/// Revenue is skewed, so Welch's interval leans on the central limit theorem: with less than
/// [#LEAST_CUSTOMERS] customers or [#LEAST_BUYERS] buyers on a side nothing is said.
public final class Uplift {

    /// Customers that each side needs.
    public static final int LEAST_CUSTOMERS = 30;

    /// Buyers that each side needs for a difference of revenue.
    public static final int LEAST_BUYERS = 5;

    /// Two-sided 95 %.
    private static final double UPPER = 0.975;

    /// The normal quantile of [#UPPER].
    private static final double Z = 1.959963984540054;

    private Uplift() {}

    /// Whether both sides are large enough to speak of revenue.
    public static boolean isEnough(Arm treated, Arm control) {
        return Math.min(treated.customers(), control.customers()) >= LEAST_CUSTOMERS
                && Math.min(treated.buyers(), control.buyers()) >= LEAST_BUYERS;
    }

    /// Difference of mean revenue a customer.
    ///
    /// @throws IllegalArgumentException for less than two customers on a side
    public static Difference revenue(Arm treated, Arm control) {
        if (treated.customers() < 2 || control.customers() < 2) {
            throw new IllegalArgumentException("less than two customers on a side");
        }
        double a = treated.variance() / treated.customers();
        double b = control.variance() / control.customers();
        double difference = treated.meanRevenue() - control.meanRevenue();
        if (a + b == 0) {
            return new Difference(difference, difference, difference);
        }
        double freedom =
                (a + b)
                        * (a + b)
                        / (a * a / (treated.customers() - 1) + b * b / (control.customers() - 1));
        double margin = studentQuantile(freedom) * Math.sqrt(a + b);
        return new Difference(difference, difference - margin, difference + margin);
    }

    /// Difference of purchase rates, between -1 and 1.
    ///
    /// @throws IllegalArgumentException without a customer on a side
    public static Difference purchaseRate(Arm treated, Arm control) {
        if (treated.customers() == 0 || control.customers() == 0) {
            throw new IllegalArgumentException("no customer on a side");
        }
        double p = treated.purchaseRate();
        double q = control.purchaseRate();
        var wilsonP = wilson(p, (double) treated.customers());
        var wilsonQ = wilson(q, (double) control.customers());
        return new Difference(
                p - q,
                p - q - Math.hypot(p - wilsonP.low(), wilsonQ.high() - q),
                p - q + Math.hypot(wilsonP.high() - p, q - wilsonQ.low()));
    }

    /// Wilson's score interval (1927) of a share.
    private static Difference wilson(double share, double n) {
        double centre = (share + Z * Z / (2 * n)) / (1 + Z * Z / n);
        double margin =
                Z / (1 + Z * Z / n) * Math.sqrt(share * (1 - share) / n + Z * Z / (4 * n * n));
        return new Difference(share, centre - margin, centre + margin);
    }

    /// The 97.5 % quantile of Student's t: with I(x; ν/2, 1/2) = 2 (1 - p), t = sqrt(ν (1 - x) /
    /// x).
    static double studentQuantile(double freedom) {
        double x = Beta.inverseRegularizedIncompleteBetaFunction(freedom / 2, 0.5, 2 * (1 - UPPER));
        return Math.sqrt(freedom * (1 - x) / x);
    }
}
