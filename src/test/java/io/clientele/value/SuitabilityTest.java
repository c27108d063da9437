package io.clientele.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clientele.lifetime.Golden;
import io.clientele.lifetime.PurchaseSummaries;
import io.clientele.lifetime.RealShop;

import org.junit.jupiter.api.Test;

class SuitabilityTest {

    @Test
    void matchesTheReferenceCorrelations() {
        assertThat(Suitability.of(RealShop.cdnow().summaries(7)).spendFrequencyCorrelation())
                .isCloseTo(0.1138879194, within(1e-9));
        assertThat(Suitability.of(RealShop.onlineRetail().summaries(1)).spendFrequencyCorrelation())
                .isCloseTo(0.01594350457, within(1e-9));
    }

    @Test
    void hasNoConcernAboutTheMadeUpShop() {
        Suitability suitability = Suitability.of(Golden.madeUpShop());

        assertThat(suitability.concerns()).isEmpty();
        assertThat(suitability.customers()).isEqualTo(600);
        assertThat(suitability.repeaters()).isEqualTo(436);
    }

    @Test
    void warnsOfTooLittleHistoryAndOfSpendThatGoesWithFrequency() {
        PurchaseSummaries few =
                PurchaseSummaries.of(
                        new int[] {0, 1, 2, 1},
                        new double[] {0, 20, 28, 25},
                        new double[] {5, 30, 30, 28},
                        new double[] {0, 10, 50, 12});

        Suitability suitability = Suitability.of(few);

        assertThat(suitability.concerns())
                .extracting(Suitability.Concern::kind)
                .containsExactly(
                        Suitability.Kind.FEW_REPEATERS,
                        Suitability.Kind.SHORT_HISTORY,
                        Suitability.Kind.SPEND_GOES_WITH_FREQUENCY);
        assertThat(suitability.concerns().getFirst().reason()).contains("3 of 4");
    }

    @Test
    void survivesAnEmptyShop() {
        PurchaseSummaries none =
                PurchaseSummaries.of(new int[0], new double[0], new double[0], new double[0]);

        assertThat(Suitability.of(none).spendFrequencyCorrelation()).isZero();
    }
}
