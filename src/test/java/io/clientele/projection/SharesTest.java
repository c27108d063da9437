package io.clientele.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientele.sales.DailySales;
import io.clientele.sales.Expectation;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;

class SharesTest {

    @Test
    void goesByWhatIsExpectedOfTheCustomers() {
        var shares =
                Shares.of(
                                List.of(
                                        segment(100, new Expectation(30, 1, 3, 0.5)),
                                        segment(0, new Expectation(10, 3, 1, 0))))
                        .orElseThrow();

        assertThat(shares.revenue()).containsExactly(0.75, 0.25);
        assertThat(shares.orders())
                .as("one purchase day of three orders")
                .containsExactly(0.5, 0.5);
        assertThat(shares.perPurchase()).containsExactly(3, 1);
        assertThat(shares.spreads()).containsExactly(0.5, 0);
    }

    @Test
    void goesByWhatWasSoldWhereNothingIsExpectedAndElseTreatsAllAlike() {
        var nothing = new Expectation(0, 0, 1, 0);

        var sold = Shares.of(List.of(segment(30, nothing), segment(10, nothing))).orElseThrow();
        var silent = Shares.of(List.of(segment(0, nothing), segment(0, nothing))).orElseThrow();

        assertThat(sold.revenue()).containsExactly(0.75, 0.25);
        assertThat(silent.revenue()).containsExactly(0.5, 0.5);
    }

    @Test
    void tellsNothingOfASnapshotThatDoesNotSayWhatToExpect() {
        assertThat(Shares.of(List.of(segment(30, null)))).isEmpty();
    }

    private static DailySales segment(double sold, @Nullable Expectation expectation) {
        return new DailySales(
                "rfm",
                "any",
                LocalDate.of(2025, 6, 2),
                new double[] {sold},
                new int[] {1},
                true,
                1,
                expectation);
    }
}
