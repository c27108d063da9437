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
class ParetoNbdTest {

    /// Fader, Hardie & Lee (2005), table 2.
    @Test
    void matchesFaderHardieLee2005OnCdnow() {
        Fit<ParetoNbd> fit = ParetoNbd.fit(RealShop.cdnow().summaries(7), FitOptions.DEFAULTS);

        assertThat(fit.logLikelihood()).isCloseTo(-9595.0, within(0.05));
        assertThat(fit.model().r()).isCloseTo(0.553, within(0.0005));
        assertThat(fit.model().alpha()).isCloseTo(10.578, within(0.0005));
        assertThat(fit.model().s()).isCloseTo(0.606, within(0.0005));
        assertThat(fit.model().beta()).isCloseTo(11.669, within(0.0005));
        assertThat(fit.status()).isEqualTo(Fit.Status.CONVERGED);
    }

    @Test
    void matchesAnIndependentFitOfTheMadeUpShop() {
        JsonNode expected = Golden.json("made-up-shop.json").get("paretoNbd");

        Fit<ParetoNbd> fit = ParetoNbd.fit(Golden.madeUpShop(), FitOptions.DEFAULTS);

        assertThat(fit.logLikelihood())
                .isCloseTo(expected.get("logLikelihood").doubleValue(), within(1e-4));
        assertThat(fit.model().r())
                .isCloseTo(expected.get("r").doubleValue(), withinPercentage(0.01));
        assertThat(fit.model().s())
                .isCloseTo(expected.get("s").doubleValue(), withinPercentage(0.1));
        assertThat(fit.model().beta())
                .isCloseTo(expected.get("beta").doubleValue(), withinPercentage(0.1));
    }

    /// Integrated numerically with mpmath in 30 digits, among them x and T of 10,000.
    @Test
    void matchesNumericIntegration() {
        for (String[] row : Golden.rows("pareto-nbd-predictions.csv")) {
            double[] v = Golden.numbers(row);
            String name = String.join(",", row);
            int x = (int) v[5];
            Patterns one = Patterns.merge(new int[] {x}, new double[] {v[6]}, new double[] {v[7]});
            ParetoNbd model = new ParetoNbd(v[0], v[1], v[2], v[3]);
            double logLikelihood =
                    new ParetoNbdLikelihood(one)
                            .total(new double[] {v[0], v[1], v[2], v[3]}, new double[4]);

            assertThat(logLikelihood)
                    .as(name)
                    .isCloseTo(v[8], within(5e-9 + 1e-10 * Math.abs(v[8])));
            assertThat(model.probabilityAlive(x, v[6], v[7]))
                    .as(name)
                    .isCloseTo(v[9], within(1e-8 * v[9] + 1e-300));
            assertThat(model.expectedPurchases(v[4], x, v[6], v[7]))
                    .as(name)
                    .isCloseTo(v[10], within(1e-8 * v[10] + 1e-300));
        }
    }

    @Test
    void recoversTheParametersOfASimulatedShop() {
        PurchaseSummaries shop =
                SimulatedShop.of(
                                30_000,
                                12,
                                0.8,
                                60,
                                s ->
                                        new SimulatedShop.Leaving(
                                                0,
                                                false,
                                                -Math.log(1 - s.random().nextDouble())
                                                        / (s.gamma(1.2) / 300)))
                        .summaries();

        ParetoNbd found = ParetoNbd.fit(shop, FitOptions.DEFAULTS).model();

        assertThat(found.r()).isCloseTo(0.8, withinPercentage(5));
        assertThat(found.alpha()).isCloseTo(60, withinPercentage(6));
        assertThat(found.s()).isCloseTo(1.2, withinPercentage(15));
        assertThat(found.beta()).isCloseTo(300, withinPercentage(20));
    }

    @Test
    void seesNoDropOutInOnlineRetail() {
        Fit<ParetoNbd> fit =
                ParetoNbd.fit(RealShop.onlineRetail().summaries(1), FitOptions.DEFAULTS);

        assertThat(fit.status()).isEqualTo(Fit.Status.BOUNDARY);
        assertThat(fit.converged()).isTrue();
        assertThat(fit.logLikelihood()).isCloseTo(-61823.59093, within(1e-3));
        assertThat(fit.reason()).contains("no drop-out");
        assertThat(fit.model().probabilityAlive(30, 100, 373)).isEqualTo(1);
    }

    @Test
    void staysWithinBoundsForAnyHistory() {
        Random random = new Random(8);
        for (int i = 0; i < 2000; i++) {
            ParetoNbd model =
                    new ParetoNbd(
                            Math.exp(random.nextGaussian() * 2),
                            Math.exp(random.nextGaussian() * 3),
                            Math.exp(random.nextGaussian() * 2),
                            Math.exp(random.nextGaussian() * 3));
            double T = random.nextDouble() * 10_000;
            int x = random.nextInt(10_000);
            double tx = x == 0 ? 0 : T * random.nextDouble();

            double sooner = model.expectedPurchases(100, x, tx, T);

            assertThat(model.probabilityAlive(x, tx, T)).isBetween(0.0, 1.0);
            assertThat(sooner).isFinite().isNotNegative();
            assertThat(model.expectedPurchases(200, x, tx, T)).isGreaterThanOrEqualTo(sooner);
            assertThat(sooner)
                    .isLessThanOrEqualTo((model.r() + x) / (model.alpha() + T) * 100 * (1 + 1e-9));
        }
    }

    @Test
    void isContinuousWhereTheShapeOfLifetimesIsOne() {
        double at = new ParetoNbd(0.8, 60, 1, 300).expectedPurchases(90, 3, 100, 200);
        double near = new ParetoNbd(0.8, 60, 1 + 1e-9, 300).expectedPurchases(90, 3, 100, 200);

        assertThat(near).isCloseTo(at, within(1e-7));
    }

    @Test
    void refusesImpossibleParameters() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ParetoNbd(1, 1, 1, 0));
    }
}
