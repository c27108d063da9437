package io.clientele.uncertainty;

import io.clientele.lifetime.BgNbd;
import io.clientele.lifetime.MbgNbd;
import io.clientele.lifetime.ParetoNbd;
import io.clientele.lifetime.PurchaseModel;
import io.clientele.value.GammaGamma;

import java.util.random.RandomGenerator;

/// An imagined future of customers with the same number of repeat purchases x: all of it that
/// does not depend on when they bought and for how much. Customers with equal histories so get
/// equal ranges, and those with like histories like ones.
///
/// Given that a customer is alive at T, their rate λ is Gamma(r + x, α + T); with BG/NBD and
/// MBG/NBD their chance of leaving p is Beta(a, b + m), with Pareto/NBD their rate of leaving μ
/// is Gamma(s, β + T). The rate ν of their values is Gamma(q + p x, v + x m̄).
///
/// @param alive uniform: the customer is alive if P(alive) is above it
/// @param scaledRate λ x (α + T)
/// @param countUniform what decides on the number of purchases, small ones
/// @param countNormal the same for large ones
/// @param scaledValueRate ν x (v + x m̄)
/// @param valueNormal what decides on the total of the values
/// @param valueUniform the same for shapes below 1
record Future(
        double alive,
        double scaledRate,
        double alpha,
        Leaving leaving,
        double countUniform,
        double countNormal,
        GammaGamma orderValues,
        double scaledValueRate,
        double valueNormal,
        double valueUniform) {

    /// Means from here on are far enough from 0 for a normal count.
    private static final double MANY = 30;

    static Future draw(int x, PurchaseModel model, GammaGamma orderValues, RandomGenerator random) {
        return new Future(
                random.nextDouble(),
                GammaDraws.draw(shape(model) + x, random),
                alpha(model),
                leaving(x, model, random),
                random.nextDouble(),
                random.nextGaussian(),
                orderValues,
                GammaDraws.draw(orderValues.q() + orderValues.p() * x, random),
                random.nextGaussian(),
                1 - random.nextDouble());
    }

    private static double shape(PurchaseModel model) {
        return switch (model) {
            case BgNbd m -> m.r();
            case MbgNbd m -> m.r();
            case ParetoNbd m -> m.r();
        };
    }

    private static double alpha(PurchaseModel model) {
        return switch (model) {
            case BgNbd m -> m.alpha();
            case MbgNbd m -> m.alpha();
            case ParetoNbd m -> m.alpha();
        };
    }

    private static Leaving leaving(int x, PurchaseModel model, RandomGenerator random) {
        return switch (model) {
            case BgNbd m -> afterPurchase(m.a(), m.b() + x, random);
            case MbgNbd m -> afterPurchase(m.a(), m.b() + x + 1, random);
            case ParetoNbd m ->
                    new Leaving.AtAnyTime(
                            m.s() == 0 ? 0 : GammaDraws.draw(m.s(), random),
                            m.beta(),
                            -Math.log(1 - random.nextDouble()));
        };
    }

    private static Leaving afterPurchase(double a, double b, RandomGenerator random) {
        double patience = Math.log(1 - random.nextDouble());
        double chance = a == 0 ? 0 : GammaDraws.beta(a, b, random);
        double last =
                chance == 0
                        ? Double.POSITIVE_INFINITY
                        : Math.floor(patience / Math.log1p(-chance)) + 1;
        return new Leaving.AfterPurchase(chance, last);
    }

    /// Purchases made in `days` after T by a customer who is alive then.
    ///
    /// @param factor by what the model's rate is to be multiplied
    double purchases(double factor, double T, double days) {
        double mean = rate(factor, T) * leaving.timeLeft(T, days);
        return leaving.made(mean < MANY ? few(mean) : many(mean));
    }

    private double rate(double factor, double T) {
        return factor * scaledRate / (alpha + T);
    }

    /// Poisson, by inversion.
    private double few(double mean) {
        double chance = Math.exp(-mean);
        double below = chance;
        int count = 0;
        while (below < countUniform && chance > 0) {
            chance *= mean / ++count;
            below += chance;
        }
        return count;
    }

    private double many(double mean) {
        return Math.max(0, Math.rint(mean + countNormal * Math.sqrt(mean)));
    }

    /// What these purchases bring in all.
    ///
    /// @param past x m̄, what the repeat purchases so far have brought
    double value(double purchases, double past) {
        if (purchases == 0) {
            return 0;
        }
        return GammaDraws.matching(orderValues.p() * purchases, valueNormal, valueUniform)
                * (orderValues.v() + past)
                / scaledValueRate;
    }

    /// What purchases and values of this customer would come to on average: the truth about the
    /// customer, without the chance of the single purchase.
    double expectedValue(double factor, double past, double T, double days) {
        return leaving.expected(rate(factor, T), T, days)
                * orderValues.p()
                * (orderValues.v() + past)
                / scaledValueRate;
    }
}
