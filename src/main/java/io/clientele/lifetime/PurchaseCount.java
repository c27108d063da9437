package io.clientele.lifetime;

import io.clientele.estimation.GammaFunctions;

/// K, the number of purchases in the time t of a customer who stays: Poisson with a rate that is
/// Gamma(`shape`, `rate`), hence negative binomial with P(K = k+1)/P(K = k) = z (shape+k)/(k+1),
/// z = t / (rate + t).
///
/// The series here have positive terms only: they lose no digits, unlike the hypergeometric
/// function of the papers, and take about E[K] + 37 (rate + t) / rate steps.
record PurchaseCount(double shape, double rate, double t) {

    private static final double NEGLIGIBLE = 1e-16;

    /// Below exp of this the chance of k = 0 is as good as zero.
    private static final double SMALLEST_LOG = -600;

    double probability(int k) {
        return Math.exp(logProbability(k));
    }

    private double logProbability(int k) {
        double none = -shape * Math.log1p(t / rate);
        if (k == 0) {
            return none;
        }
        return none
                + GammaFunctions.lnRising(shape, k)
                - GammaFunctions.lnGamma(k + 1.0)
                + k * (Math.log(t) - Math.log(rate + t));
    }

    double probabilityOfAtLeast(int k) {
        if (k == 0) {
            return 1;
        }
        double sum = 0;
        int i = Math.max(k, firstOfNote());
        for (double term = probability(i); !negligible(term, sum, i); i++) {
            sum += term;
            term *= ratio(i);
        }
        return Math.min(1, sum);
    }

    /// Σ_k P(K = k) Σ_{j<k} E[(1−p)^j] with p ~ Beta(a, b): the purchases made before leaving.
    double expectedBeforeLeaving(double a, double b) {
        int start = firstOfNote();
        double happens = 1;
        double made = 0;
        double chance = probability(start);
        double sum = 0;
        for (int k = 0; k < start || !negligible(chance * made, sum, k); k++) {
            if (k >= start) {
                sum += chance * made;
                chance *= ratio(k);
            }
            made += happens;
            happens *= (b + k) / (a + b + k);
        }
        return sum;
    }

    /// 0, unless P(K = 0) would underflow: then ten standard deviations below the mean.
    private int firstOfNote() {
        if (-shape * Math.log1p(t / rate) > SMALLEST_LOG) {
            return 0;
        }
        double mean = shape * t / rate;
        return (int) Math.max(0, mean - 10 * Math.sqrt(mean * (1 + t / rate)));
    }

    private double ratio(int k) {
        return t / (rate + t) * (shape + k) / (k + 1);
    }

    /// Whether all further terms together are: they fall at least as fast as a geometric series. A
    /// sum of k numbers that do not ascend, as of purchases made, grows by 1 + 1/k at most.
    private boolean negligible(double term, double sum, int k) {
        if (k == 0 || term > NEGLIGIBLE * sum) {
            return false;
        }
        double slowest = Math.max(ratio(k), t / (rate + t)) * (1 + 1.0 / k);
        return slowest < 1 && term <= NEGLIGIBLE * (1 - slowest) * sum;
    }
}
