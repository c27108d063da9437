package io.clientele.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clientele.problem.Problem;

import org.junit.jupiter.api.Test;

import java.util.Objects;

class HeapRoomTest {

    private static final HeapRoom HALF_A_GIGABYTE = new HeapRoom(512L << 20);
    private static final HeapRoom ONE_GIGABYTE = new HeapRoom(1L << 30);

    @Test
    void refusesMoreCustomersThanTheHeapHoldsAndTellsHowMuchItTakes() {
        assertThatCode(() -> ONE_GIGABYTE.requireForAnalysis(1_000_000)).doesNotThrowAnyException();
        assertThatThrownBy(() -> HALF_A_GIGABYTE.requireForAnalysis(1_000_000))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("1,000,000 customers")
                .hasMessageContaining("the service has 512 MB");
    }

    @Test
    void recommendsNothingWhereTheRecommenderFindsNoRoom() {
        assertThat(ONE_GIGABYTE.missingForRecommender(1_000_000, 5_000_000)).isNull();
        assertThat(HALF_A_GIGABYTE.missingForRecommender(500_000, 2_500_000)).isNull();
        assertThat(HALF_A_GIGABYTE.missingForRecommender(1_000_000, 5_000_000))
                .contains("5,000,000 order lines", "512 MB", "clientele.ledger.most-lines");
    }

    /// What it asks for is enough.
    @Test
    void namesAHeapThatHoldsTheRun() {
        var told =
                Objects.requireNonNull(HALF_A_GIGABYTE.missingForRecommender(1_000_000, 5_000_000));
        var megabytes = told.replaceAll(".*a heap of ([0-9,]+) MB.*", "$1").replace(",", "");

        var enough = new HeapRoom(Long.parseLong(megabytes) << 20);

        assertThat(enough.missingForRecommender(1_000_000, 5_000_000)).isNull();
    }
}
