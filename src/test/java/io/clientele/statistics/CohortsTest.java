package io.clientele.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CohortsTest {

    /// Ann buys in months 10, 10 and 12; Bob in 10 and 11; Cid in 12.
    @Test
    void countsWhoCameBackInEachMonth() {
        var cohorts =
                Cohorts.of(
                        new int[] {0, 3, 5, 6},
                        new int[] {10, 10, 12, 10, 11, 12},
                        new double[] {1, 2, 4, 8, 16, 32});

        assertThat(cohorts.firstMonth()).isEqualTo(10);
        assertThat(cohorts.customers()).isDeepEqualTo(new int[][] {{2, 1, 1}, {0, 0}, {1}});
        assertThat(cohorts.revenue()).isDeepEqualTo(new double[][] {{11, 16, 4}, {0, 0}, {32}});
    }

    @Test
    void isEmptyWithoutCustomers() {
        var none = Cohorts.of(new int[] {0}, new int[0], new double[0]);

        assertThat(none.customers()).isDeepEqualTo(new int[0][]);
        assertThat(none.firstMonth()).isZero();
    }
}
