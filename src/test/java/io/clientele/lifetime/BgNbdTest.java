package io.clientele.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.clientele.estimation.Fit;
import io.clientele.estimation.FitOptions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import tools.jackson.databind.JsonNode;

import java.util.Random;

@Execution(ExecutionMode.CONCURRENT)
class BgNbdTest {

    /// Fader, Hardie & Lee (2005), table 2.
    private static final BgNbd PUBLISHED = new BgNbd(0.243, 4.414, 0.793, 2.426);

    /// The same fit before rounding, as the spreadsheet of expectations uses it.
    private static final BgNbd UNROUNDED =
            new BgNbd(0.242594508, 4.413601478, 0.7929220266, 2.425906835);

    @Test
    void matchesFaderHardieLee2005OnCdnow() {
        Fit<BgNbd> fit = BgNbd.fit(RealShop.cdnow().summaries(7), FitOptions.DEFAULTS);

        assertThat(fit.logLikelihood()).isCloseTo(-9582.429207, within(1e-5));
        assertThat(fit.model().r()).isCloseTo(0.242594508, withinPercentage(0.001));
        assertThat(fit.model().alpha()).isCloseTo(4.413601478, withinPercentage(0.001));
        assertThat(fit.model().a()).isCloseTo(0.7929220266, withinPercentage(0.001));
        assertThat(fit.model().b()).isCloseTo(2.425906835, withinPercentage(0.001));
        assertThat(fit.standardErrors().get("b")).isCloseTo(0.7054, within(0.001));
        assertThat(fit.converged()).isTrue();
        assertThat(fit.status()).isEqualTo(Fit.Status.CONVERGED);
    }

    @Test
    void matchesAnIndependentFitOfTheMadeUpShop() {
        JsonNode expected = Golden.json("made-up-shop.json");

        matches(BgNbd.fit(Golden.madeUpShop(), FitOptions.DEFAULTS), expected.get("bgNbd"));
        matches(BgNbd.fit(Golden.madeUpShop(), new FitOptions(0.01)), expected.get("penalized"));
    }

    private static void matches(Fit<BgNbd> fit, JsonNode expected) {
        assertThat(fit.logLikelihood())
                .isCloseTo(expected.get("logLikelihood").doubleValue(), within(1e-4));
        assertThat(fit.model().r()).isCloseTo(number(expected, "r"), withinPercentage(0.01));
        assertThat(fit.model().alpha())
                .isCloseTo(number(expected, "alpha"), withinPercentage(0.01));
        assertThat(fit.model().a()).isCloseTo(number(expected, "a"), withinPercentage(0.01));
        assertThat(fit.model().b()).isCloseTo(number(expected, "b"), withinPercentage(0.01));
        assertThat(fit.converged()).isTrue();
    }

    private static double number(JsonNode node, String field) {
        return node.get(field).doubleValue();
    }

    @Test
    void saysThatOnlineRetailHardlyShowsDropOut() {
        PurchaseSummaries summaries = RealShop.onlineRetail().summaries(1);
        JsonNode reference =
                RealShop.reference("online-retail-bgnbd-daily.json").get("bgnbd_daily");

        Fit<BgNbd> fit = BgNbd.fit(summaries, FitOptions.DEFAULTS);

        assertThat(fit.logLikelihood())
                .isCloseTo(number(reference, "tight_log_likelihood"), within(1e-4));
        JsonNode optimum = reference.get("tight_optimum");
        assertThat(fit.model().r()).isCloseTo(number(optimum, "r"), withinPercentage(0.01));
        assertThat(fit.model().alpha()).isCloseTo(number(optimum, "alpha"), withinPercentage(0.01));
        assertThat(fit.model().a()).isCloseTo(number(optimum, "a"), withinPercentage(0.1));
        assertThat(fit.model().b()).isCloseTo(number(optimum, "b"), withinPercentage(0.1));
        assertThat(fit.status()).isEqualTo(Fit.Status.BOUNDARY);
        assertThat(fit.reason()).contains("only 0.12").contains("P(alive)");
    }

