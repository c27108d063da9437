package io.clientele.partition;

import java.util.Arrays;

/// A mixture of normal distributions with full covariances, fitted by expectation maximisation
/// (Dempster, Laird & Rubin 1977) from the groups of K-Means. Smile's own needs a native library.
///
/// @param labels the component each point most likely comes from, from 0
/// @param bic −2 log-likelihood + parameters x log(points): the smaller the better
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record Mixture(int[] labels, double bic) {

    private static final int ITERATIONS = 500;
    private static final double SETTLED = 1e-7;

    /// What is added to each variance, as scikit-learn does, since all who ordered once lie in one
    /// plane.
    private static final double RIDGE = 1e-6;

    static Mixture fit(double[][] points, int[] groups, int k) {
        int n = points.length;
        int d = points[0].length;
        double[][] share = new double[n][k];
        for (int i = 0; i < n; i++) {
            share[i][groups[i]] = 1;
        }
        double logLikelihood = Double.NEGATIVE_INFINITY;
        for (int round = 0; round < ITERATIONS; round++) {
            double before = logLikelihood;
            logLikelihood = expect(points, components(points, share, k), share);
            if (logLikelihood - before < SETTLED * Math.abs(logLikelihood)) {
                break;
            }
        }
        int parameters = k - 1 + k * d + k * d * (d + 1) / 2;
        return new Mixture(
                Arrays.stream(share).mapToInt(Mixture::largest).toArray(),
                -2 * logLikelihood + parameters * Math.log(n));
    }

    /// @param root the lower triangle of the Cholesky root of the covariance
    private record Component(double logWeight, double[] mean, double[][] root) {

        double logDensity(double[] point) {
            double[] solved = new double[mean.length];
            double log = logWeight - mean.length / 2.0 * Math.log(2 * Math.PI);
            for (int i = 0; i < mean.length; i++) {
                double rest = point[i] - mean[i];
                for (int j = 0; j < i; j++) {
                    rest -= root[i][j] * solved[j];
                }
                solved[i] = rest / root[i][i];
                log -= solved[i] * solved[i] / 2 + Math.log(root[i][i]);
            }
            return log;
        }
    }

    private static Component[] components(double[][] points, double[][] share, int k) {
        Component[] components = new Component[k];
        Arrays.setAll(components, c -> component(points, share, c));
        return components;
    }

    private static Component component(double[][] points, double[][] share, int c) {
        int d = points[0].length;
        double weight = 1e-10;
        double[] mean = new double[d];
        for (int i = 0; i < points.length; i++) {
            weight += share[i][c];
            for (int j = 0; j < d; j++) {
                mean[j] += share[i][c] * points[i][j];
            }
        }
        for (int j = 0; j < d; j++) {
            mean[j] /= weight;
        }
        double[][] covariance = new double[d][d];
        for (int i = 0; i < points.length; i++) {
            for (int j = 0; j < d; j++) {
                for (int l = 0; l <= j; l++) {
                    covariance[j][l] +=
                            share[i][c]
                                    * (points[i][j] - mean[j])
                                    * (points[i][l] - mean[l])
                                    / weight;
                }
            }
        }
        return new Component(Math.log(weight / points.length), mean, root(covariance));
    }

    private static double[][] root(double[][] covariance) {
        int d = covariance.length;
        double[][] root = new double[d][d];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j <= i; j++) {
                double rest = covariance[i][j] + (i == j ? RIDGE : 0);
                for (int l = 0; l < j; l++) {
                    rest -= root[i][l] * root[j][l];
                }
                root[i][j] = i == j ? Math.sqrt(Math.max(RIDGE, rest)) : rest / root[j][j];
            }
        }
        return root;
    }

    private static double expect(double[][] points, Component[] components, double[][] share) {
        double total = 0;
        for (int i = 0; i < points.length; i++) {
            double most = Double.NEGATIVE_INFINITY;
            for (int c = 0; c < components.length; c++) {
                share[i][c] = components[c].logDensity(points[i]);
                most = Math.max(most, share[i][c]);
            }
            double sum = 0;
            for (int c = 0; c < components.length; c++) {
                share[i][c] = Math.exp(share[i][c] - most);
                sum += share[i][c];
            }
            for (int c = 0; c < components.length; c++) {
                share[i][c] /= sum;
            }
            total += most + Math.log(sum);
        }
        return total;
    }

    private static int largest(double[] share) {
        int largest = 0;
        for (int c = 1; c < share.length; c++) {
            largest = share[c] > share[largest] ? c : largest;
        }
        return largest;
    }
}
