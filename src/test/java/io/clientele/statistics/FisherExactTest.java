package io.clientele.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FisherExactTest {

    /// Eight cups, four with the milk first: three told right by chance in 17 of 70 cases.
    @Test
    void agreesWithTheLadyTastingTea() {
        assertThat(FisherExact.pValue(3, 4, 4, 8)).isCloseTo(17 / 70.0, within(1e-12));
        assertThat(FisherExact.pValue(4, 4, 4, 8)).isCloseTo(1 / 70.0, within(1e-12));
        assertThat(FisherExact.pValue(0, 4, 4, 8)).isCloseTo(1, within(1e-12));
    }

    /// Ten of ten orders, and the same ten, among 200: one way of choosing.
    @Test
    void staysExactWhereItIsTiny() {
        double ways = 22_451_004_309_013_280.0;

        assertThat(FisherExact.pValue(10, 10, 10, 200)).isCloseTo(1 / ways, within(1e-10 / ways));
    }
}