    @Test
    void endsOnTheDropOutFreeLimitWhenNobodyLeaves() {
        SimulatedShop shop =
                SimulatedShop.of(
                        3000,
                        5,
                        2,
                        80,
                        s -> new SimulatedShop.Leaving(0, false, Double.POSITIVE_INFINITY));

        Fit<BgNbd> fit = BgNbd.fit(shop.summaries(), FitOptions.DEFAULTS);

        assertThat(fit.status()).isEqualTo(Fit.Status.BOUNDARY);
        assertThat(fit.converged()).isTrue();
        assertThat(fit.model().a() / (fit.model().a() + fit.model().b())).isLessThan(0.01);
        assertThat(fit.model().r()).isCloseTo(2, withinPercentage(10));
        assertThat(fit.model().probabilityAlive(5, 100, 130)).isGreaterThan(0.97);
    }

    @Test
    void standsInWhenNobodyBoughtAgain() {
        PurchaseSummaries once =
                PurchaseSummaries.of(
                        new int[3], new double[3], new double[] {0, 30, 70}, new double[3]);

        Fit<BgNbd> fit = BgNbd.fit(once, FitOptions.DEFAULTS);

        assertThat(fit.status()).isEqualTo(Fit.Status.TOO_LITTLE_HISTORY);
        assertThat(fit.reason()).contains("Nobody has bought again");
        assertThat(fit.model().expectedPurchases(100)).isEqualTo(0.5, within(1e-12));
    }

    @Test
    void standsInForAnEmptyShop() {
        PurchaseSummaries none =
                PurchaseSummaries.of(new int[0], new double[0], new double[0], new double[0]);

        assertThat(BgNbd.fit(none, FitOptions.DEFAULTS).status())
                .isEqualTo(Fit.Status.TOO_LITTLE_HISTORY);
    }

    @Test
    void fitsOneCustomerWithoutNonsense() {
        PurchaseSummaries one =
                PurchaseSummaries.of(
                        new int[] {3}, new double[] {20}, new double[] {30}, new double[] {10});

        Fit<BgNbd> fit = BgNbd.fit(one, FitOptions.DEFAULTS);

        assertThat(fit.status()).isEqualTo(Fit.Status.BOUNDARY);
        assertThat(fit.model().expectedPurchases(30, 3, 20, 30)).isBetween(0.0, 6.0);
    }

    @Test
    void recoversTheParametersOfASimulatedShop() {
        SimulatedShop shop = SimulatedShop.bgNbd(40_000, 1, 0.55, 45, 0.75, 3.2);

        BgNbd found = BgNbd.fit(shop.summaries(), FitOptions.DEFAULTS).model();

        assertThat(found.r()).isCloseTo(0.55, withinPercentage(5));
        assertThat(found.alpha()).isCloseTo(45, withinPercentage(6));
        assertThat(found.a()).isCloseTo(0.75, withinPercentage(12));
        assertThat(found.b()).isCloseTo(3.2, withinPercentage(15));
    }

    /// BTYD manual and Hardie's spreadsheets, rounded as printed there.
    @Test
    void matchesPublishedPredictions() {
        assertThat(PUBLISHED.expectedPurchases(39, 2, 30.43, 38.86)).isCloseTo(1.226, within(5e-4));
        double[][] expectations = {
            {0.1429, 0.0078},
            {1, 0.0532},
            {3, 0.1506},
            {31.8571, 1.0405},
            {32, 1.0437},
            {78, 1.8576}
        };
        for (double[] row : expectations) {
            assertThat(UNROUNDED.expectedPurchases(row[0])).isCloseTo(row[1], within(4e-4));
        }
        assertThat(PUBLISHED.probabilityOfPurchases(10, 2)).isCloseTo(1.07869e-7, within(1e-12));
        assertThat(PUBLISHED.probabilityOfPurchases(0, 39)).isCloseTo(0.5737864, within(5e-8));
        double[] elevenToTwenty = {
            0.0019995214, 0.0015170236, 0.001163315, 0.0009003148, 0.0007023638,
            0.0005517902, 0.0004361913, 0.0003467171, 0.0002769613, 0.000222226
        };
        for (int i = 0; i < elevenToTwenty.length; i++) {
            assertThat(PUBLISHED.probabilityOfPurchases(11 + i, 30))
                    .isCloseTo(elevenToTwenty[i], within(5.1e-10));
        }
    }

