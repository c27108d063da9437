package io.clientele.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;
import java.util.SplittableRandom;

class OverlapTests {

    @ParameterizedTest
    @CsvSource({
        "1 1 2 2, 2 2 1 1, 1",
        "1 1 2 2, 1 1 2 3, 0.5714285714285714",
        "1 1 1 1, 1 2 3 4, 0",
        "1 1 2 2, 1 2 1 2, -0.5",
        "1 1 1 1, 1 1 1 1, 1",
        "1 2 3 4, 4 3 2 1, 1",
    })
    void matchesScikitLearnsAdjustedRandScore(String first, String second, double expected) {
        assertThat(overlap(first, second).adjustedRandIndex()).isCloseTo(expected, within(1e-15));
    }

    @Test
    void equalsCountingPairs() {
        var random = new SplittableRandom(8);
        for (int round = 0; round < 20; round++) {
            int[] first = random.ints(60, 1, 5).toArray();
            int[] second = random.ints(60, 1, 7).toArray();
            double both = 0;
            double inFirst = 0;
            double inSecond = 0;
            for (int i = 0; i < 60; i++) {
                for (int j = 0; j < i; j++) {
                    boolean a = first[i] == first[j];
                    boolean b = second[i] == second[j];
                    both += a && b ? 1 : 0;
                    inFirst += a ? 1 : 0;
                    inSecond += b ? 1 : 0;
                }
            }
            double chance = inFirst * inSecond / (60 * 59 / 2.0);
            assertThat(Overlap.between(first, second).adjustedRandIndex())
                    .isCloseTo(
                            (both - chance) / ((inFirst + inSecond) / 2 - chance), within(1e-12));
        }
    }

    @Test
    void looksOnlyAtCustomersBothKnow() {
        Overlap overlap = overlap("0 1 1 2 2 0", "3 1 1 2 2 1");
        assertThat(overlap.customers()).isEqualTo(4);
        assertThat(overlap.adjustedRandIndex()).isEqualTo(1);
        assertThat(overlap("0 0", "1 2").adjustedRandIndex()).isEqualTo(1);
        assertThat(Overlap.between(new int[0], new int[0]).customers()).isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> overlap("1 2", "1"));
    }

    @ParameterizedTest
    @CsvSource({
        "same groups in other order, 1 1 2 2 3 3, 3 3 1 1 2 2, 2 3 1",
        "one group split, 1 1 1 1 1 2 2, 1 1 1 2 2 3 3, 1 3 2",
        "two groups merged, 1 1 1 2 2 3 3, 1 1 1 1 1 2 2, 1 3",
        "a group of new people, 1 1 2 2 0 0, 1 1 3 3 2 2, 1 3 2",
        "nothing known, 0 0 0, 1 2 1, 1 2",
        "a few moved, 2 2 2 1 1 1 1, 1 1 1 1 2 2 2, 2 1",
    })
    void numbersStayWithTheirPeople(String what, String before, String now, String expected) {
        int[] numbers = overlap(before, now).numbersOfFirst(expected.split(" ", -1).length);
        String found = "";
        for (int number = 1; number < numbers.length; number++) {
            found += (number > 1 ? " " : "") + numbers[number];
        }
        assertThat(found).as(what).isEqualTo(expected);
    }

    private static Overlap overlap(String first, String second) {
        return Overlap.between(ints(first), ints(second));
    }

    private static int[] ints(String numbers) {
        return Arrays.stream(numbers.split(" ", -1)).mapToInt(Integer::parseInt).toArray();
    }
}
