package io.clientele.estimation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;

/// Checks a likelihood's derivatives against central differences of its value.
public final class Slopes {

    private Slopes() {}

    public static void requireGradientAt(double[] point, LogLikelihood likelihood) {
        double[] gradient = new double[point.length];
        double scale = Math.abs(likelihood.total(point, gradient));
        for (int i = 0; i < point.length; i++) {
            double h = 1e-4 * point[i];
            double slope =
                    (shifted(likelihood, point, i, h) - shifted(likelihood, point, i, -h))
                            / (2 * h);
            assertThat(gradient[i] * point[i])
                    .as("%s %s %d", likelihood.getClass(), Arrays.toString(point), i)
                    .isCloseTo(
                            slope * point[i],
                            within(1e-6 * Math.abs(slope * point[i]) + 1e-9 * scale + 1e-5));
        }
    }

    private static double shifted(LogLikelihood likelihood, double[] point, int i, double by) {
        double[] there = point.clone();
        there[i] += by;
        return likelihood.total(there, new double[point.length]);
    }
}
