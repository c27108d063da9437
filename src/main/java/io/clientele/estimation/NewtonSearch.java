package io.clientele.estimation;

import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Minimises a smooth function of a few variables by Newton steps, damped as by Levenberg and
/// Marquardt until each goes downhill, within the box |variable| <= 14.
///
/// The variables are logs of parameters, so the box spans 1e-6 to 1e6 and a likelihood that rises
/// for ever along a ridge ends at its edge. The curvature to step by comes from differences of the
/// gradient on one side and serves two steps (Shamanskii 1967); that of the minimum comes from both
/// sides. Nothing is random.
final class NewtonSearch {

    static final double EDGE = 14;

    private static final int MAXIMUM_ITERATIONS = 200;
    private static final double DIFFERENCE = 1e-4;
    private static final double LONGEST_STEP = 2;

    /// Below this a step is Newton's own.
    private static final double SLIGHT_DAMPING = 1e-3;

    /// Below this expected fall of the mean loss nothing of note is left to gain.
    private static final double ENOUGH = 1e-11;

    private static final double FLAT = 1e-6;
    private static final double HOPELESS_DAMPING = 1e10;

    /// A function to minimise; writes its derivatives into `gradient`.
    interface Objective {
        double at(double[] point, double[] gradient);
    }

    /// @param curvature second derivatives at the point
    @SuppressWarnings("ArrayRecordComponent") // Plain columns of numbers.
    record Minimum(
            double[] point, double value, double[][] curvature, int iterations, boolean converged) {

        boolean onEdge(int variable) {
            return Math.abs(point[variable]) >= EDGE - 0.1;
        }

        boolean onAnyEdge() {
            return IntStream.range(0, point.length).anyMatch(this::onEdge);
        }

        /// Whether so many customers tell every variable: none is on the edge, and no direction has
        /// a standard error as wide as from the middle of the box to its edge. Along a ridge that
        /// falls off like e^(-ky) the search ends short of the edge, where nothing is left to gain;
        /// only the curvature, by then about k²/1e11, tells that from a minimum.
        boolean isInner(long customers) {
            double[][] beyondFlat = new double[point.length][];
            for (int i = 0; i < point.length; i++) {
                beyondFlat[i] = curvature[i].clone();
                beyondFlat[i][i] -= 1 / (EDGE * EDGE * customers);
            }
            return !onAnyEdge() && PositiveDefinite.root(beyondFlat).length == point.length;
        }
    }

    private final Objective objective;
    private double[] point;
    private double[] gradient;
    private double value;
    private double damping = 1e-4;

    private NewtonSearch(Objective objective, double[] start) {
        this.objective = objective;
        this.point = clamped(start);
        this.gradient = new double[start.length];
        this.value = objective.at(point, gradient);
    }

    static Minimum minimize(Objective objective, double[] start) {
        return new NewtonSearch(objective, start).run();
    }

    private Minimum run() {
        for (int iteration = 1; iteration <= MAXIMUM_ITERATIONS; iteration++) {
            double[][] curvature = curvatureAhead();
            boolean moved = false;
            boolean finished = false;
            while (!moved && !finished && damping < HOPELESS_DAMPING) {
                double[] step = step(curvature);
                if (step.length > 0) {
                    finished = isLast(step);
                    moved = accept(step, finished);
                }
                damping = moved ? Math.max(damping / 20, 1e-14) : Math.max(damping * 10, 1e-6);
            }
            if (moved && !finished) {
                double[] second = step(curvature);
                if (second.length > 0) {
                    finished = isLast(second);
                    accept(second, finished);
                }
            }
            if (!moved || finished) {
                return ended(iteration, finished);
            }
        }
        return new Minimum(point, value, curvature(), MAXIMUM_ITERATIONS, false);
    }

    /// With a last step by the curvature at the end, which brings digits that the others left.
    private Minimum ended(int iterations, boolean finished) {
        double[][] curvature = curvature();
        double[] step = step(curvature);
        if (finished && step.length > 0) {
            accept(step, true);
        }
        return new Minimum(point, value, curvature, iterations, finished || isFlat());
    }

    private boolean isLast(double[] step) {
        return damping < SLIGHT_DAMPING && -dot(gradient, step) < ENOUGH;
    }

    /// Takes the step when it goes downhill. The last step is too short for the value to tell,
    /// so there the slope decides.
    private boolean accept(double[] step, boolean last) {
        double[] candidate = point.clone();
        for (int i = 0; i < step.length; i++) {
            candidate[i] += step[i];
        }
        candidate = clamped(candidate);
        double[] slope = new double[step.length];
        double there = objective.at(candidate, slope);
        boolean better = last ? dot(slope, slope) < dot(gradient, gradient) : there < value;
        if (better) {
            point = candidate;
            gradient = slope;
            value = there;
        }
        return better;
    }

    /// The damped Newton step among the variables not held by the edge; empty when the damped
    /// curvature still is not positive definite.
    private double[] step(double[][] curvature) {
        double[][] damped = new double[point.length][];
        double[] downhill = new double[point.length];
        for (int i = 0; i < point.length; i++) {
            damped[i] = curvature[i].clone();
            damped[i][i] += damping;
            downhill[i] = -gradient[i];
        }
        for (int i = 0; i < point.length; i++) {
            if (isHeld(i)) {
                for (int j = 0; j < point.length; j++) {
                    damped[i][j] = 0;
                    damped[j][i] = 0;
                }
                damped[i][i] = 1;
                downhill[i] = 0;
            }
        }
        double[] step = PositiveDefinite.solve(damped, downhill);
        double longest = Arrays.stream(step).map(Math::abs).max().orElse(0);
        double shortening = Math.min(1, LONGEST_STEP / Math.max(longest, Double.MIN_NORMAL));
        return Arrays.stream(step).map(s -> s * shortening).toArray();
    }

    /// Whether the edge keeps the variable from going further downhill.
    private boolean isHeld(int i) {
        return Math.abs(point[i]) >= EDGE && Math.signum(point[i]) != Math.signum(gradient[i]);
    }

    /// On a ridge near the edge rounding hides the last gains, and only the slope can tell the end.
    private boolean isFlat() {
        for (int i = 0; i < point.length; i++) {
            if (!isHeld(i) && Math.abs(gradient[i]) > FLAT) {
                return false;
            }
        }
        return true;
    }

    /// To about four digits, enough for a step, at half the cost.
    private double[][] curvatureAhead() {
        return curvature(i -> gradient, DIFFERENCE);
    }

    private double[][] curvature() {
        return curvature(i -> slopeAt(i, -DIFFERENCE), 2 * DIFFERENCE);
    }

    /// From slopes a little further on along each variable and others less far.
    private double[][] curvature(IntFunction<double[]> before, double apart) {
        int n = point.length;
        double[][] curvature = new double[n][n];
        for (int i = 0; i < n; i++) {
            double[] above = slopeAt(i, DIFFERENCE);
            double[] below = before.apply(i);
            for (int j = 0; j < n; j++) {
                double second = (above[j] - below[j]) / apart;
                curvature[i][j] += second / 2;
                curvature[j][i] += second / 2;
            }
        }
        return curvature;
    }

    private double[] slopeAt(int variable, double further) {
        double[] shifted = point.clone();
        shifted[variable] += further;
        double[] slope = new double[point.length];
        objective.at(shifted, slope);
        return slope;
    }

    private static double[] clamped(double[] values) {
        return Arrays.stream(values).map(v -> Math.clamp(v, -EDGE, EDGE)).toArray();
    }

    private static double dot(double[] left, double[] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += left[i] * right[i];
        }
        return sum;
    }
}
