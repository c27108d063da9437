package io.clientele.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PoissonLossTest {

    private static final double[] BASELINE = {1, 2, 0.5, 4};
    private static final double[] TARGET = {2, 2, 0, 7};

    @Test
    void startsAtTheLevelOfTheTarget() {
        PoissonLoss loss = new PoissonLoss(BASELINE);

        double start = loss.intercept(TARGET);

        assertThat(Math.exp(start)).isCloseTo(12 / 8.5, within(1e-12));
        assertThat(loss.residual()).containsOnly(-start);
    }

    @Test
    void pullsTowardsTheTargetByTheSlopeOfTheDeviance() {
        PoissonLoss loss = new PoissonLoss(BASELINE);
        loss.intercept(TARGET);
        double h = 1e-5;
        for (int i = 0; i < TARGET.length; i++) {
            double pull = loss.response()[i];
            loss.residual()[i] -= h;
            double above = loss.value();
            loss.residual()[i] += 2 * h;
            double below = loss.value();
            loss.residual()[i] -= h;

            double slope = (above - below) / (2 * h) * TARGET.length;
            assertThat(-2 * pull).isCloseTo(slope, within(1e-6));
        }
    }

    @Test
    void leavesLowerTheDeviance() {
        PoissonLoss loss = new PoissonLoss(BASELINE);
        loss.intercept(TARGET);
        double before = loss.value();

        double output = loss.output(new int[] {0, 3}, new int[] {1, 1, 1, 1});
        loss.residual()[0] -= output;
        loss.residual()[3] -= output;

        assertThat(output).isPositive();
        assertThat(loss.value()).isLessThan(before);
    }
}
