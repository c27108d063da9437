package io.clientele.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ConcentrationTest {

    /// Five customers with 10, 20, 30, 40 and 100 of 200: ranks weigh 10 + 40 + 90 + 160 + 500, so
    /// that G = 2 x 800 / (5 x 200) - 6 / 5 = 0.4.
    @Test
    void readsTheCurveFromTheTop() {
        var shop = Concentration.of(new double[] {30, 10, 100, 20, 40});

        assertThat(shop.revenueShare(0.2)).isEqualTo(0.5);
        assertThat(shop.revenueShare(0.3)).as("a half of the second").isCloseTo(0.6, within(1e-12));
        assertThat(shop.revenueShare(0)).isZero();
        assertThat(shop.revenueShare(1)).isEqualTo(1);
        assertThat(shop.customersFor(0.8)).isEqualTo(3);
        assertThat(shop.customersFor(0.5)).isEqualTo(1);
        assertThat(shop.gini()).isCloseTo(0.4, within(1e-12));
    }

    @Test
    void isEvenWhereAllBringTheSame() {
        var shop = Concentration.of(new double[] {7, 7, 7, 7});

        assertThat(shop.gini()).isCloseTo(0, within(1e-12));
        assertThat(shop.revenueShare(0.25)).isCloseTo(0.25, within(1e-12));
    }

    @Test
    void knowsNobodyOneCustomerAndNoRevenue() {
        assertThat(Concentration.of(new double[0]).gini()).isZero();
        assertThat(Concentration.of(new double[0]).customersFor(0.8)).isZero();
        assertThat(Concentration.of(new double[] {5}).revenueShare(0.2))
                .isCloseTo(0.2, within(1e-12));
        assertThat(Concentration.of(new double[] {0, 0}).revenueShare(0.5)).isZero();
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> Concentration.of(new double[] {-1}));
    }
}
