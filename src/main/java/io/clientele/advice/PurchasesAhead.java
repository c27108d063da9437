package io.clientele.advice;

import io.clientele.snapshot.CustomerRow;
import io.clientele.snapshot.LifetimeBasis;

import org.jspecify.annotations.Nullable;

/// The number of purchases in the days to come: none for who has gone; else Poisson with a rate
/// that nobody knows for sure, but Gamma-distributed given the past, so negative binomial.
///
/// | symbol | meaning | unit |
/// |---|---|---|
/// | `A` | share of such customers who come back at all | – |
/// | `k` | Gamma shape of the rate given the past | – |
/// | `m` | purchases expected a day of who comes back | per day |
///
/// So `P(a purchase in t) = A (1 − (1 + m t / k)^−k)`: exactly what BG/NBD and MBG/NBD say of the
/// next purchase with `k = r + x`, `m = (r + x) / (α + T)` and `A = P(alive)`, and Pareto/NBD but
/// for leaving before it (Fader, Hardie & Lee 2005, Marketing Science 24(2), appendix). A
/// snapshot keeps no `r`, which is mostly between 0 and 1; `k` is the number of orders, as for
/// `r = 1`, at most the repeat purchases and one.
///
/// `A` and `m` are those with which two figures of the snapshot come true, both from whatever
/// supplied its expectations: the expected purchases, and the chance of buying again, which was
/// calibrated on held-out days. So at the days which that chance is for, both are the same, and
/// P(alive), from another model where boosted trees supply the numbers, has no part in it. Where no
/// chance was calibrated, `A` is P(alive), or 1 where that is not known.
///
/// Expected purchases are spread evenly over the horizon, although models expect ever fewer: what
/// they expect of the first days is more than that, so that chances of less time than the
/// calibrated one's come out low rather than high, on simulated customers of BG/NBD by up to 17 %.
record PurchasesAhead(double returning, double shape, double perDay) {

    private static final double DAYS_PER_MONTH = 30;
    private static final int HALVINGS = 200;

    static PurchasesAhead of(CustomerRow customer, LifetimeBasis basis) {
        double expected = expectedPerDay(customer, basis);
        double shape = Math.max(1, customer.frequency());
        Double chance = customer.buyingAgain();
        Integer days = basis.buyingAgainDays();
        return chance == null || days == null
                ? uncalibrated(customer.probabilityAlive(), expected, shape)
                : calibrated(chance, days, expected, shape);
    }

    /// An even share of what is expected within the horizon.
    static double expectedPerDay(CustomerRow customer, LifetimeBasis basis) {
        return Math.max(0, customer.expectedPurchases() / (DAYS_PER_MONTH * basis.horizonMonths()));
    }

    private static PurchasesAhead uncalibrated(
            @Nullable Double alive, double expected, double shape) {
        double returning = alive == null ? 1 : Math.clamp(alive, 0, 1);
        return new PurchasesAhead(returning, shape, returning > 0 ? expected / returning : 0);
    }

    /// The fewer come back, the more each of them buys, and the less is the chance of any purchase:
    /// it falls with `m` from that of `A = 1` to nothing. Where that is too little still, everybody
    /// comes back and more is bought than expected.
    private static PurchasesAhead calibrated(
            double chance, int days, double expected, double shape) {
        var everybody = new PurchasesAhead(1, shape, expected);
        if (everybody.chance(days) <= chance) {
            double perDay = shape / days * Math.expm1(-Math.log1p(-chance) / shape);
            return new PurchasesAhead(1, shape, perDay);
        }
        if (chance <= 0) {
            return new PurchasesAhead(0, shape, 0);
        }
        double few = expected;
        double many = expected / chance;
        for (int step = 0; step < HALVINGS && few < many; step++) {
            double middle = Math.sqrt(few) * Math.sqrt(many);
            if (middle <= few || middle >= many) {
                break;
            }
            if (new PurchasesAhead(expected / middle, shape, middle).chance(days) > chance) {
                few = middle;
            } else {
                many = middle;
            }
        }
        return new PurchasesAhead(expected / many, shape, many);
    }

    /// Of at least one purchase within some days.
    double chance(int days) {
        return returning * -Math.expm1(-shape * Math.log1p(perDay * days / shape));
    }
}
