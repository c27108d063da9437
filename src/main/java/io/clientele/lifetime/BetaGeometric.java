package io.clientele.lifetime;

import io.clientele.estimation.Fit;
import io.clientele.estimation.FitOptions;
import io.clientele.estimation.GammaFunctions;

import java.util.List;

/// What BG/NBD (`firstChances` 0) and MBG/NBD (1) share: a customer with x repeat purchases has had
/// m = x + `firstChances` chances to leave.
///
/// Both predictions rest on K, the purchases a customer who never left would make in t, which is
/// negative binomial; while alive the j-th of them still happens with chance E[(1−p)^j].
record BetaGeometric(double r, double alpha, double a, double b, int firstChances) {

    interface Constructor<M> {
        M of(double r, double alpha, double a, double b);
    }

    static void check(double r, double alpha, double a, double b) {
        boolean possible = r > 0 && alpha > 0 && a >= 0 && b > 0;
        if (!possible || !Double.isFinite(r + alpha + a + b)) {
            throw new IllegalArgumentException(
                    "r = %s, alpha = %s, a = %s, b = %s must be positive and finite"
                            .formatted(r, alpha, a, b));
        }
    }

    static <M> Fit<M> fit(
            PurchaseSummaries summaries,
            FitOptions options,
            int firstChances,
            Constructor<M> constructor) {
        return new DropoutFit<M>(
                        List.of("r", "alpha", "a", "b"),
                        patterns -> new BetaGeometricLikelihood(patterns, firstChances),
                        List.of(
                                new double[] {0.1, 1},
                                new double[] {0.8, 2.5},
                                new double[] {10, 100}),
                        (p, unit) -> constructor.of(p[0], p[1] * unit, p[2], p[3]),
                        (r, alpha) -> constructor.of(r, alpha, 0, 1))
                .fit(summaries.patterns(), options);
    }

    double probabilityAlive(int x, double tx, double T) {
        PurchaseSummaries.requirePossible(x, tx, T);
        int m = x + firstChances;
        if (m == 0) {
            return 1;
        }
        double logOdds =
                Math.log(a) - Math.log(b + m - 1) + (r + x) * Math.log1p((T - tx) / (alpha + tx));
        return 1 / (1 + Math.exp(logOdds));
    }

    /// P(alive) x Σ_k P(K = k) Σ_{j<k} E[(1−p)^j], with p ~ Beta(a, b + m) given alive.
    double expectedPurchases(double t, int x, double tx, double T) {
        PurchaseSummaries.requireHorizon(t);
        double stillHere = b + x + firstChances;
        PurchaseCount count = new PurchaseCount(r + x, alpha + T, t);
        return probabilityAlive(x, tx, T) * count.expectedBeforeLeaving(a, stillHere);
    }

    /// Exactly n: stayed through all chances and bought n times, or left at the n-th.
    double probabilityOfPurchases(int n, double t) {
        PurchaseSummaries.requireHorizon(t);
        if (n < 0) {
            throw new IllegalArgumentException("n = %d is negative".formatted(n));
        }
        PurchaseCount count = new PurchaseCount(r, alpha, t);
        int m = n + firstChances;
        double stayed = Math.exp(GammaFunctions.lnRising(b, m) - GammaFunctions.lnRising(a + b, m));
        double leftAtLast = m == 0 ? 0 : stayed * a / (b + m - 1);
        return stayed * count.probability(n) + leftAtLast * count.probabilityOfAtLeast(n);
    }
}
