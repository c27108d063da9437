package io.clientele.lifetime;

import io.clientele.estimation.Fit;
import io.clientele.estimation.FitOptions;

import java.util.Map;

/// MBG/NBD: as [BgNbd], but the first purchase too may be the last. So customers who bought once
/// can be lost, which BG/NBD rules out.
///
/// | symbol | meaning | unit |
/// |---|---|---|
/// | `r`, `alpha` | Gamma shape and rate of the purchase rate λ | –, time |
/// | `a`, `b` | Beta parameters of the chance p of leaving; `a == 0`: nobody ever leaves | – |
///
/// Source: Batislam, Denizel & Filiztekin (2007), Empirical Validation and Comparison of Models
/// for Customer Base Analysis, Int. J. Research in Marketing 24(3).
public record MbgNbd(double r, double alpha, double a, double b) implements PurchaseModel {

    private static final int FIRST_CHANCES = 1;

    /// @throws IllegalArgumentException unless all parameters are positive and finite; `a` may
    ///     be 0
    public MbgNbd {
        BetaGeometric.check(r, alpha, a, b);
    }

    /// Maximum likelihood, with the same statuses as [BgNbd#fit].
    public static Fit<MbgNbd> fit(PurchaseSummaries summaries, FitOptions options) {
        return BetaGeometric.fit(summaries, options, FIRST_CHANCES, MbgNbd::new);
    }

    @Override
    public double probabilityAlive(int x, double tx, double T) {
        return model().probabilityAlive(x, tx, T);
    }

    @Override
    public double expectedPurchases(double t, int x, double tx, double T) {
        return model().expectedPurchases(t, x, tx, T);
    }

    @Override
    public MbgNbd shifted(Map<String, Double> shifts) {
        return new MbgNbd(
                r * Math.exp(shifts.getOrDefault("r", 0.0)),
                alpha * Math.exp(shifts.getOrDefault("alpha", 0.0)),
                a * Math.exp(shifts.getOrDefault("a", 0.0)),
                b * Math.exp(shifts.getOrDefault("b", 0.0)));
    }

    /// P(X(t) = n): the chance of exactly `n` repeat purchases in the time `t` after the first
    /// purchase.
    public double probabilityOfPurchases(int n, double t) {
        return model().probabilityOfPurchases(n, t);
    }

    private BetaGeometric model() {
        return new BetaGeometric(r, alpha, a, b, FIRST_CHANCES);
    }
}
