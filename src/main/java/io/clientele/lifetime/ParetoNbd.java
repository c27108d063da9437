package io.clientele.lifetime;

import io.clientele.estimation.Fit;
import io.clientele.estimation.FitOptions;

import java.util.List;
import java.util.Map;

/// Pareto/NBD: purchases are Poisson(λ) while a customer is alive, and lifetimes are exponential
/// with rate μ, whether or not the customer buys.
///
/// | symbol | meaning | unit |
/// |---|---|---|
/// | `r`, `alpha` | Gamma shape and rate of λ | –, time |
/// | `s`, `beta` | Gamma shape and rate of μ; `s == 0`: nobody ever leaves | –, time |
///
/// Source: Schmittlein, Morrison & Colombo (1987), Counting Your Customers, Management Science
/// 33(1); the integral form of Fader & Hardie (2005), A Note on Deriving the Pareto/NBD Model.
public record ParetoNbd(double r, double alpha, double s, double beta) implements PurchaseModel {

    /// @throws IllegalArgumentException unless all parameters are positive and finite; `s` may
    ///     be 0
    public ParetoNbd {
        boolean possible = r > 0 && alpha > 0 && s >= 0 && beta > 0;
        if (!possible || !Double.isFinite(r + alpha + s + beta)) {
            throw new IllegalArgumentException(
                    "r = %s, alpha = %s, s = %s, beta = %s must be positive and finite"
                            .formatted(r, alpha, s, beta));
        }
    }

    /// Maximum likelihood, with the same statuses as [BgNbd#fit].
    public static Fit<ParetoNbd> fit(PurchaseSummaries summaries, FitOptions options) {
        return new DropoutFit<ParetoNbd>(
                        List.of("r", "alpha", "s", "beta"),
                        ParetoNbdLikelihood::new,
                        List.of(
                                new double[] {0.1, 1},
                                new double[] {0.6, 0.3},
                                new double[] {3, 3}),
                        (p, unit) -> new ParetoNbd(p[0], p[1] * unit, p[2], p[3] * unit),
                        (r, alpha) -> new ParetoNbd(r, alpha, 0, 1))
                .fit(summaries.patterns(), options);
    }

    @Override
    public double probabilityAlive(int x, double tx, double T) {
        PurchaseSummaries.requirePossible(x, tx, T);
        DepartureIntegral departure = new DepartureIntegral(r, alpha, s, beta);
        departure.integrate(x, tx, T);
        return departure.chanceStayed();
    }

    /// P(alive) (r+x)(β+T) / ((α+T)(s−1)) [1 − ((β+T)/(β+T+t))^(s−1)], with its limit at s = 1.
    @Override
    public double expectedPurchases(double t, int x, double tx, double T) {
        PurchaseSummaries.requireHorizon(t);
        double span = Math.log1p(t / (beta + T));
        double fading = s == 1 ? span : -Math.expm1((1 - s) * span) / (s - 1);
        return probabilityAlive(x, tx, T) * (r + x) * (beta + T) / (alpha + T) * fading;
    }

    @Override
    public ParetoNbd shifted(Map<String, Double> shifts) {
        return new ParetoNbd(
                r * Math.exp(shifts.getOrDefault("r", 0.0)),
                alpha * Math.exp(shifts.getOrDefault("alpha", 0.0)),
                s * Math.exp(shifts.getOrDefault("s", 0.0)),
                beta * Math.exp(shifts.getOrDefault("beta", 0.0)));
    }
}
