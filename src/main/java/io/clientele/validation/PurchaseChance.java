package io.clientele.validation;

/// The chance of buying at all, from the expected purchases: 1 − exp(−e^a μ^b).
///
/// With a = 0 and b = 1 everybody would be Poisson with their own mean. Customers differ more
/// than that, so a and b are learnt from a held-out time: maximum likelihood, by Fisher scoring.
///
/// @param a level, on the complementary log-log scale
/// @param b how much of a difference in the expectation is one in the chance, not negative
public record PurchaseChance(double a, double b) {

    private static final int STEPS = 50;
    private static final double LEAST = 1e-6;
    private static final double SETTLED = 1e-10;

    /// The chance, in [0, 1), of a customer with these expected purchases.
    public double of(double expectedPurchases) {
        return -Math.expm1(-Math.exp(a + b * logOf(expectedPurchases)));
    }

    private static double logOf(double expectedPurchases) {
        return Math.log(Math.max(LEAST, expectedPurchases));
    }

    static PurchaseChance fit(double[] expectedPurchases, boolean[] bought) {
        PurchaseChance chance = new PurchaseChance(0, 1);
        for (int step = 0; step < STEPS; step++) {
            PurchaseChance next = chance.improved(expectedPurchases, bought);
            boolean settled = Math.abs(next.a - chance.a) + Math.abs(next.b - chance.b) < SETTLED;
            chance = next;
            if (settled) {
                break;
            }
        }
        return chance;
    }

    /// Weighted least squares of the working response, with a little weight on a = 0, b = 1, so
    /// that a shop in which everybody or nobody bought has an answer too.
    private PurchaseChance improved(double[] expectedPurchases, boolean[] bought) {
        double sumA = 1;
        double sumB = 1;
        double sumAB = 0;
        double rightA = -a;
        double rightB = 1 - b;
        for (int row = 0; row < bought.length; row++) {
            double log = logOf(expectedPurchases[row]);
            double rate = Math.exp(a + b * log);
            double chance = Math.clamp(-Math.expm1(-rate), 1e-9, 1 - 1e-9);
            double slope = rate * (1 - chance);
            double weight = slope * slope / (chance * (1 - chance));
            double pull = ((bought[row] ? 1 : 0) - chance) * slope / (chance * (1 - chance));
            sumA += weight;
            sumB += weight * log * log;
            sumAB += weight * log;
            rightA += pull;
            rightB += pull * log;
        }
        double determinant = sumA * sumB - sumAB * sumAB;
        double stepA = (sumB * rightA - sumAB * rightB) / determinant;
        double stepB = (sumA * rightB - sumAB * rightA) / determinant;
        double shortening = Math.min(1, 2 / Math.max(Math.abs(stepA), Math.abs(stepB)));
        return new PurchaseChance(a + shortening * stepA, Math.max(0, b + shortening * stepB));
    }
}
