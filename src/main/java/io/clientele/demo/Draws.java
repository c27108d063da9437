package io.clientele.demo;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Random numbers that are the same on every machine: the bits come from a named algorithm, and
/// every function of them is exact or `StrictMath`.
final class Draws {

    private final RandomGenerator bits;
    private double spare;
    private boolean hasSpare;

    Draws(long seed) {
        bits = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /// Uniform in [0, 1).
    double uniform() {
        return (bits.nextLong() >>> 11) * 0x1p-53;
    }

    /// Uniform among 0 … bound - 1.
    int below(int bound) {
        return (int) (uniform() * bound);
    }

    boolean chance(double probability) {
        return uniform() < probability;
    }

    /// Exponential of rate 1.
    double exponential() {
        return -StrictMath.log(1 - uniform());
    }

    /// Gamma of rate 1. Source: Marsaglia & Tsang (2000), ACM TOMS 26(3).
    double gamma(double shape) {
        if (shape < 1) {
            return gamma(shape + 1) * StrictMath.pow(1 - uniform(), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        double c = 1 / StrictMath.sqrt(9 * d);
        while (true) {
            double x = gaussian();
            double v = 1 + c * x;
            if (v > 0) {
                v = v * v * v;
                double u = 1 - uniform();
                if (StrictMath.log(u) < 0.5 * x * x + d - d * v + d * StrictMath.log(v)) {
                    return d * v;
                }
            }
        }
    }

    double beta(double a, double b) {
        double left = gamma(a);
        return left / (left + gamma(b));
    }

    /// Index of a share, drawn by the shares, which sum to 1.
    int pick(double... shares) {
        double rest = uniform();
        for (int i = 0; i < shares.length - 1; i++) {
            rest -= shares[i];
            if (rest < 0) {
                return i;
            }
        }
        return shares.length - 1;
    }

    /// Standard normal, by Marsaglia's polar method.
    private double gaussian() {
        if (hasSpare) {
            hasSpare = false;
            return spare;
        }
        while (true) {
            double x = 2 * uniform() - 1;
            double y = 2 * uniform() - 1;
            double square = x * x + y * y;
            if (square > 0 && square < 1) {
                double scale = StrictMath.sqrt(-2 * StrictMath.log(square) / square);
                spare = y * scale;
                hasSpare = true;
                return x * scale;
            }
        }
    }
}
