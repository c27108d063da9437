package io.clientele.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clientele.estimation.LogLikelihood;
import io.clientele.estimation.Slopes;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class LikelihoodTest {

    private static final PurchaseSummaries EXTREME =
            PurchaseSummaries.of(
                    new int[] {0, 0, 1, 10_000, 10_000, 3},
                    new double[] {0, 0, 1e-3, 10_000, 1, 9_000},
                    new double[] {0, 10_000, 10_000, 10_000, 10_000, 10_000},
                    new double[] {0, 0, 1, 1e6, 0.01, 100});

    private static List<LogLikelihood> all(PurchaseSummaries summaries) {
        Patterns patterns = summaries.patterns();
        return List.of(
                new NbdLikelihood(patterns),
                new BetaGeometricLikelihood(patterns, 0),
                new BetaGeometricLikelihood(patterns, 1),
                new ParetoNbdLikelihood(patterns));
    }

    private static List<double[]> points() {
        List<double[]> points = new ArrayList<>();
        for (double r : new double[] {0.01, 0.5, 30}) {
            for (double a : new double[] {1e-3, 0.8, 200}) {
                points.add(new double[] {r, 40 * r, a, 3});
                points.add(new double[] {r, 5, a, 0.2});
            }
        }
        return points;
    }

    @Test
    void gradientsEqualNumericOnes() {
        for (PurchaseSummaries summaries : List.of(Golden.madeUpShop(), EXTREME)) {
            for (LogLikelihood likelihood : all(summaries)) {
                points().forEach(point -> Slopes.requireGradientAt(point, likelihood));
            }
        }
    }

    @Test
    void isFiniteForTenThousandPurchasesAndTenThousandDays() {
        for (LogLikelihood likelihood : all(EXTREME)) {
            for (double[] point : points()) {
                double[] gradient = new double[4];
                assertThat(likelihood.total(point, gradient)).isFinite();
                for (double slope : gradient) {
                    assertThat(slope).isFinite();
                }
            }
        }
    }

    @Test
    void dropOutLikelihoodsTendToTheModelWithoutDropOut() {
        Patterns patterns = Golden.madeUpShop().patterns();
        double staying = new NbdLikelihood(patterns).total(new double[] {1, 60}, new double[2]);

        for (int firstChances = 0; firstChances <= 1; firstChances++) {
            double almost =
                    new BetaGeometricLikelihood(patterns, firstChances)
                            .total(new double[] {1, 60, 1e-16, 1}, new double[4]);
            assertThat(almost).isCloseTo(staying, within(1e-6));
        }
    }
}
