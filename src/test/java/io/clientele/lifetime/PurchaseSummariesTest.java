package io.clientele.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PurchaseSummariesTest {

    @ParameterizedTest
    @CsvSource({
        "1, 11, 10, 5, exceeds T",
        "-1, 1, 10, 5, must not be negative",
        "1, -1, 10, 5, must not be negative",
        "1, NaN, 10, 5, must not be negative",
        "1, 5, NaN, 5, exceeds T",
        "1, 5, Infinity, 5, T = Infinity is not finite",
        "1, 5, 10, NaN, meanRepeatValue = NaN",
        "0, 5, 10, 0, both or neither",
        "2, 0, 10, 5, both or neither"
    })
    void namesTheRowThatCannotBe(int x, double tx, double T, double value, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                PurchaseSummaries.of(
                                        new int[] {0, x},
                                        new double[] {0, tx},
                                        new double[] {5, T},
                                        new double[] {0, value}))
                .withMessageStartingWith("Row 1: ")
                .withMessageContaining(message);
    }

    @Test
    void refusesColumnsOfDifferentLength() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                PurchaseSummaries.of(
                                        new int[2], new double[2], new double[1], new double[2]))
                .withMessageContaining("T 1");
    }

    @Test
    void keepsItsOwnCopy() {
        int[] x = {1};
        PurchaseSummaries summaries =
                PurchaseSummaries.of(x, new double[] {2}, new double[] {3}, new double[] {4});

        x[0] = 9;

        assertThat(summaries.x(0)).isEqualTo(1);
        assertThat(summaries.size()).isEqualTo(1);
        assertThat(summaries.repeaters()).isEqualTo(1);
    }
}
