package io.clientele.affinity;

import io.clientele.purchase.Interactions;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;

/// The steps of [Factors].
final class WarpTraining {

    private static final int SIZE = Factors.ROW;
    private static final int MOST_EPOCHS = 15;

    /// A large shop is learnt from a sample of its purchases, so that no candidate costs more than
    /// the one that serves.
    private static final int MOST_STEPS = 1_000_000;

    /// Steps between looks at whether they are still wanted, less 1.
    private static final long LOOK = (1 << 14) - 1;

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

    /// A row of [Factors#ROW] numbers each: a step touches some ten of them, at random.
    private final float[] customers;

    private final float[] points;

    /// Sums of squared gradients, one for each of those.
    private final float[] customerSteps;

    private final float[] pointSteps;
    private final float[] better = new float[SIZE];
    private final float[] worse = new float[SIZE];
    private final float[] towards = new float[SIZE];

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
        customers = points(taste.customers());
        // Features first, then the products themselves, each with a bias.
        points = points(features.count() + taste.products());
        customerSteps = ones(customers.length);
        pointSteps = ones(points.length);
    }

    private float[] points(int rows) {
        float[] drawn = new float[rows * SIZE];
        for (int row = 0; row < drawn.length; row += SIZE) {
            for (int d = 0; d < Factors.DIMENSIONS; d++) {
                drawn[row + d] = (float) ((random.nextDouble() - 0.5) / Factors.DIMENSIONS);
            }
        }
        return drawn;
    }

    private static float[] ones(int length) {
        float[] ones = new float[length];
        Arrays.fill(ones, 1);
        return ones;
    }

    float[] customers() {
        return customers;
    }

    private int own(int product) {
        return (features.count() + product) * SIZE;
    }

    /// Fills in a product's point and, last, its bias.
    void represent(int product, float[] sums, int at) {
        System.arraycopy(points, own(product), sums, at, SIZE);
        for (int k = features.start()[product]; k < features.start()[product + 1]; k++) {
            int row = features.feature()[k] * SIZE;
            float weight = features.weight()[k];
            for (int d = 0; d < SIZE; d++) {
                sums[at + d] += weight * points[row + d];
            }
        }
    }

    void run() {
        int pairs = owner.length;
        if (pairs == 0 || weights[pairs - 1] == 0) {
            return;
        }
        long steps = Math.min((long) MOST_EPOCHS * pairs, MOST_STEPS);
        for (long step = 0; step < steps; step++) {
            if ((step & LOOK) == 0 && Thread.currentThread().isInterrupted()) {
                throw new CancellationException("Nobody waits for the factors any more.");
            }
            int pair = pair();
            int customer = owner[pair];
            represent(taste.product()[pair], better, 0);
            float least = score(customer, better) - 1;
            for (int draw = 1; draw <= MOST_DRAWS; draw++) {
                int other = sold[random.nextInt(sold.length)];
                if (bought(customer, other)) {
                    continue;
                }
                represent(other, worse, 0);
                if (score(customer, worse) > least) {
                    double rank = Math.max(1.0, (sold.length - 1.0) / draw);
                    double loss = Math.min(MOST_LOSS, Math.log(rank));
                    learn(customer, taste.product()[pair], other, (float) loss);
                    break;
                }
            }
        }
    }

    private float score(int customer, float[] product) {
        return Factors.dot(customers, customer * SIZE, product, 0);
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

    /// Moves [#better] and [#worse], whose sums are of before the step.
    private void learn(int customer, int bought, int other, float loss) {
        int row = customer * SIZE;
        System.arraycopy(customers, row, towards, 0, SIZE);
        towards[Factors.DIMENSIONS] = 1;
        move(bought, loss);
        move(other, -loss);
        for (int d = 0; d < Factors.DIMENSIONS; d++) {
            step(customers, customerSteps, row + d, loss * (better[d] - worse[d]));
        }
    }

    private void move(int product, float loss) {
        moveRow(own(product), loss, 1);
        for (int k = features.start()[product]; k < features.start()[product + 1]; k++) {
            moveRow(features.feature()[k] * SIZE, loss, features.weight()[k]);
        }
    }

    private void moveRow(int row, float loss, float weight) {
        for (int d = 0; d < SIZE; d++) {
            step(points, pointSteps, row + d, loss * weight * towards[d]);
        }
    }

    private static void step(float[] rows, float[] steps, int at, float gradient) {
        rows[at] += RATE * gradient / (float) Math.sqrt(steps[at]);
        steps[at] += gradient * gradient;
    }
}
