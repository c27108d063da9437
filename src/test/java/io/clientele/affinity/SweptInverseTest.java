package io.clientele.affinity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.SplittableRandom;

class SweptInverseTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8, 61, 610, 611})
    void timesTheMatrixIsMinusOne(int size) {
        var random = new SplittableRandom(size);
        float[][] matrix = new float[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < i; j++) {
                matrix[i][j] = random.nextInt(4) == 0 ? random.nextFloat() - 0.5f : 0;
            }
            // More than what else is in its row and column, so that it is positive definite.
            matrix[i][i] = size / 4f + 1;
        }
        float[][] inverse = new float[size][];
        for (int i = 0; i < size; i++) {
            inverse[i] = matrix[i].clone();
        }

        assertThat(SweptInverse.negate(inverse)).isTrue();

        for (int j : new int[] {0, size / 2, size - 1}) {
            for (int i = 0; i < size; i++) {
                double sum = 0;
                for (int k = 0; k < size; k++) {
                    sum += (double) at(matrix, i, k) * at(inverse, k, j);
                }
                assertThat(sum).isCloseTo(i == j ? -1 : 0, within(1e-5));
            }
        }
    }

    @Test
    void refusesWhatIsNotPositiveDefinite() {
        assertThat(SweptInverse.negate(new float[][] {{0, 0}, {1, 1}})).isFalse();
        assertThat(SweptInverse.negate(new float[][] {{1, 0}, {2, 1}})).isFalse();
        assertThat(SweptInverse.negate(new float[][] {{1, 0, 0}, {0, 1, 0}, {1, 1, 2}})).isFalse();
    }

    private static float at(float[][] lower, int i, int j) {
        return i >= j ? lower[i][j] : lower[j][i];
    }
}
