package io.clientele.advice;

import io.clientele.snapshot.CustomerRow;
import io.clientele.snapshot.LifetimeBasis;

import org.jspecify.annotations.Nullable;

/// What a customer is expected to do in the next days if nothing is done, from the figures of a
/// snapshot: the chance of a purchase as [PurchasesAhead] has it, and an even share of the
/// purchases expected within the snapshot's horizon, but never fewer than the chance of one.
///
/// The chance of buying again on held-out days is no P(alive): who does not buy within them may be
/// back after.
///
/// @param alive probability that the customer still buys here; null where that is not known
/// @param purchases expected purchase days
/// @param chance probability of at least one purchase
/// @param orderValue expected revenue of a purchase day
record Outcomes(@Nullable Double alive, double purchases, double chance, double orderValue) {

    static Outcomes of(CustomerRow customer, LifetimeBasis basis, int days) {
        double chance = PurchasesAhead.of(customer, basis).chance(days);
        return new Outcomes(
                customer.probabilityAlive(),
                Math.max(chance, days * PurchasesAhead.expectedPerDay(customer, basis)),
                chance,
                Math.max(0, customer.expectedOrderValue().doubleValue()));
    }
}
