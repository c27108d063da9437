package io.clientele.history;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

/// Draws shops of whose customers the behaviour is known: BG/NBD purchases, each worth Gamma(6,
/// ν) with ν ~ Gamma(4, 25), by the day.
public final class SimulatedHistory {

    private final Random random;

    private SimulatedHistory(long seed) {
        this.random = new Random(seed);
    }

    /// Customers come in evenly over the first half of `days` days, the first of which is day 0.
    public static PurchaseDays bgNbd(
            int customers, int days, long seed, double r, double alpha, double a, double b) {
        return new SimulatedHistory(seed).draw(customers, days, r, alpha, a, b);
    }

    private PurchaseDays draw(int customers, int days, double r, double alpha, double a, double b) {
        int[] start = new int[customers + 1];
        int[] day = new int[customers * days];
        double[] amount = new double[customers * days];
        int size = 0;
        for (int customer = 0; customer < customers; customer++) {
            double rate = gamma(r) / alpha;
            double left = gamma(a);
            double leaving = left / (left + gamma(b));
            double nu = gamma(4) / 25;
            double time = random.nextDouble() * days / 2;
            int before = size;
            boolean there = true;
            while (there && time < days) {
                if (size > before && day[size - 1] == (int) time) {
                    amount[size - 1] += gamma(6) / nu;
                } else {
                    day[size] = (int) time;
                    amount[size++] = gamma(6) / nu;
                }
                there = size - before == 1 || random.nextDouble() >= leaving;
                time -= Math.log(1 - random.nextDouble()) / rate;
            }
            start[customer + 1] = size;
        }
        return new PurchaseDays(
                start,
                Arrays.copyOf(day, size),
                IntStream.generate(() -> 1).limit(size).toArray(),
                Arrays.copyOf(amount, size));
    }

    /// Marsaglia & Tsang (2000), A Simple Method for Generating Gamma Variables.
    private double gamma(double shape) {
        if (shape < 1) {
            return gamma(shape + 1) * Math.pow(1 - random.nextDouble(), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        while (true) {
            double normal = random.nextGaussian();
            double cube = Math.pow(1 + normal / Math.sqrt(9 * d), 3);
            if (cube > 0
                    && Math.log(1 - random.nextDouble())
                            < normal * normal / 2 + d - d * cube + d * Math.log(cube)) {
                return d * cube;
            }
        }
    }
}
