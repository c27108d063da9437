package io.clientele.prediction;

import smile.data.DataFrame;
import smile.data.Tuple;
import smile.data.formula.Formula;
import smile.data.type.StructType;
import smile.data.vector.DoubleVector;
import smile.math.MathEx;
import smile.model.cart.Node;
import smile.model.cart.RegressionNode;
import smile.regression.GradientTreeBoost;
import smile.regression.RegressionTree;

import java.util.Arrays;

/// The same as [BoostedTrees] by Smile, to compare with.
final class SmileTrees {

    private static final int TREES = 100;
    private static final int LEAVES = 6;
    private static final int DEPTH = 6;
    private static final int LEAST_IN_A_LEAF = 50;
    private static final double SHRINKAGE = 0.05;
    private static final double SUBSAMPLE = 0.5;
    private static final String TARGET = "target";

    private final double intercept;
    private final Node[] roots;
    private final StructType schema;

    private SmileTrees(double intercept, Node[] roots, StructType schema) {
        this.intercept = intercept;
        this.roots = roots;
        this.schema = schema;
    }

    /// @param features one row a customer, in the order of [Features#NAMES]
    /// @param baseline what the customer was expected to do, positive
    /// @param target what the customer did, in the same unit
    static SmileTrees fit(double[][] features, double[] baseline, double[] target, long seed) {
        DataFrame rows = DataFrame.of(features, Features.NAMES);
        PoissonLoss loss = new PoissonLoss(baseline);
        MathEx.setSeed(seed);
        GradientTreeBoost boost =
                GradientTreeBoost.fit(
                        Formula.lhs(TARGET),
                        rows.add(new DoubleVector(TARGET, target)),
                        new GradientTreeBoost.Options(
                                loss,
                                TREES,
                                DEPTH,
                                LEAVES,
                                LEAST_IN_A_LEAF,
                                SHRINKAGE,
                                SUBSAMPLE,
                                null,
                                null));
        return new SmileTrees(
                Math.log(PoissonLoss.level(target, baseline)),
                Arrays.stream(boost.trees()).map(RegressionTree::root).toArray(Node[]::new),
                boost.schema());
    }

    /// By what the baseline of a customer is to be multiplied.
    double factor(double[] features) {
        Tuple row = Tuple.of(schema, features);
        double sum = 0;
        for (Node root : roots) {
            sum += ((RegressionNode) root.predict(row)).output();
        }
        return Math.exp(intercept + SHRINKAGE * sum);
    }
}
