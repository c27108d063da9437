package io.clientele.prediction;

import smile.model.cart.Loss;

import java.util.Arrays;

/// The Poisson deviance of `target` around `baseline` x e^F, which boosting lowers tree by tree;
/// F is what the trees add up to.
///
/// The mean minimises it, so predictions add up to what is to be expected, and a customer's
/// error counts in proportion to what they were expected to do, not to its square as in least
/// squares. Only the mean needs to be right, so it serves for money too.
///
/// Smile keeps one column between the trees and subtracts each tree from it: here it is −F.
final class PoissonLoss implements Loss {

    /// Leaves hold back as if they had seen one more target that met its baseline.
    private static final double PRIOR = 1;

    private final double[] baseline;
    private double[] target = {};
    private double[] minusF = {};
    private double[] gradient = {};

    PoissonLoss(double[] baseline) {
        this.baseline = baseline.clone();
    }

    /// e^F of a model without any tree: what brings the baseline to the level of the target.
    static double level(double[] target, double[] baseline) {
        return (Arrays.stream(target).sum() + PRIOR) / (Arrays.stream(baseline).sum() + PRIOR);
    }

    @Override
    public double intercept(double[] y) {
        target = y.clone();
        minusF = new double[y.length];
        gradient = new double[y.length];
        double start = Math.log(level(y, baseline));
        Arrays.fill(minusF, -start);
        return start;
    }

    @Override
    public double[] response() {
        for (int i = 0; i < target.length; i++) {
            gradient[i] = target[i] - expected(i);
        }
        return gradient;
    }

    /// One Newton step for all customers of a leaf.
    @Override
    public double output(int[] nodeSamples, int[] sampleCount) {
        double excess = 0;
        double expected = PRIOR;
        for (int i : nodeSamples) {
            excess += target[i] - expected(i);
            expected += expected(i);
        }
        return excess / expected;
    }

    @Override
    public double[] residual() {
        return minusF;
    }

    @Override
    public double value() {
        double deviance = 0;
        for (int i = 0; i < target.length; i++) {
            double surplus = target[i] > 0 ? target[i] * Math.log(target[i] / expected(i)) : 0;
            deviance += 2 * (surplus - target[i] + expected(i));
        }
        return deviance / target.length;
    }

    private double expected(int i) {
        return baseline[i] * Math.exp(-minusF[i]);
    }

    @Override
    public String toString() {
        return "Poisson";
    }
}
