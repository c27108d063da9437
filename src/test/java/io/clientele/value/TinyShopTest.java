package io.clientele.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientele.estimation.Fit;
import io.clientele.estimation.FitOptions;
import io.clientele.lifetime.BgNbd;
import io.clientele.lifetime.MbgNbd;
import io.clientele.lifetime.ParetoNbd;
import io.clientele.lifetime.PurchaseModel;
import io.clientele.lifetime.PurchaseSummaries;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Random;

/// Shops too small or too odd for a good fit still get an answer that makes sense.
class TinyShopTest {

    @Test
    void everyFitEndsInUsableModelsAndAReason() {
        Random random = new Random(1);
        for (int i = 0; i < 60; i++) {
            PurchaseSummaries shop = shop(random, 1 + random.nextInt(30), i % 4);
            FitOptions options = new FitOptions(i % 3 == 0 ? 0.01 : 0);
            Fit<GammaGamma> orderValues = GammaGamma.fit(shop, 5, options);
            assertThat(orderValues.reason()).isNotBlank();
            for (Fit<? extends PurchaseModel> purchases :
                    List.of(
                            BgNbd.fit(shop, options),
                            MbgNbd.fit(shop, options),
                            ParetoNbd.fit(shop, options))) {
                CustomerValues values =
                        LifetimeValue.inDays(purchases.model(), orderValues.model(), 12, 0.01)
                                .of(shop);

                assertThat(purchases.reason()).isNotBlank();
                assertThat(purchases.logLikelihood()).isFinite();
                for (double value : values.lifetimeValue()) {
                    assertThat(value).isFinite().isNotNegative();
                }
                for (double alive : values.probabilityAlive()) {
                    assertThat(alive).isBetween(0.0, 1.0);
                }
            }
        }
    }

    /// Histories of days, of decades, of equal values, and of few purchases.
    private static PurchaseSummaries shop(Random random, int customers, int style) {
        int longest = style == 0 ? 3 : style == 1 ? 10_000 : 400;
        int[] x = new int[customers];
        double[] tx = new double[customers];
        double[] T = new double[customers];
        double[] value = new double[customers];
        for (int i = 0; i < customers; i++) {
            T[i] = random.nextInt(longest);
            if (T[i] > 0 && random.nextDouble() < 0.6) {
                tx[i] = 1 + random.nextInt((int) T[i]);
                x[i] = 1 + random.nextInt(style == 3 ? 3 : (int) tx[i]);
                value[i] = style == 2 ? 20 : Math.exp(random.nextGaussian() * (1 + style));
            }
        }
        return PurchaseSummaries.of(x, tx, T, value);
    }
}