    /// Evaluated with mpmath's 2F1 in 40 digits, among them x and T of 10,000.
    @Test
    void matchesHighPrecisionPredictions() {
        for (String[] row : Golden.rows("bg-nbd-predictions.csv")) {
            double[] v = Golden.numbers(row);
            BgNbd model = new BgNbd(v[0], v[1], v[2], v[3]);
            String name = String.join(",", row);

            double alive = model.probabilityAlive((int) v[5], v[6], v[7]);
            double expected = model.expectedPurchases(v[4], (int) v[5], v[6], v[7]);

            assertThat(alive).as(name).isCloseTo(v[8], within(1e-9 * v[8] + 1e-300));
            assertThat(expected).as(name).isCloseTo(v[9], within(1e-9 * v[9] + 1e-300));
        }
    }

    @Test
    void staysWithinBoundsForAnyHistory() {
        Random random = new Random(3);
        for (int i = 0; i < 2000; i++) {
            BgNbd model =
                    new BgNbd(
                            Math.exp(random.nextGaussian() * 2),
                            Math.exp(random.nextGaussian() * 3),
                            Math.exp(random.nextGaussian() * 3),
                            Math.exp(random.nextGaussian() * 3));
            double T = random.nextDouble() * 10_000;
            int x = random.nextInt(10) == 0 ? 0 : 1 + random.nextInt(10_000);
            double tx = x == 0 ? 0 : T * random.nextDouble();
            double t = 1000 * random.nextDouble();

            double alive = model.probabilityAlive(x, tx, T);
            double sooner = model.expectedPurchases(t, x, tx, T);
            double later = model.expectedPurchases(t * 1.5, x, tx, T);

            assertThat(alive).isBetween(0.0, 1.0);
            assertThat(x > 0 || alive == 1).isTrue();
            assertThat(sooner).isFinite().isNotNegative();
            assertThat(later).isFinite().isGreaterThanOrEqualTo(sooner * (1 - 1e-9));
            double withoutLeaving = (model.r() + x) / (model.alpha() + T) * t;
            assertThat(sooner).isLessThanOrEqualTo(withoutLeaving * (1 + 1e-9));
        }
    }

    @Test
    void probabilitiesOfAllCountsSumToOneAndHaveTheExpectedMean() {
        for (BgNbd model : new BgNbd[] {PUBLISHED, new BgNbd(3, 10, 0, 1)}) {
            double sum = 0;
            double mean = 0;
            for (int n = 0; n < 1200; n++) {
                double chance = model.probabilityOfPurchases(n, 30);
                sum += chance;
                mean += n * chance;
            }
            assertThat(sum).isCloseTo(1, within(1e-9));
            assertThat(mean).isCloseTo(model.expectedPurchases(30), within(1e-9));
        }
    }

    @Test
    void refusesImpossibleArguments() {
        assertThatIllegalArgumentException().isThrownBy(() -> new BgNbd(0, 1, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new BgNbd(1, Double.NaN, 1, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PUBLISHED.probabilityAlive(1, 20, 10))
                .withMessageContaining("exceeds");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PUBLISHED.expectedPurchases(Double.POSITIVE_INFINITY));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PUBLISHED.probabilityOfPurchases(-1, 3));
        assertThatIllegalArgumentException().isThrownBy(() -> new FitOptions(-0.1));
    }
}
