package io.clientele.advice;

import io.clientele.snapshot.CustomerRow;

/// What a customer is expected to do in the next days if nothing is done, from the figures of a
/// snapshot.
///
/// Purchases are spread evenly over the snapshot's horizon of `H` days: `E = expectedPurchases x
/// days / H`. Whoever is alive buys by a Poisson process, so that the chance of at least one
/// purchase is `P(alive) x (1 - exp(-E / P(alive)))`.
///
/// Where P(alive) tells nothing, the chance of buying again that was calibrated on held-out days
/// stands in for it, and 1 where there is neither.
///
/// @param alive probability that the customer still buys here
/// @param purchases expected purchase days
/// @param chance probability of at least one purchase
/// @param orderValue expected revenue of a purchase day
record Outcomes(double alive, double purchases, double chance, double orderValue) {

    private static final double DAYS_PER_MONTH = 30;

    static Outcomes of(CustomerRow customer, int horizonMonths, int days) {
        double alive = alive(customer);
        double purchases = customer.expectedPurchases() * days / (DAYS_PER_MONTH * horizonMonths);
        double chance = alive > 0 ? alive * -Math.expm1(-purchases / alive) : 0;
        return new Outcomes(
                alive, purchases, chance, Math.max(0, customer.expectedOrderValue().doubleValue()));
    }

    private static double alive(CustomerRow customer) {
        Double alive = customer.probabilityAlive();
        Double again = alive == null ? customer.buyingAgain() : alive;
        return again == null ? 1 : again;
    }
}
