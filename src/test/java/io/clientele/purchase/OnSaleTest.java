package io.clientele.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OnSaleTest {

    /// Sold long ago, lately, seldom but still within its rhythm, and a year ago at this time.
    @Test
    void tellsWhatIsStillOnSale() {
        var purchases =
                Purchases.of(
                        5,
                        new int[] {0, 4, 8},
                        new int[] {0, 1, 2, 3, 0, 2, 2, 2},
                        new int[] {0, 950, 0, 640, 60, 200, 400, 500});

        assertThat(OnSale.of(purchases, 1_000)).containsExactly(false, true, true, true, false);
        assertThat(OnSale.of(purchases, 1_101)).containsExactly(false, false, false, false, false);
    }
}
