package io.clientele.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.clientele.estimation.Fit;
import io.clientele.estimation.FitOptions;
import io.clientele.lifetime.Golden;
import io.clientele.lifetime.PurchaseSummaries;
import io.clientele.lifetime.RealShop;
import io.clientele.lifetime.SimulatedShop;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

class GammaGammaTest {

    @Test
    void matchesFaderHardieLee2005OnCdnow() {
        Fit<GammaGamma> fit =
                GammaGamma.fit(RealShop.cdnow().summaries(7), 30, FitOptions.DEFAULTS);

        assertThat(fit.logLikelihood()).isCloseTo(-4055.917695, within(1e-5));
        assertThat(fit.model().p()).isCloseTo(6.249573327, withinPercentage(0.01));
        assertThat(fit.model().q()).isCloseTo(3.744224626, withinPercentage(0.01));
        assertThat(fit.model().v()).isCloseTo(15.44351778, withinPercentage(0.01));
        assertThat(fit.standardErrors().get("v")).isCloseTo(4.159422802, within(0.001));
        assertThat(fit.model().expectedOrderValue(0, 0)).isCloseTo(35.17037, within(1e-4));
    }

    @Test
    void matchesTheReferenceOnOnlineRetail() {
        Fit<GammaGamma> fit =
                GammaGamma.fit(RealShop.onlineRetail().summaries(1), 400, FitOptions.DEFAULTS);
        JsonNode reference =
                RealShop.reference("online-retail-bgnbd-daily.json").get("gamma_gamma_daily");

        assertThat(fit.logLikelihood())
                .isCloseTo(reference.get("tight_log_likelihood").doubleValue(), within(1e-4));
        JsonNode optimum = reference.get("tight_optimum");
        assertThat(fit.model().p())
                .isCloseTo(optimum.get("p").doubleValue(), withinPercentage(0.01));
        assertThat(fit.model().q())
                .isCloseTo(optimum.get("q").doubleValue(), withinPercentage(0.01));
        assertThat(fit.model().v())
                .isCloseTo(optimum.get("v").doubleValue(), withinPercentage(0.01));
        assertThat(fit.status()).isEqualTo(Fit.Status.CONVERGED);
    }

    @Test
    void matchesAnIndependentFitOfTheMadeUpShop() {
        JsonNode expected = Golden.json("made-up-shop.json").get("gammaGamma");

        Fit<GammaGamma> fit = GammaGamma.fit(Golden.madeUpShop(), 30, FitOptions.DEFAULTS);

        assertThat(fit.logLikelihood())
                .isCloseTo(expected.get("logLikelihood").doubleValue(), within(1e-4));
        assertThat(fit.model().p())
                .isCloseTo(expected.get("p").doubleValue(), withinPercentage(0.01));
        assertThat(fit.model().q())
                .isCloseTo(expected.get("q").doubleValue(), withinPercentage(0.01));
        assertThat(fit.model().v())
                .isCloseTo(expected.get("v").doubleValue(), withinPercentage(0.01));
    }

    /// The spreadsheet of note 025 has unrounded parameters, hence the tolerance.
    @Test
    void matchesHardieNote025() {
        GammaGamma published = new GammaGamma(6.25, 3.74, 15.44);

        assertThat(published.expectedOrderValue(0, 0)).isCloseTo(35.22, within(0.06));
        assertThat(published.expectedOrderValue(2, 22.35)).isCloseTo(24.65, within(0.02));
        assertThat(published.expectedOrderValue(1, 11.77)).isCloseTo(18.91, within(0.02));
    }

    @Test
    void matchesTheTenPublishedCustomersOfCdnow() {
        PurchaseSummaries summaries = RealShop.cdnow().summaries(7);
        GammaGamma fitted = GammaGamma.fit(summaries, 30, FitOptions.DEFAULTS).model();
        double[] published = {24.65, 18.91, 35.17, 35.17, 35.17, 71.46, 18.91, 35.17, 27.28, 35.17};

        for (int row = 0; row < published.length; row++) {
            assertThat(fitted.expectedOrderValue(summaries.x(row), summaries.meanRepeatValue(row)))
                    .isCloseTo(published[row], within(0.011));
        }
    }

    @Test
    void recoversTheParametersOfASimulatedShop() {
        PurchaseSummaries shop = SimulatedShop.bgNbd(40_000, 2, 0.55, 45, 0.75, 3.2).summaries();

        GammaGamma found = GammaGamma.fit(shop, 50, FitOptions.DEFAULTS).model();

        assertThat(found.p()).isCloseTo(6, withinPercentage(6));
        assertThat(found.q()).isCloseTo(4, withinPercentage(4));
        assertThat(found.v()).isCloseTo(25, withinPercentage(8));
    }

