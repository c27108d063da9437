package io.clientele.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientele.estimation.Slopes;
import io.clientele.lifetime.Golden;
import io.clientele.lifetime.PurchaseSummaries;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class GammaGammaLikelihoodTest {

    private static final PurchaseSummaries EXTREME =
            PurchaseSummaries.of(
                    new int[] {0, 1, 10_000, 10_000, 3},
                    new double[] {0, 1e-3, 10_000, 1, 9_000},
                    new double[] {0, 10_000, 10_000, 10_000, 10_000},
                    new double[] {0, 1, 1e6, 0.01, 100});

    private static List<double[]> points() {
        List<double[]> points = new ArrayList<>();
        for (double p : new double[] {0.01, 0.5, 30}) {
            for (double v : new double[] {1e-3, 0.8, 200}) {
                points.add(new double[] {p, 40 * p, v});
                points.add(new double[] {p, 5, v});
            }
        }
        return points;
    }

    @Test
    void gradientsEqualNumericOnes() {
        for (PurchaseSummaries summaries : List.of(Golden.madeUpShop(), EXTREME)) {
            GammaGammaLikelihood likelihood = GammaGammaLikelihood.of(summaries, 1);
            points().forEach(point -> Slopes.requireGradientAt(point, likelihood));
        }
    }

    @Test
    void gradientsAtTheObservedMeanEqualNumericOnes() {
        for (PurchaseSummaries summaries : List.of(Golden.madeUpShop(), EXTREME)) {
            var likelihood = new AtObservedMean(GammaGammaLikelihood.of(summaries, 30));
            for (double beyondOne : new double[] {0.01, 0.4, 7}) {
                Slopes.requireGradientAt(new double[] {0.5, beyondOne}, likelihood);
                Slopes.requireGradientAt(new double[] {20, beyondOne}, likelihood);
            }
        }
    }

    @Test
    void isFiniteForTenThousandPurchases() {
        GammaGammaLikelihood likelihood = GammaGammaLikelihood.of(EXTREME, 1);
        for (double[] point : points()) {
            double[] gradient = new double[3];
            assertThat(likelihood.total(point, gradient)).isFinite();
            for (double slope : gradient) {
                assertThat(slope).isFinite();
            }
        }
    }
}
