package io.clientele.uncertainty;

import java.util.random.RandomGenerator;

/// Draws from gamma distributions of rate 1.
final class GammaDraws {

    private GammaDraws() {}

    /// Marsaglia & Tsang (2000), A Simple Method for Generating Gamma Variables.
    static double draw(double shape, RandomGenerator random) {
        if (shape < 1) {
            return draw(shape + 1, random) * Math.pow(1 - random.nextDouble(), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        while (true) {
            double normal = random.nextGaussian();
            double root = 1 + normal / Math.sqrt(9 * d);
            double cube = root * root * root;
            if (cube > 0
                    && Math.log(1 - random.nextDouble())
                            < normal * normal / 2 + d - d * cube + d * Math.log(cube)) {
                return d * cube;
            }
        }
    }

    /// The draw that goes with a given normal and uniform number, for any shape: the same numbers
    /// give draws that grow with the shape. Wilson & Hilferty (1931), good to a percent from a
    /// shape of 1 on; smaller ones are brought there as in [#draw].
    static double matching(double shape, double normal, double uniform) {
        if (shape < 1) {
            return matching(shape + 1, normal, uniform) * Math.pow(uniform, 1 / shape);
        }
        double ninth = 1 / (9 * shape);
        double root = Math.max(0, 1 - ninth + normal * Math.sqrt(ninth));
        return shape * root * root * root;
    }
}