    @Test
    void doesNotDependOnTheOrderOfTheCustomers() {
        SimulatedShop shop = SimulatedShop.bgNbd(2000, 3, 0.55, 45, 0.75, 3.2);
        int n = shop.x().length;
        PurchaseSummaries reversed =
                PurchaseSummaries.of(
                        IntStream.range(0, n).map(row -> shop.x()[n - 1 - row]).toArray(),
                        IntStream.range(0, n).mapToDouble(row -> shop.tx()[n - 1 - row]).toArray(),
                        IntStream.range(0, n).mapToDouble(row -> shop.T()[n - 1 - row]).toArray(),
                        IntStream.range(0, n)
                                .mapToDouble(row -> shop.value()[n - 1 - row])
                                .toArray());

        assertThat(GammaGamma.fit(reversed, 30, FitOptions.DEFAULTS).model().q())
                .isCloseTo(
                        GammaGamma.fit(shop.summaries(), 30, FitOptions.DEFAULTS).model().q(),
                        within(1e-9));
    }

    @Test
    void doesNotDependOnTheCurrency() {
        SimulatedShop pounds = SimulatedShop.bgNbd(2000, 3, 0.55, 45, 0.75, 3.2);
        double[] inYen = pounds.value().clone();
        for (int i = 0; i < inYen.length; i++) {
            inYen[i] *= 1e6;
        }
        PurchaseSummaries yen = PurchaseSummaries.of(pounds.x(), pounds.tx(), pounds.T(), inYen);

        Fit<GammaGamma> poor = GammaGamma.fit(pounds.summaries(), 50, FitOptions.DEFAULTS);
        Fit<GammaGamma> rich = GammaGamma.fit(yen, 5e7, FitOptions.DEFAULTS);

        assertThat(rich.model().q()).isCloseTo(poor.model().q(), withinPercentage(1e-5));
        assertThat(rich.model().v()).isCloseTo(poor.model().v() * 1e6, withinPercentage(1e-4));
    }

    @Test
    void refusesAFitWithoutAFiniteMean() {
        Fit<GammaGamma> fit =
                GammaGamma.fit(
                        SimulatedShop.bgNbd(2000, 3, 0.55, 45, 0.75, 3.2).summaries(),
                        47,
                        new FitOptions(0.5));

        assertThat(fit.status()).isEqualTo(Fit.Status.NO_FINITE_MEAN);
        assertThat(fit.reason()).contains("q").contains("47.00");
        assertThat(fit.model().expectedOrderValue(0, 0)).isEqualTo(47);
        assertThat(fit.model().expectedOrderValue(1, 53)).isEqualTo(50);
    }

