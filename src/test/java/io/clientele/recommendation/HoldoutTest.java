package io.clientele.recommendation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clientele.affinity.AffinityModel;
import io.clientele.purchase.Purchases;

import org.junit.jupiter.api.Test;

class HoldoutTest {

    /// Customer 0 bought product 0 before and then 0, 2 and 4; customer 1 is new.
    private static final Purchases ALL =
            Purchases.of(
                    6,
                    new int[] {0, 4, 6, 11},
                    new int[] {0, 0, 2, 4, 1, 2, 1, 2, 3, 4, 5},
                    new int[] {1, 9, 9, 9, 9, 9, 1, 1, 1, 1, 9});

    private static final Purchases TRAIN = ALL.between(0, 5);
    private static final Purchases TEST = ALL.between(5, 10);

    @Test
    void asksOnlyKnownCustomersForProductsNewToThem() {
        var holdout = Holdout.newToCustomers(TRAIN, TEST, TRAIN.sold());

        assertThat(holdout.customers()).containsExactly(0);
        assertThat(holdout.relevant()[0]).containsExactly(2, 4);
        assertThat(holdout.products()).isEqualTo(5);
        assertThat(Holdout.repeats(TRAIN, TEST, TRAIN.sold()).relevant()[0])
                .containsExactly(0, 2, 4);
        assertThat(Holdout.newToShop(TRAIN, TEST, TEST.sold()).customers()).containsExactly(2);
        assertThat(Holdout.newToShop(TRAIN, TEST, TEST.sold()).relevant()[0]).containsExactly(5);
    }

    /// Ranked are 1, 2, 3, 4 in this order: hits at places 2 and 4 of what could be 1 and 2.
    @Test
    void matchesFiguresWorkedOutByHand() {
        var accuracy = Holdout.newToCustomers(TRAIN, TEST, TRAIN.sold()).measure(new Descending());

        assertThat(accuracy.precision()).isEqualTo(0.2);
        assertThat(accuracy.recall()).isEqualTo(1);
        double second = Math.log(2) / Math.log(3);
        double fourth = Math.log(2) / Math.log(5);
        assertThat(accuracy.ndcg()).isCloseTo((second + fourth) / (1 + second), within(1e-12));
        assertThat(accuracy.meanAveragePrecision()).isCloseTo(0.5, within(1e-12));
        assertThat(accuracy.auc()).isCloseTo(0.25, within(1e-12));
        assertThat(accuracy.coverage()).isCloseTo(0.8, within(1e-12));
    }

    /// Product 2 is no longer on sale: ranked are 1, 3, 4, and one of two hits is out of reach.
    @Test
    void ranksLastWhatMayNotBeOffered() {
        boolean[] onSale = TRAIN.sold();
        onSale[2] = false;
        var holdout = Holdout.newToCustomers(TRAIN, TEST, onSale);

        var accuracy = holdout.measure(new Descending());

        assertThat(accuracy.recall()).isEqualTo(0.5);
        double third = Math.log(2) / Math.log(4);
        double best = 1 + Math.log(2) / Math.log(3);
        assertThat(accuracy.ndcg()).isCloseTo(third / best, within(1e-12));
        assertThat(holdout.gains(new Descending())).containsExactly(accuracy.ndcg());
        assertThat(accuracy.auc()).isZero();
    }

    /// Prefers products with a low number.
    private record Descending() implements AffinityModel {

        @Override
        public String name() {
            return "descending";
        }

        @Override
        public void score(int customer, float[] scores) {
            for (int p = 0; p < scores.length; p++) {
                scores[p] = scores.length - p;
            }
        }

        @Override
        public int because(int customer, int product) {
            return -1;
        }
    }
}
