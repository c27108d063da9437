package io.clientele.uncertainty;

import io.clientele.estimation.Fit;
import io.clientele.estimation.FitOptions;
import io.clientele.lifetime.BgNbd;
import io.clientele.lifetime.MbgNbd;
import io.clientele.lifetime.ParetoNbd;
import io.clientele.lifetime.PurchaseModel;
import io.clientele.lifetime.PurchaseSummaries;
import io.clientele.value.GammaGamma;

import java.util.Random;

/// A simulated shop whose parameters and future are known. Time is continuous and in days;
/// customers are 70 to 730 days old.
@SuppressWarnings("ArrayRecordComponent") // Plain columns of numbers.
record World(
        PurchaseModel purchases,
        GammaGamma orderValues,
        PurchaseSummaries summaries,
        double[] purchasesMade,
        double[] discountedSpend,
        double[] expectedValue) {

    static final int MONTHS = 12;
    static final double DAYS = 30.0 * MONTHS;
    static final double MONTHLY_RATE = 0.01;

    /// The model of the shop's kind, fitted to its past.
    Fit<? extends PurchaseModel> fit() {
        return switch (purchases) {
            case BgNbd ignored -> BgNbd.fit(summaries, FitOptions.DEFAULTS);
            case MbgNbd ignored -> MbgNbd.fit(summaries, FitOptions.DEFAULTS);
            case ParetoNbd ignored -> ParetoNbd.fit(summaries, FitOptions.DEFAULTS);
        };
    }

    /// Kinds take turns; parameters are drawn around those of real shops.
    static World of(int number, int customers) {
        Random random = new Random(1000 + number);
        double r = 0.3 + 1.2 * random.nextDouble();
        double alpha = 20 + 60 * random.nextDouble();
        PurchaseModel model =
                switch (number % 3) {
                    case 0 ->
                            new BgNbd(
                                    r,
                                    alpha,
                                    0.5 + random.nextDouble(),
                                    2 + 3 * random.nextDouble());
                    case 1 ->
                            new MbgNbd(
                                    r,
                                    alpha,
                                    0.5 + random.nextDouble(),
                                    2 + 3 * random.nextDouble());
                    default ->
                            new ParetoNbd(
                                    r,
                                    alpha,
                                    0.4 + random.nextDouble(),
                                    100 + 300 * random.nextDouble());
                };
        GammaGamma values =
                new GammaGamma(
                        2 + 5 * random.nextDouble(),
                        2.5 + 3 * random.nextDouble(),
                        20 + 30 * random.nextDouble());
        return new Lives(model, values, customers, random).world();
    }

    /// Lets one customer after another live.
    private static final class Lives {

        private final PurchaseModel model;
        private final GammaGamma values;
        private final Random random;
        private final int[] x;
        private final double[] tx;
        private final double[] age;
        private final double[] meanValue;
        private final double[] made;
        private final double[] spend;
        private final double[] expected;

        Lives(PurchaseModel model, GammaGamma values, int customers, Random random) {
            this.model = model;
            this.values = values;
            this.random = random;
            x = new int[customers];
            tx = new double[customers];
            age = new double[customers];
            meanValue = new double[customers];
            made = new double[customers];
            spend = new double[customers];
            expected = new double[customers];
        }

        World world() {
            for (int i = 0; i < x.length; i++) {
                age[i] = 70 + 660 * random.nextDouble();
                double nu = GammaDraws.draw(values.q(), random) / values.v();
                switch (model) {
                    case BgNbd m -> live(i, m.r(), m.alpha(), chance(m.a(), m.b()), 0, false, nu);
                    case MbgNbd m -> live(i, m.r(), m.alpha(), chance(m.a(), m.b()), 0, true, nu);
                    case ParetoNbd m ->
                            live(
                                    i,
                                    m.r(),
                                    m.alpha(),
                                    0,
                                    GammaDraws.draw(m.s(), random) / m.beta(),
                                    false,
                                    nu);
                }
            }
            return new World(
                    model,
                    values,
                    PurchaseSummaries.of(x, tx, age, meanValue),
                    made,
                    spend,
                    expected);
        }

        private double chance(double a, double b) {
            double leaves = GammaDraws.draw(a, random);
            return leaves / (leaves + GammaDraws.draw(b, random));
        }

        private void live(
                int i,
                double r,
                double alpha,
                double leavingChance,
                double leavingRate,
                boolean atFirst,
                double nu) {
            double rate = GammaDraws.draw(r, random) / alpha;
            double end =
                    leavingRate == 0
                            ? Double.POSITIVE_INFINITY
                            : -Math.log(1 - random.nextDouble()) / leavingRate;
            double pastValue = 0;
            boolean aliveAtAge = end > age[i];
            double time = 0;
            boolean there = !atFirst || random.nextDouble() >= leavingChance;
            aliveAtAge &= there;
            while (there) {
                time -= Math.log(1 - random.nextDouble()) / rate;
                there = time <= Math.min(end, age[i] + DAYS);
                if (there) {
                    double value = GammaDraws.draw(values.p(), random) / nu;
                    there = random.nextDouble() >= leavingChance;
                    if (time <= age[i]) {
                        x[i]++;
                        tx[i] = time;
                        pastValue += value;
                        aliveAtAge &= there;
                    } else {
                        made[i]++;
                        double month = Math.ceil((time - age[i]) / 30);
                        spend[i] += value / Math.pow(1 + MONTHLY_RATE, month);
                    }
                }
            }
            meanValue[i] = x[i] == 0 ? 0 : pastValue / x[i];
            expected[i] =
                    aliveAtAge
                            ? expectedPurchases(rate, leavingChance, leavingRate) * values.p() / nu
                            : 0;
        }

        private static double expectedPurchases(double rate, double chance, double leavingRate) {
            if (chance > 0) {
                return -Math.expm1(-rate * chance * DAYS) / chance;
            }
            return leavingRate > 0
                    ? rate * -Math.expm1(-leavingRate * DAYS) / leavingRate
                    : rate * DAYS;
        }
    }
}
