package io.clientele.lifetime;

import java.util.Map;

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
}