    /// Mean values that vary more over customers than the model can hold: log-normal with a
    /// standard deviation of `between`, and `within` from purchase to purchase.
    private static PurchaseSummaries heavyTailed(double between, double within) {
        Random random = new Random(4);
        int[] x = new int[3000];
        double[] values = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = 1 + (int) (Math.log(1 - random.nextDouble()) / Math.log(0.7));
            double mean = Math.exp(4 + between * random.nextGaussian());
            for (int purchase = 0; purchase < x[i]; purchase++) {
                values[i] += mean * Math.exp(within * random.nextGaussian()) / x[i];
            }
        }
        double[] days = new double[x.length];
        Arrays.fill(days, 100);
        return PurchaseSummaries.of(x, days, days, values);
    }

    private static double meanOf(PurchaseSummaries shop) {
        return IntStream.range(0, shop.size())
                .mapToDouble(shop::meanRepeatValue)
                .average()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"1.3, 0.4", "1.2, 0.7"})
    void keepsToTheMeanOfTheCustomersWhereThatOfTheLikeliestFitRunsAway(
            double between, double within) {
        PurchaseSummaries shop = heavyTailed(between, within);

        Fit<GammaGamma> fit = GammaGamma.fit(shop, 30, FitOptions.DEFAULTS);

        assertThat(fit.status()).as(fit.reason()).isEqualTo(Fit.Status.BOUNDARY);
        assertThat(fit.converged()).isTrue();
        assertThat(fit.reason())
                .contains("near 1")
                .contains("%.2f on average".formatted(meanOf(shop)));
        assertThat(fit.model().q()).isBetween(1.1, 2.0);
        assertThat(fit.model().expectedOrderValue(0, 0))
                .isCloseTo(meanOf(shop), withinPercentage(1e-6));
        assertThat(fit.model().expectedOrderValue(1, 1000))
                .as("most of what a customer's own purchase says")
                .isBetween(700.0, 1000.0);
    }

    /// Whoever buys often spends more each time, and weighs more in the fit: its mean is above that
    /// of the customers though q is nowhere near 1.
    @Test
    void isJudgedAsFoundWhereFrequentBuyersSpendMore() {
        Random random = new Random(4);
        int[] x = new int[3000];
        double[] values = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            double z = random.nextGaussian();
            x[i] = 1 + (int) Math.exp(1 + 1.2 * z);
            double mean = Math.exp(4 + 0.8 * (0.9 * z + 0.43 * random.nextGaussian()));
            for (int purchase = 0; purchase < x[i]; purchase++) {
                values[i] += mean * Math.exp(random.nextGaussian()) / x[i];
            }
        }
        double[] days = new double[x.length];
        Arrays.fill(days, 100);
        PurchaseSummaries shop = PurchaseSummaries.of(x, days, days, values);

        Fit<GammaGamma> fit = GammaGamma.fit(shop, 30, FitOptions.DEFAULTS);

        assertThat(fit.model().q()).isGreaterThan(2);
        assertThat(fit.model().expectedOrderValue(0, 0)).isGreaterThan(1.25 * meanOf(shop));
        assertThat(fit.status()).as(fit.reason()).isEqualTo(Fit.Status.CONVERGED);
        assertThat(fit.standardErrors()).containsOnlyKeys("p", "q", "v");
    }

    @Test
    void standsInWhenNobodyBoughtAgain() {
        PurchaseSummaries once =
                PurchaseSummaries.of(
                        new int[2], new double[2], new double[] {10, 20}, new double[2]);

        Fit<GammaGamma> fit = GammaGamma.fit(once, 12.5, FitOptions.DEFAULTS);

        assertThat(fit.status()).isEqualTo(Fit.Status.TOO_LITTLE_HISTORY);
        assertThat(fit.model().expectedOrderValue(0, 0)).isEqualTo(12.5);
    }

    @Test
    void keepsEqualValuesWhenAllAreEqual() {
        PurchaseSummaries equal =
                PurchaseSummaries.of(
                        new int[] {1, 2, 3, 1},
                        new double[] {5, 5, 5, 5},
                        new double[] {9, 9, 9, 9},
                        new double[] {20, 20, 20, 20});

        Fit<GammaGamma> fit = GammaGamma.fit(equal, 20, FitOptions.DEFAULTS);

        assertThat(fit.model().expectedOrderValue(2, 20)).isCloseTo(20, within(0.01));
        assertThat(fit.model().expectedOrderValue(0, 0)).isCloseTo(20, within(0.01));
        assertThat(fit.status()).isNotEqualTo(Fit.Status.CONVERGED);
    }

    @Test
    void saysWhetherValuesOfOneCustomerOrCustomersAreAlike() {
        String likeCustomers = fit(10, 30, 19, 21).reason();
        String likeValues = fit(16, 24, 14, 26).reason();

        assertThat(likeCustomers)
                .contains("searched: customers hardly differ in their values. Order values hold");
        assertThat(likeValues)
                .contains("searched: values of one customer hardly differ. Order values hold");
    }

    /// Of two customers with one repeat purchase and two with four, a hundred times each.
    private static Fit<GammaGamma> fit(double... means) {
        int[] x = new int[400];
        double[] values = new double[400];
        double[] days = new double[400];
        for (int i = 0; i < 400; i++) {
            x[i] = i % 4 < 2 ? 1 : 4;
            values[i] = means[i % 4];
            days[i] = 50;
        }
        return GammaGamma.fit(PurchaseSummaries.of(x, days, days, values), 20, FitOptions.DEFAULTS);
    }

    @Test
    void countsValuesOfZeroOrLessAsNothing() {
        GammaGamma model = new GammaGamma(6.25, 3.74, 15.44);

        assertThat(model.expectedOrderValue(3, -5)).isEqualTo(model.expectedOrderValue(3, 0));
        assertThat(model.expectedOrderValue(3, 0)).isPositive();
    }

    @Test
    void refusesParametersWithoutAMean() {
        assertThatIllegalArgumentException().isThrownBy(() -> new GammaGamma(6, 0.9, 15));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GammaGamma(6, 4, 15).expectedOrderValue(-1, 3));
    }
}
