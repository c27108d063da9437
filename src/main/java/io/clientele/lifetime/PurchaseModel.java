package io.clientele.lifetime;

import io.clientele.estimation.Fit;

import java.util.Map;
import java.util.Set;

/// How many purchases to expect, from a customer's `x`, `tx` and `T` as in [PurchaseSummaries].
///
/// Times are in the unit of the fit. Arguments follow the papers: horizon first, history last.
public sealed interface PurchaseModel permits BgNbd, MbgNbd, ParetoNbd {

    /// The chance that the customer has not left for good, in [0, 1].
    double probabilityAlive(int x, double tx, double T);

    /// Expected repeat purchases in (T, T + t].
    double expectedPurchases(double t, int x, double tx, double T);

    /// The model with each parameter multiplied by e^shift; those without a shift stay.
    PurchaseModel shifted(Map<String, Double> shifts);

    /// Expected repeat purchases of a new customer in the time `t` after the first purchase.
    default double expectedPurchases(double t) {
        return expectedPurchases(t, 0, 0, 0);
    }

    /// Whether the purchases tell how customers leave. Where they do not, or drop-out sits on the
    /// edge of the model, P(alive) is a number that tells customers apart in nothing real, though
    /// expected purchases hold.
    static boolean tellsDropout(Fit<? extends PurchaseModel> fit) {
        Set<String> dropout = Set.of("a", "b", "s", "beta");
        return fit.spread().names().stream().anyMatch(dropout::contains);
    }
}
