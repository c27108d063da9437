package io.clientele.affinity;

import java.util.stream.IntStream;

/// Inverts a symmetric positive definite matrix in place, by one sweep a row: half the steps of
/// elimination, each along a row, as the processor likes it. Two sweeps go over the matrix at once,
/// since reading it is what takes time; the steps and their order are those of one after the other.
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
        float[] next = new float[size];
        for (int k = 0; k + 1 < size; k += 2) {
            if (!sweepTwo(matrix, k, swept, next)) {
                return false;
            }
        }
        return size % 2 == 0 || sweep(matrix, size - 1, swept);
    }

    private static boolean sweep(float[][] matrix, int k, float[] swept) {
        float pivot = matrix[k][k];
        if (!(pivot >= Float.MIN_NORMAL)) {
            return false;
        }
        take(matrix, k, swept);
        // Rows do not depend on each other, so that their order changes no bit.
        rows(matrix.length)
                .filter(i -> swept[i] != 0)
                .forEach(i -> reduce(matrix[i], swept, swept[i] / pivot, i + 1));
        place(matrix, k, swept, pivot);
        return true;
    }

    /// Sweeps k and k + 1.
    private static boolean sweepTwo(float[][] matrix, int k, float[] swept, float[] next) {
        float pivot = matrix[k][k];
        if (!(pivot >= Float.MIN_NORMAL)) {
            return false;
        }
        take(matrix, k, swept);
        take(matrix, k + 1, next);
        float second = reduceNext(matrix, k, swept, next, pivot);
        if (!(second >= Float.MIN_NORMAL)) {
            return false;
        }
        rows(matrix.length)
                .filter(i -> i < k || i > k + 1)
                .filter(i -> swept[i] != 0 || next[i] != 0)
                .forEach(
                        i -> {
                            float times = next[i] / second;
                            reduce(matrix[i], swept, swept[i] / pivot, next, times, i + 1);
                        });
        place(matrix, k, swept, pivot);
        for (int i = k; i < matrix.length; i++) {
            if (i != k + 1) {
                matrix[i][k] -= next[i] / second * next[k];
            }
        }
        reduce(matrix[k], next, next[k] / second, k);
        place(matrix, k + 1, next, second);
        return true;
    }

    /// Row and column k as one; at k itself 0, since it is set, not reduced.
    private static void take(float[][] matrix, int k, float[] swept) {
        for (int j = 0; j < swept.length; j++) {
            swept[j] = j < k ? matrix[k][j] : matrix[j][k];
        }
        swept[k] = 0;
    }

    /// Brings row and column k + 1 to where sweep k leaves them, and returns the pivot there.
    private static float reduceNext(
            float[][] matrix, int k, float[] swept, float[] next, float pivot) {
        float times = swept[k + 1] / pivot;
        for (int j = 0; j < k; j++) {
            next[j] -= times * swept[j];
        }
        next[k] = times;
        for (int j = k + 2; j < next.length; j++) {
            next[j] -= swept[j] / pivot * swept[k + 1];
        }
        return matrix[k + 1][k + 1] - times * swept[k + 1];
    }

    private static void place(float[][] matrix, int k, float[] swept, float pivot) {
        for (int j = 0; j < k; j++) {
            matrix[k][j] = swept[j] / pivot;
        }
        for (int i = k + 1; i < swept.length; i++) {
            matrix[i][k] = swept[i] / pivot;
        }
        matrix[k][k] = -1 / pivot;
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

    private static void reduce(
            float[] row, float[] swept, float times, float[] next, float timesNext, int length) {
        for (int j = 0; j < length; j++) {
            row[j] = row[j] - times * swept[j] - timesNext * next[j];
        }
    }
}
