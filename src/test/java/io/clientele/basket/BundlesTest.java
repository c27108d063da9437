package io.clientele.basket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.util.Random;
import java.util.stream.IntStream;

class BundlesTest {

    @Test
    void joinsTheLinesOfAnOrder() {
        var baskets =
                Baskets.of(
                        new int[] {0, 0, 0, 1}, new int[] {3, 1, 3, 2}, new long[] {5, 7, 11, 13});

        assertThat(baskets.orders()).isEqualTo(2);
        assertThat(baskets.start()).containsExactly(0, 2, 3);
        assertThat(baskets.product()).containsExactly(1, 3, 2);
        assertThat(baskets.amount()).containsExactly(7, 16, 13);
    }

    /// 100 orders: 20 with tea and cup, 10 with tea alone, 10 with cup alone, the rest with a pot.
    @Test
    void matchesFiguresWorkedOutByHand() {
        int[] order = IntStream.range(0, 120).map(i -> i < 40 ? i / 2 : i - 20).toArray();
        int[] product =
                IntStream.range(0, 120)
                        .map(i -> i < 40 ? i % 2 : i < 50 ? 0 : i < 60 ? 1 : 2)
                        .toArray();
        long[] amount = IntStream.range(0, 120).mapToLong(i -> 10).toArray();
        var baskets = Baskets.of(order, product, amount);

        var bundles = Bundles.find(baskets, IntStream.range(0, 100).toArray());

        assertThat(bundles).hasSize(1);
        var bundle = bundles.getFirst();
        assertThat(bundle.orders()).isEqualTo(20);
        assertThat(bundle.support()).isCloseTo(0.2, within(1e-12));
        assertThat(bundle.confidence()).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(bundle.lift()).isCloseTo(2 / 3.0 / 0.3, within(1e-12));
        assertThat(bundle.amount()).isEqualTo(400);
    }

    @Test
    void findsThePlantedPairAndCountsItRight() {
        var random = new Random(4);
        int orders = 2_000;
        int[] order = new int[4 * orders];
        int[] product = new int[order.length];
        for (int o = 0; o < orders; o++) {
            boolean pair = random.nextDouble() < 0.1;
            for (int line = 0; line < 4; line++) {
                order[4 * o + line] = o;
                product[4 * o + line] = pair && line < 2 ? line : 2 + random.nextInt(60);
            }
        }
        var baskets = Baskets.of(order, product, new long[order.length]);
        int[] half = IntStream.range(0, orders / 2).toArray();

        for (int[] numbers : new int[][] {IntStream.range(0, orders).toArray(), half}) {
            var best = Bundles.find(baskets, numbers).getFirst();
            assertThat(best.antecedent()).containsAnyOf(0, 1).hasSize(1);
            assertThat(best.consequent()).containsAnyOf(0, 1).hasSize(1);
            assertThat(best.confidence()).isEqualTo(1);
            assertThat((double) best.orders() / numbers.length)
                    .isCloseTo(best.support(), within(1e-12));
        }
    }

    @Test
    void findsNothingInTooFewOrders() {
        var baskets = Baskets.of(new int[] {0, 0}, new int[] {0, 1}, new long[2]);

        assertThat(Bundles.find(baskets, new int[] {0})).isEmpty();
    }

    /// Ten equal orders of 200 products have 2^200 sets in common.
    @Test
    void endsWhereLongOrdersRepeatOneAnother() {
        int[] order = IntStream.range(0, 4_000).map(i -> i / 200).toArray();
        int[] product = IntStream.range(0, 4_000).map(i -> i % 200 + 200 * (i / 2_000)).toArray();
        var baskets = Baskets.of(order, product, new long[4_000]);

        var bundles = Bundles.find(baskets, IntStream.range(0, 20).toArray());

        assertThat(bundles).hasSize(20);
        assertThat(bundles).allMatch(bundle -> bundle.orders() == 10 && bundle.lift() == 2);
    }
}
