package io.clientele.estimation;

/// Small symmetric systems, solved by Cholesky's square root; an empty answer tells that the
/// matrix is not positive definite.
final class PositiveDefinite {

    private PositiveDefinite() {}

    static double[] solve(double[][] matrix, double[] right) {
        double[][] root = root(matrix);
        if (root.length < matrix.length) {
            return new double[0];
        }
        int n = right.length;
        double[] solution = right.clone();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                solution[i] -= root[i][j] * solution[j];
            }
            solution[i] /= root[i][i];
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int j = i + 1; j < n; j++) {
                solution[i] -= root[j][i] * solution[j];
            }
            solution[i] /= root[i][i];
        }
        return solution;
    }

    /// Empty when the matrix is not positive definite.
    static double[][] inverse(double[][] matrix) {
        int n = matrix.length;
        double[][] inverse = new double[n][];
        for (int i = 0; i < n; i++) {
            double[] unit = new double[n];
            unit[i] = 1;
            inverse[i] = solve(matrix, unit);
            if (inverse[i].length < n) {
                return new double[0][];
            }
        }
        return inverse;
    }

    /// The lower triangle whose product with its transpose is the matrix.
    static double[][] root(double[][] matrix) {
        int n = matrix.length;
        double[][] root = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double rest = matrix[i][j];
                for (int k = 0; k < j; k++) {
                    rest -= root[i][k] * root[j][k];
                }
                if (i == j && !(rest > 0)) {
                    return new double[0][];
                }
                root[i][j] = i == j ? Math.sqrt(rest) : rest / root[j][j];
            }
        }
        return root;
    }
}
