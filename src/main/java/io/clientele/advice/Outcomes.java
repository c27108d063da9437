package io.clientele.advice;

import io.clientele.snapshot.CustomerRow;

import org.jspecify.annotations.Nullable;

/// What a customer is expected to do in the next days if nothing is done, from the figures of a
/// snapshot.
///
/// Purchases are spread evenly over the snapshot's horizon of `H` days: `E = expectedPurchases x
/// days / H`. Whoever is alive buys by a Poisson process, so that the chance of at least one
/// purchase is `P(alive) x (1 - exp(-E / P(alive)))`, or `1 - exp(-E)` where P(alive) is not known.
/// The chance of buying again on held-out days is no P(alive): who does not buy within them may be
/// back after.
///
/// @param alive probability that the customer still buys here; null where that is not known
/// @param purchases expected purchase days
/// @param chance probability of at least one purchase
/// @param orderValue expected revenue of a purchase day
record Outcomes(@Nullable Double alive, double purchases, double chance, double orderValue) {

    private static final double DAYS_PER_MONTH = 30;

    static Outcomes of(CustomerRow customer, int horizonMonths, int days) {
        Double alive = customer.probabilityAlive();
        double purchases = customer.expectedPurchases() * days / (DAYS_PER_MONTH * horizonMonths);
        return new Outcomes(
                alive,
                purchases,
                chance(purchases, alive == null ? 1 : alive),
                Math.max(0, customer.expectedOrderValue().doubleValue()));
    }

    private static double chance(double purchases, double alive) {
        return alive > 0 ? alive * -Math.expm1(-purchases / alive) : 0;
    }
}
