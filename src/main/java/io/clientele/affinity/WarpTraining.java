package io.clientele.affinity;

import io.clientele.purchase.Interactions;

import java.util.Arrays;
import java.util.SplittableRandom;

/// The steps of [Factors].
final class WarpTraining {

    private static final int SIZE = Factors.DIMENSIONS + 1;
    private static final int MOST_EPOCHS = 15;

    /// A large shop is learnt from a sample of its purchases, so that no candidate costs more than
    /// the one that serves.
    private static final int MOST_STEPS = 1_000_000;

    private static final int MOST_DRAWS = 10;
    private static final double MOST_LOSS = 10;
    private static final float RATE = 0.05f;

    private final Interactions taste;
    private final ProductFeatures features;
    private final SplittableRandom random;
    private final int[] owner;

    /// The products that anybody bought: one that is not sold yet is no worse for it.
    private final int[] sold;

    /// Sum of the weights of the pairs up to each.
    private final double[] weights;

    private final float[][] customers;
    private final float[][] points;
    private final float[][] customerSteps;
    private final float[][] pointSteps;

    WarpTraining(Interactions taste, ProductFeatures features, long seed) {
        this.taste = taste;
        this.features = features;
        random = new SplittableRandom(seed);
        owner = new int[taste.product().length];
        for (int u = 0; u < taste.customers(); u++) {
            Arrays.fill(owner, taste.start()[u], taste.start()[u + 1], u);
        }
        sold = Arrays.stream(taste.product()).sorted().distinct().toArray();
        weights = new double[owner.length];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += taste.weight()[i];
            weights[i] = sum;
        }
        customers = points(taste.customers(), Factors.DIMENSIONS);
        // Features first, then the products themselves, each with a bias.
        points = points(features.count() + taste.products(), Factors.DIMENSIONS);
        customerSteps = ones(customers.length);
        pointSteps = ones(points.length);
    }

    private float[][] points(int rows, int dimensions) {
        float[][] drawn = new float[rows][SIZE];
        for (float[] row : drawn) {
            for (int d = 0; d < dimensions; d++) {
                row[d] = (float) ((random.nextDouble() - 0.5) / dimensions);
            }
        }
        return drawn;
    }

    private static float[][] ones(int rows) {
        float[][] ones = new float[rows][SIZE];
        for (float[] row : ones) {
            Arrays.fill(row, 1);
        }
        return ones;
    }

    float[][] customers() {
        return customers;
    }

    /// A product's point and bias without those of its features.
    float[] own(int product) {
        return points[features.count() + product];
    }

    /// Fills in a product's point and, last, its bias.
    void represent(int product, float[] sum) {
        System.arraycopy(own(product), 0, sum, 0, SIZE);
        for (int k = features.start()[product]; k < features.start()[product + 1]; k++) {
            float[] point = points[features.feature()[k]];
            float weight = features.weight()[k];
            for (int d = 0; d < SIZE; d++) {
                sum[d] += weight * point[d];
            }
        }
    }

    void run() {
        int pairs = owner.length;
        if (pairs == 0 || weights[pairs - 1] == 0) {
            return;
        }
        long steps = Math.min((long) MOST_EPOCHS * pairs, MOST_STEPS);
        float[] better = new float[SIZE];
        float[] worse = new float[SIZE];
        for (long step = 0; step < steps; step++) {
            int pair = pair();
            int customer = owner[pair];
            represent(taste.product()[pair], better);
            float least = Factors.dot(customers[customer], better) - 1;
            for (int draw = 1; draw <= MOST_DRAWS; draw++) {
                int other = sold[random.nextInt(sold.length)];
                if (bought(customer, other)) {
                    continue;
                }
                represent(other, worse);
                if (Factors.dot(customers[customer], worse) > least) {
                    double rank = Math.max(1.0, (sold.length - 1.0) / draw);
                    double loss = Math.min(MOST_LOSS, Math.log(rank));
                    learn(customer, taste.product()[pair], other, better, worse, (float) loss);
                    break;
                }
            }
        }
    }

    /// A purchase, drawn in proportion to its weight.
    private int pair() {
        double at = random.nextDouble() * weights[weights.length - 1];
        int found = Arrays.binarySearch(weights, at);
        int pair = found < 0 ? -found - 1 : found + 1;
        // Those without weight share the sum of the one before, and have no part of it.
        while (pair < weights.length - 1 && weights[pair] <= at) {
            pair++;
        }
        return Math.min(pair, weights.length - 1);
    }

    private boolean bought(int customer, int product) {
        return Arrays.binarySearch(
                        taste.product(),
                        taste.start()[customer],
                        taste.start()[customer + 1],
                        product)
                >= 0;
    }

    private void learn(
            int customer, int bought, int other, float[] better, float[] worse, float loss) {
        float[] point = customers[customer].clone();
        point[Factors.DIMENSIONS] = 1;
        move(bought, point, loss);
        move(other, point, -loss);
        for (int d = 0; d < Factors.DIMENSIONS; d++) {
            step(customers[customer], customerSteps[customer], d, loss * (better[d] - worse[d]));
        }
    }

    private void move(int product, float[] towards, float loss) {
        move(features.count() + product, towards, loss, 1);
        for (int k = features.start()[product]; k < features.start()[product + 1]; k++) {
            move(features.feature()[k], towards, loss, features.weight()[k]);
        }
    }

    private void move(int row, float[] towards, float loss, float weight) {
        for (int d = 0; d < SIZE; d++) {
            step(points[row], pointSteps[row], d, loss * weight * towards[d]);
        }
    }

    private static void step(float[] row, float[] steps, int d, float gradient) {
        row[d] += RATE * gradient / (float) Math.sqrt(steps[d]);
        steps[d] += gradient * gradient;
    }
}
