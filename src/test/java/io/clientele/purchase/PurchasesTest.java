package io.clientele.purchase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.clientele.affinity.Top;

import org.junit.jupiter.api.Test;

import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;

class PurchasesTest {

    private static final Purchases SMALL =
            Purchases.of(
                    3,
                    new int[] {0, 5, 5, 6},
                    new int[] {2, 0, 2, 2, 0, 1},
                    new int[] {9, 4, 3, 9, -7, 5});

    @Test
    void sortsEachCustomersEntriesAndDropsRepeats() {
        assertThat(SMALL.start()).containsExactly(0, 4, 4, 5);
        assertThat(SMALL.product()).containsExactly(0, 0, 2, 2, 1);
        assertThat(SMALL.day()).containsExactly(-7, 4, 3, 9, 5);
        assertThat(SMALL.productsOf(0)).containsExactly(0, 2);
        assertThat(SMALL.firstDays()).containsExactly(-7, 5, 3);
    }

    @Test
    void cutsByDayAndKeepsEveryCustomer() {
        var early = SMALL.between(-7, 5);

        assertThat(early.start()).containsExactly(0, 3, 3, 3);
        assertThat(early.product()).containsExactly(0, 0, 2);
        assertThat(early.buyers(5, 2)).containsExactly(1, 0, 1);
    }

    @Test
    void refusesProductsThatAreNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Purchases.of(1, new int[] {0, 1}, new int[] {1}, new int[] {0}))
                .withMessage("Entry 0 names product 1 of 1.");
    }

    @Test
    void weighsByTheAgeOfTheLastPurchase() {
        var taste = Interactions.of(SMALL, 9, 5);

        assertThat(taste.product()).containsExactly(0, 2, 1);
        assertThat(taste.weight()[0]).isCloseTo(0.5f, within(1e-6f));
        assertThat(taste.weight()[1]).isEqualTo(1);
        assertThat(taste.transposed().transposed().product()).isEqualTo(taste.product());
        assertThat(taste.transposed().transposed().weight()).isEqualTo(taste.weight());
    }

    @Test
    void findsTheSameBestAsSortingDoes() {
        var random = new Random(1);
        for (int trial = 0; trial < 200; trial++) {
            float[] scores = new float[1 + random.nextInt(60)];
            for (int i = 0; i < scores.length; i++) {
                scores[i] = random.nextInt(20) - 5;
            }
            int most = random.nextInt(30);
            assertThat(Top.of(scores, most))
                    .containsExactly(
                            IntStream.range(0, scores.length)
                                    .filter(i -> scores[i] > 0)
                                    .boxed()
                                    .sorted(Comparator.comparingDouble(i -> -scores[i]))
                                    .limit(most)
                                    .mapToInt(Integer::intValue)
                                    .toArray());
        }
    }
}
