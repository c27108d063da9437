package io.clientele.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.Random;

class BoostedTreesTest {

    private static final int ROWS = 6000;

    private final Random random = new Random(5);
    private final double[][] features = new double[ROWS][Features.NAMES.length];
    private final double[] baseline = new double[ROWS];
    private final double[] target = new double[ROWS];

    /// Doubles what is expected where the first feature is above 0.5, halves it elsewhere.
    private BoostedTrees learnt() {
        for (int row = 0; row < ROWS; row++) {
            Arrays.setAll(features[row], i -> random.nextDouble());
            baseline[row] = 0.2 + 3 * random.nextDouble();
            double mean = baseline[row] * (features[row][0] > 0.5 ? 2 : 0.5);
            double left = Math.exp(-mean);
            for (double chance = random.nextDouble();
                    chance > left;
                    chance *= random.nextDouble()) {
                target[row]++;
            }
        }
        return BoostedTrees.fit(bins(features), baseline, target, 1);
    }

    private static Bins bins(double[][] features) {
        return Bins.of(features, Features.NAMES.length);
    }

    @Test
    void foreseesAsWellAsSmile() {
        BoostedTrees trees = learnt();
        SmileTrees smile = SmileTrees.fit(features, baseline, target, 1);

        double squares = 0;
        double squaresOfSmile = 0;
        for (int draw = 0; draw < 2000; draw++) {
            double[] other = random.doubles(Features.NAMES.length).toArray();
            // A bin is as near as the step between both halves can be found.
            other[0] += other[0] > 0.5 ? 1.0 / Bins.MOST : -1.0 / Bins.MOST;
            double truth = other[0] > 0.5 ? 2 : 0.5;
            squares += Math.pow(trees.factor(other) / truth - 1, 2);
            squaresOfSmile += Math.pow(smile.factor(other) / truth - 1, 2);
        }

        assertThat(squares).isLessThan(1.1 * squaresOfSmile);
    }

    @Test
    void learnsByWhatTheBaselineIsToBeCorrected() {
        BoostedTrees trees = learnt();
        double[] any = new double[Features.NAMES.length];
        Arrays.fill(any, 0.5);

        any[0] = 0.9;
        assertThat(trees.factor(any)).isCloseTo(2, within(0.25));
        any[0] = 0.1;
        assertThat(trees.factor(any)).isCloseTo(0.5, within(0.1));
    }

    @Test
    void addsUpToWhatWasThere() {
        BoostedTrees trees = learnt();

        double sum = 0;
        for (int row = 0; row < ROWS; row++) {
            sum += baseline[row] * trees.factor(features[row]);
        }

        assertThat(sum / Arrays.stream(target).sum()).isCloseTo(1, within(0.02));
    }

    @Test
    void staysAtTheLevelWhenThereIsNothingToSplitBy() {
        BoostedTrees trees =
                BoostedTrees.fit(
                        bins(new double[10][Features.NAMES.length]),
                        new double[] {1, 1, 1, 1, 1, 1, 1, 1, 1, 1},
                        new double[] {0, 1, 2, 3, 4, 5, 0, 1, 2, 3},
                        1);

        assertThat(trees.factor(new double[Features.NAMES.length])).isCloseTo(2, within(0.3));
    }
}
