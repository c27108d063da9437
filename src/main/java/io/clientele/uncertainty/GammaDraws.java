package io.clientele.uncertainty;

import java.util.random.RandomGenerator;

/// Draws from gamma distributions of rate 1, and from the beta distributions made of them.
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

    /// From Beta(a, b), in logs: with a and b both small, as where some customers leave at once and
    /// all others never, either gamma draw is mostly too small for a number, and 0 / 0 is none.
    static double beta(double a, double b, RandomGenerator random) {
        double logOdds = logDraw(a, random) - logDraw(b, random);
        return 1 / (1 + Math.exp(-logOdds));
    }

    /// The log of what [#draw] would give, finite for any shape.
    private static double logDraw(double shape, RandomGenerator random) {
        return shape < 1
                ? Math.log(draw(shape + 1, random)) + Math.log(1 - random.nextDouble()) / shape
                : Math.log(draw(shape, random));
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
