package io.clientele.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
                new ParetoNbdLikelihood(patterns),
                GammaGammaLikelihood.of(summaries, 1));
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
                for (double[] point : points()) {
                    double[] gradient = new double[4];
                    likelihood.total(point, gradient);
                    for (int i = 0; i < 4; i++) {
                        double h = 1e-4 * point[i];
                        double slope =
                                (shifted(likelihood, point, i, h)
                                                - shifted(likelihood, point, i, -h))
                                        / (2 * h);
                        double scale = Math.abs(likelihood.total(point, new double[4]));
                        assertThat(gradient[i] * point[i])
                                .as("%s %s", likelihood.getClass(), List.of(point[0], point[2], i))
                                .isCloseTo(
                                        slope * point[i],
                                        within(
                                                1e-6 * Math.abs(slope * point[i])
                                                        + 1e-9 * scale
                                                        + 1e-5));
                    }
                }
            }
        }
    }

    private static double shifted(LogLikelihood likelihood, double[] point, int i, double by) {
        double[] there = point.clone();
        there[i] += by;
        return likelihood.total(there, new double[4]);
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
