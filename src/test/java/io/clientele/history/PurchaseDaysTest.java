package io.clientele.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;

class PurchaseDaysTest {

    /// Customer i bought on day i only, for i.
    private static PurchaseDays shop(int customers) {
        return new PurchaseDays(
                IntStream.rangeClosed(0, customers).toArray(),
                IntStream.range(0, customers).toArray(),
                new int[customers],
                IntStream.range(0, customers).asDoubleStream().toArray());
    }

    @Test
    void drawsAsManyCustomersAsAskedForAndEveryOneAlike() {
        Set<Integer> drawn = new HashSet<>();
        for (int seed = 0; seed < 60; seed++) {
            PurchaseDays sample = shop(20).sampled(7, seed);

            assertThat(sample.customers()).isEqualTo(7);
            assertThat(sample.day()).isSorted().doesNotHaveDuplicates();
            assertThat(sample.amount()[3]).isEqualTo(sample.day()[3]);
            IntStream.of(sample.day()).forEach(drawn::add);
        }
        assertThat(drawn).hasSize(20);
    }

    @Test
    void keepsAllWhenThereAreNoMore() {
        PurchaseDays shop = shop(5);

        assertThat(shop.sampled(5, 1)).isSameAs(shop);
    }

    @Test
    void refusesColumnsThatAreNotAHistory() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                new PurchaseDays(
                                        new int[] {0, 2},
                                        new int[] {3, 3},
                                        new int[2],
                                        new double[2]))
                .withMessage("Customer 0: day 3 after day 3");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                new PurchaseDays(
                                        new int[] {0, 1, 1}, new int[1], new int[1], new double[1]))
                .withMessage("Customer 1 has no day");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                new PurchaseDays(
                                        new int[] {0, 1}, new int[2], new int[2], new double[2]))
                .withMessageContaining("differ in length");
    }

    @Test
    void mayBeEmpty() {
        PurchaseDays none = new PurchaseDays(new int[1], new int[0], new int[0], new double[0]);

        assertThat(none.customers()).isZero();
        assertThat(none.firstDay()).isEqualTo(none.lastDay());
    }
}
