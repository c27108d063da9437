package io.clientele.affinity;

import java.util.stream.IntStream;

/// Inverts a symmetric positive definite matrix in place, by one sweep a row: half the steps of
/// elimination, each along a row, as the processor likes it.
///
/// A sweep of k turns a_kk into −1 ÷ a_kk, a_ik into a_ik ÷ a_kk and any other a_ij into
/// a_ij − a_ik a_jk ÷ a_kk. Source: Goodnight (1979), "A Tutorial on the SWEEP Operator", The
/// American Statistician 33 (3).
final class SweptInverse {

    private static final int WORTH_SHARING = 600;

    private SweptInverse() {}

    /// Leaves −A⁻¹ on and below the diagonal, and what comes above it undefined; false where a
    /// pivot is no positive number, and then the whole matrix is undefined.
    ///
    /// @param matrix square; on and below the diagonal alone it is read
    static boolean negate(float[][] matrix) {
        int size = matrix.length;
        float[] swept = new float[size];
        for (int k = 0; k < size; k++) {
            float pivot = matrix[k][k];
            if (!(pivot >= Float.MIN_NORMAL)) {
                return false;
            }
            for (int j = 0; j < size; j++) {
                swept[j] = j < k ? matrix[k][j] : matrix[j][k];
            }
            // Column k is set below, not reduced.
            swept[k] = 0;
            // Rows do not depend on each other, so that their order changes no bit.
            rows(size)
                    .filter(i -> swept[i] != 0)
                    .forEach(i -> reduce(matrix[i], swept, swept[i] / pivot, i + 1));
            for (int j = 0; j < k; j++) {
                matrix[k][j] = swept[j] / pivot;
            }
            for (int i = k + 1; i < size; i++) {
                matrix[i][k] = swept[i] / pivot;
            }
            matrix[k][k] = -1 / pivot;
        }
        return true;
    }

    private static IntStream rows(int size) {
        var rows = IntStream.range(0, size);
        return size < WORTH_SHARING ? rows : rows.parallel();
    }

    private static void reduce(float[] row, float[] swept, float times, int length) {
        for (int j = 0; j < length; j++) {
            row[j] -= times * swept[j];
        }
    }
}
