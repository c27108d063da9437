package io.clientele.statistics;

import java.util.Arrays;

/// How unevenly revenue is spread over customers: the Lorenz curve read from the top, as Pareto
/// did, and Gini's coefficient.
///
/// Source: Gini (1912); for a sample, `G = 2 sum i x_i / (n sum x) - (n + 1) / n` with `x` in
/// ascending order and `i` from 1.
public final class Concentration {

    private final double[] ascending;
    private final double[] fromTop;

    private Concentration(double[] ascending, double[] fromTop) {
        this.ascending = ascending;
        this.fromTop = fromTop;
    }

    /// @param revenue of each customer, not negative, in any order
    /// @throws IllegalArgumentException for a negative revenue
    public static Concentration of(double[] revenue) {
        double[] ascending = revenue.clone();
        Arrays.sort(ascending);
        if (ascending.length > 0 && ascending[0] < 0) {
            throw new IllegalArgumentException("a revenue of " + ascending[0]);
        }
        double[] fromTop = new double[ascending.length + 1];
        for (int i = 1; i < fromTop.length; i++) {
            fromTop[i] = fromTop[i - 1] + ascending[ascending.length - i];
        }
        return new Concentration(ascending, fromTop);
    }

    /// Share of the revenue that the best customers bring, 0 to 1; a part of a customer counts for
    /// that part.
    ///
    /// @param customers share of the customers, 0 to 1
    public double revenueShare(double customers) {
        double whole = fromTop[fromTop.length - 1];
        if (whole == 0) {
            return 0;
        }
        double position = customers * ascending.length;
        int below = (int) position;
        double part = position - below;
        double revenue =
                part == 0
                        ? fromTop[below]
                        : fromTop[below] + part * (fromTop[below + 1] - fromTop[below]);
        return revenue / whole;
    }

    /// The fewest customers who bring a share of the revenue together.
    public int customersFor(double share) {
        double wanted = share * fromTop[fromTop.length - 1];
        int customers = 0;
        while (customers < ascending.length && fromTop[customers] < wanted) {
            customers++;
        }
        return customers;
    }

    /// 0 where all bring the same, towards 1 where one brings all.
    public double gini() {
        double whole = fromTop[fromTop.length - 1];
        if (whole == 0) {
            return 0;
        }
        double weighted = 0;
        for (int i = 0; i < ascending.length; i++) {
            weighted += (i + 1.0) * ascending[i];
        }
        double n = ascending.length;
        return 2 * weighted / (n * whole) - (n + 1) / n;
    }
}
