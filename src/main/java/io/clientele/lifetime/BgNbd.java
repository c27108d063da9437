package io.clientele.lifetime;

import io.clientele.estimation.Fit;
import io.clientele.estimation.FitOptions;

import java.util.Map;

/// BG/NBD: purchases are Poisson(λ) while a customer is alive; after each repeat purchase the
/// customer leaves with chance p.
///
/// | symbol | meaning | unit |
/// |---|---|---|
/// | `r`, `alpha` | Gamma shape and rate of λ | –, time |
/// | `a`, `b` | Beta parameters of p; `a == 0`: nobody ever leaves | – |
///
/// Source: Fader, Hardie & Lee (2005), "Counting Your Customers" the Easy Way, Marketing Science
/// 24(2); P(alive): Fader & Hardie's note 021.
public record BgNbd(double r, double alpha, double a, double b) implements PurchaseModel {

    private static final int FIRST_CHANCES = 0;

    /// @throws IllegalArgumentException unless all parameters are positive and finite; `a` may
    ///     be 0
    public BgNbd {
        BetaGeometric.check(r, alpha, a, b);
    }

    /// Maximum likelihood. A shop without visible drop-out gets status BOUNDARY, one without any
    /// repeat purchase TOO_LITTLE_HISTORY and a stand-in that expects next to nothing.
    public static Fit<BgNbd> fit(PurchaseSummaries summaries, FitOptions options) {
        return BetaGeometric.fit(summaries, options, FIRST_CHANCES, BgNbd::new);
    }

    /// 1 when `x == 0`, since a first purchase ends nobody.
    @Override
    public double probabilityAlive(int x, double tx, double T) {
        return model().probabilityAlive(x, tx, T);
    }

    /// Equation (10), summed as a series of positive terms.
    @Override
    public double expectedPurchases(double t, int x, double tx, double T) {
        return model().expectedPurchases(t, x, tx, T);
    }

    @Override
    public BgNbd shifted(Map<String, Double> shifts) {
        return new BgNbd(
                r * Math.exp(shifts.getOrDefault("r", 0.0)),
                alpha * Math.exp(shifts.getOrDefault("alpha", 0.0)),
                a * Math.exp(shifts.getOrDefault("a", 0.0)),
                b * Math.exp(shifts.getOrDefault("b", 0.0)));
    }

    /// P(X(t) = n): the chance of exactly `n` repeat purchases in the time `t` after the first
    /// purchase. Equation (8).
    public double probabilityOfPurchases(int n, double t) {
        return model().probabilityOfPurchases(n, t);
    }

    private BetaGeometric model() {
        return new BetaGeometric(r, alpha, a, b, FIRST_CHANCES);
    }
}
