package io.clientele.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CutTest {

    /// Three customers; the second comes on day 40 only.
    private static final PurchaseDays SHOP =
            new PurchaseDays(
                    new int[] {0, 4, 5, 7},
                    new int[] {10, 15, 30, 50, 40, 12, 60},
                    new int[] {1, 2, 1, 1, 1, 1, 3},
                    new double[] {5, 20, 40, 7, 9, 100, -3});

    @Test
    void knowsWhoHadBoughtByThenAndWhat() {
        Cut cut = Cut.at(30, SHOP);

        assertThat(cut.customer()).containsExactly(0, 2);
        assertThat(cut.end()).containsExactly(3, 6);
        assertThat(cut.age()).isEqualTo(20);
        assertThat(cut.summaries().x(0)).isEqualTo(2);
        assertThat(cut.summaries().meanRepeatValue(0)).isEqualTo(30);
        assertThat(cut.summaries().x(1)).isZero();
        assertThat(cut.summaries().patterns().tx()).containsExactly(0, 20);
        assertThat(cut.summaries().patterns().T()).containsExactly(18, 20);
        assertThat(cut.meanDayValue()).isEqualTo(165 / 4.0);
    }

    @Test
    void comparesWithWhatCameAfterItsDay() {
        Outcome outcome = Cut.at(30, SHOP).outcome(20);

        assertThat(outcome.purchases()).containsExactly(1, 0);
        assertThat(outcome.spend()).containsExactly(7, 0);
        assertThat(outcome.buyers()).isEqualTo(1);
    }

    @Test
    void countsTheLatestDaysUpToItsOwn() {
        Outcome latest = Cut.at(30, SHOP).latest(16);

        assertThat(latest.purchases()).containsExactly(2, 0);
        assertThat(latest.spend()).containsExactly(60, 0);
    }

    @Test
    void isWholeNowAndEmptyBeforeTheFirstPurchase() {
        assertThat(Cut.now(SHOP).end()).containsExactly(4, 5, 7);
        assertThat(Cut.now(SHOP).day()).isEqualTo(60);
        assertThat(Cut.at(9, SHOP).size()).isZero();
        assertThat(Cut.at(9, SHOP).meanDayValue()).isZero();
    }
}
