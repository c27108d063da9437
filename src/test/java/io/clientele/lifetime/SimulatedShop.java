package io.clientele.lifetime;

import java.util.Arrays;
import java.util.Random;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/// Draws customers whose behaviour is known: purchases in continuous time over up to 730 days,
/// values from Gamma-Gamma with p 6, q 4, v 25.
@SuppressWarnings("ArrayRecordComponent") // Plain columns of numbers.
public record SimulatedShop(
        RandomGenerator random, int[] x, double[] tx, double[] T, double[] value) {

    /// How one customer leaves.
    ///
    /// @param chance of leaving after each repeat purchase
    /// @param atFirst whether the first purchase has that chance too
    /// @param lifetime the latest time at which the customer is still there
    public record Leaving(double chance, boolean atFirst, double lifetime) {}

    public static SimulatedShop bgNbd(
            int customers, long seed, double r, double alpha, double a, double b) {
        return of(
                customers,
                seed,
                r,
                alpha,
                shop -> new Leaving(shop.beta(a, b), false, Double.POSITIVE_INFINITY));
    }

    /// A quarter leaves after the first repeat purchase, all others never.
    public static SimulatedShop atOnceOrNever(int customers, long seed) {
        return of(
                customers,
                seed,
                1,
                100,
                shop ->
                        new Leaving(
                                shop.random.nextDouble() < 0.25 ? 1 : 0,
                                false,
                                Double.POSITIVE_INFINITY));
    }

    public static SimulatedShop of(
            int customers,
            long seed,
            double r,
            double alpha,
            Function<SimulatedShop, Leaving> behaviour) {
        SimulatedShop shop =
                new SimulatedShop(
                        new Random(seed),
                        new int[customers],
                        new double[customers],
                        new double[customers],
                        new double[customers]);
        for (int i = 0; i < customers; i++) {
            shop.T[i] = 730 * (0.1 + 0.9 * shop.random.nextDouble());
            shop.live(i, shop.gamma(r) / alpha, behaviour.apply(shop));
            double nu = shop.gamma(4) / 25;
            shop.value[i] = shop.x[i] == 0 ? 0 : shop.gamma(6.0 * shop.x[i]) / nu / shop.x[i];
        }
        return shop;
    }

    private void live(int customer, double rate, Leaving leaving) {
        double end = Math.min(T[customer], leaving.lifetime);
        double time = 0;
        boolean stays = !leaving.atFirst || random.nextDouble() >= leaving.chance;
        while (stays) {
            time -= Math.log(1 - random.nextDouble()) / rate;
            stays = time <= end;
            if (stays) {
                x[customer]++;
                tx[customer] = time;
                stays = random.nextDouble() >= leaving.chance;
            }
        }
    }

    public PurchaseSummaries summaries() {
        return inUnitsOf(1);
    }

    public PurchaseSummaries inUnitsOf(double days) {
        return PurchaseSummaries.of(
                x,
                Arrays.stream(tx).map(time -> time / days).toArray(),
                Arrays.stream(T).map(time -> time / days).toArray(),
                value);
    }

    public double beta(double a, double b) {
        double left = gamma(a);
        return left / (left + gamma(b));
    }

    /// Marsaglia & Tsang (2000), A Simple Method for Generating Gamma Variables.
    public double gamma(double shape) {
        if (shape < 1) {
            return gamma(shape + 1) * Math.pow(1 - random.nextDouble(), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        while (true) {
            double normal = random.nextGaussian();
            double cube = Math.pow(1 + normal / Math.sqrt(9 * d), 3);
            if (cube > 0
                    && Math.log(1 - random.nextDouble())
                            < normal * normal / 2 + d - d * cube + d * Math.log(cube)) {
                return d * cube;
            }
        }
    }
}
