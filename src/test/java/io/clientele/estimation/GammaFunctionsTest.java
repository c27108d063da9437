package io.clientele.estimation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class GammaFunctionsTest {

    /// Evaluated with mpmath in 40 digits.
    @Test
    void matchesHighPrecisionValues() {
        assertThat(GammaFunctions.lnGamma(1e-6)).isCloseTo(13.81550998074943, within(1e-14));
        assertThat(GammaFunctions.lnGamma(0.5)).isCloseTo(0.5723649429247001, within(3e-15));
        assertThat(GammaFunctions.lnGamma(10_000.3)).isCloseTo(82_102.48058805390, within(1e-10));
    }

    @Test
    void risingFactorialsMatchTheirProducts() {
        for (double z : new double[] {1e-6, 0.3, 7, 1e3, 1e6, 1e9}) {
            double sum = 0;
            for (int n = 0; n < 40; n++) {
                assertThat(GammaFunctions.lnRising(z, n))
                        .isCloseTo(sum, within(1e-13 + 1e-15 * Math.abs(sum)));
                sum += Math.log(z + n);
            }
        }
    }
}
