package io.clientele.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.clientele.estimation.Fit;
import io.clientele.estimation.FitOptions;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

class MbgNbdTest {

    /// As in Hoppe & Wagner (2007) and the test suites of lifetimes and BTYDplus.
    @Test
    void matchesThePublishedFitOfCdnow() {
        Fit<MbgNbd> fit = MbgNbd.fit(RealShop.cdnow().summaries(7), FitOptions.DEFAULTS);

        assertThat(fit.model().r()).isCloseTo(0.525, within(0.001));
        assertThat(fit.model().alpha()).isCloseTo(6.183, within(0.001));
        assertThat(fit.model().a()).isCloseTo(0.891, within(0.001));
        assertThat(fit.model().b()).isCloseTo(1.614, within(0.001));
        assertThat(fit.status()).isEqualTo(Fit.Status.CONVERGED);
    }

    @Test
    void matchesAnIndependentFitOfTheMadeUpShop() {
        JsonNode expected = Golden.json("made-up-shop.json").get("mbgNbd");

        Fit<MbgNbd> fit = MbgNbd.fit(Golden.madeUpShop(), FitOptions.DEFAULTS);

        assertThat(fit.logLikelihood())
                .isCloseTo(expected.get("logLikelihood").doubleValue(), within(1e-4));
        assertThat(fit.model().alpha())
                .isCloseTo(expected.get("alpha").doubleValue(), withinPercentage(0.01));
        assertThat(fit.model().a())
                .isCloseTo(expected.get("a").doubleValue(), withinPercentage(0.01));
    }

    /// Evaluated with mpmath's 2F1 in 30 digits.
    @Test
    void matchesHighPrecisionPredictions() {
        for (String[] row : Golden.rows("mbg-nbd-predictions.csv")) {
            double[] v = Golden.numbers(row);
            MbgNbd model = new MbgNbd(v[0], v[1], v[2], v[3]);

            assertThat(model.probabilityAlive((int) v[5], v[6], v[7]))
                    .isCloseTo(v[8], within(1e-9 * v[8] + 1e-300));
            assertThat(model.expectedPurchases(v[4], (int) v[5], v[6], v[7]))
                    .isCloseTo(v[9], within(1e-9 * v[9] + 1e-300));
        }
    }

    @Test
    void probabilitiesOfAllCountsSumToOneAndHaveTheExpectedMean() {
        MbgNbd model = new MbgNbd(0.525, 6.183, 0.891, 1.614);
        double sum = 0;
        double mean = 0;
        for (int n = 0; n < 800; n++) {
            sum += model.probabilityOfPurchases(n, 30);
            mean += n * model.probabilityOfPurchases(n, 30);
        }

        assertThat(sum).isCloseTo(1, within(1e-9));
        assertThat(mean).isCloseTo(model.expectedPurchases(30), within(1e-9));
    }

    @Test
    void recoversTheParametersOfASimulatedShop() {
        PurchaseSummaries shop =
                SimulatedShop.of(
                                40_000,
                                11,
                                0.7,
                                45,
                                s ->
                                        new SimulatedShop.Leaving(
                                                s.beta(0.75, 3.2), true, Double.POSITIVE_INFINITY))
                        .summaries();

        MbgNbd found = MbgNbd.fit(shop, FitOptions.DEFAULTS).model();

        assertThat(found.r()).isCloseTo(0.7, withinPercentage(6));
        assertThat(found.alpha()).isCloseTo(45, withinPercentage(6));
        assertThat(found.a()).isCloseTo(0.75, withinPercentage(12));
        assertThat(found.b()).isCloseTo(3.2, withinPercentage(15));
    }

    @Test
    void onePurchaseMayBeTheLast() {
        MbgNbd model = new MbgNbd(0.525, 6.183, 0.891, 1.614);

        assertThat(model.probabilityAlive(0, 0, 0)).isCloseTo(1.614 / 2.505, within(1e-12));
        assertThat(model.probabilityAlive(0, 0, 100)).isLessThan(0.4);
        assertThatIllegalArgumentException().isThrownBy(() -> new MbgNbd(1, 1, -1, 1));
    }
}
