package io.clientele.value;

import static io.clientele.value.ValueSegment.A;
import static io.clientele.value.ValueSegment.B;
import static io.clientele.value.ValueSegment.C;
import static io.clientele.value.ValueSegment.D;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

/// Expected cuts are those of `pandas.qcut(values, 4, labels=["D", "C", "B", "A"])`.
class ValueSegmentTest {

    @Test
    void cutsAtInterpolatedQuartilesClosedOnTheRight() {
        assertThat(ValueSegment.of(new double[] {1, 2, 3, 4})).containsExactly(D, C, B, A);
        assertThat(ValueSegment.of(new double[] {5, 1, 4, 2, 3})).containsExactly(A, D, B, D, C);
        assertThat(ValueSegment.of(new double[] {10, 20, 30, 40, 50, 60, 70}))
                .containsExactly(D, D, C, C, B, A, A);
    }

    @Test
    void letsEqualValuesShareASegment() {
        assertThat(ValueSegment.of(new double[] {1, 7, 7, 7, 7, 7, 9}))
                .containsExactly(D, D, D, D, D, D, A);
    }

    @Test
    void survivesDegenerateInput() {
        assertThat(ValueSegment.of(new double[0])).isEmpty();
        assertThat(ValueSegment.of(new double[] {5})).containsExactly(D);
        assertThat(ValueSegment.of(new double[] {3, 3, 3})).containsExactly(D, D, D);
        assertThat(ValueSegment.of(new double[] {3, 4})).containsExactly(D, A);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ValueSegment.of(new double[] {1, Double.NaN}));
    }

    @Test
    void hasStableIdentifiers() {
        assertThat(A.id()).isEqualTo("value-a");
        assertThat(D.id()).isEqualTo("value-d");
    }
}
