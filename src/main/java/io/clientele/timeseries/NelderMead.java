package io.clientele.timeseries;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.ToDoubleFunction;

/// Minimises a function of a few variables within a box, by the simplex of Nelder & Mead (1965,
/// The Computer Journal 7(4)); points outside the box are moved to its edge. Nothing is random.
final class NelderMead {

    private static final int EVALUATIONS_PER_VARIABLE = 80;
    private static final double FLAT = 1e-9;

    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    private record Vertex(double[] point, double value) {}

    private final ToDoubleFunction<double[]> function;
    private final double[] low;
    private final double[] high;
    private int evaluations;

    private NelderMead(ToDoubleFunction<double[]> function, double[] low, double[] high) {
        this.function = function;
        this.low = low;
        this.high = high;
    }

    /// The best point found from a start inside the box.
    static double[] minimize(
            ToDoubleFunction<double[]> function, double[] start, double[] low, double[] high) {
        return start.length == 0 ? start : new NelderMead(function, low, high).from(start);
    }

    private double[] from(double[] start) {
        int n = start.length;
        Vertex[] simplex = new Vertex[n + 1];
        simplex[0] = at(start);
        for (int i = 0; i < n; i++) {
            double[] moved = start.clone();
            double step = 0.2 * (high[i] - low[i]);
            moved[i] += moved[i] + step <= high[i] ? step : -step;
            simplex[i + 1] = at(moved);
        }
        Comparator<Vertex> best = Comparator.comparingDouble(Vertex::value);
        Arrays.sort(simplex, best);
        while (evaluations < EVALUATIONS_PER_VARIABLE * n && !isFlat(simplex)) {
            step(simplex);
            Arrays.sort(simplex, best);
        }
        return simplex[0].point;
    }

    private void step(Vertex[] simplex) {
        int n = simplex.length - 1;
        Vertex worst = simplex[n];
        double[] centre = centre(simplex);
        Vertex reflected = between(centre, worst, -1);
        if (reflected.value < simplex[0].value) {
            Vertex expanded = between(centre, worst, -2);
            simplex[n] = expanded.value < reflected.value ? expanded : reflected;
        } else if (reflected.value < simplex[n - 1].value) {
            simplex[n] = reflected;
        } else {
            Vertex contracted = between(centre, worst, reflected.value < worst.value ? -0.5 : 0.5);
            if (contracted.value < Math.min(reflected.value, worst.value)) {
                simplex[n] = contracted;
            } else {
                for (int i = 1; i <= n; i++) {
                    simplex[i] = between(simplex[0].point, simplex[i], 0.5);
                }
            }
        }
    }

    /// The centre of all but the worst.
    private static double[] centre(Vertex[] simplex) {
        int n = simplex.length - 1;
        double[] centre = new double[n];
        for (int v = 0; v < n; v++) {
            for (int i = 0; i < n; i++) {
                centre[i] += simplex[v].point[i] / n;
            }
        }
        return centre;
    }

    private Vertex between(double[] from, Vertex to, double share) {
        double[] point = new double[from.length];
        for (int i = 0; i < point.length; i++) {
            point[i] = from[i] + share * (to.point[i] - from[i]);
        }
        return at(point);
    }

    private Vertex at(double[] point) {
        evaluations++;
        for (int i = 0; i < point.length; i++) {
            point[i] = Math.clamp(point[i], low[i], high[i]);
        }
        double value = function.applyAsDouble(point);
        return new Vertex(point, Double.isNaN(value) ? Double.POSITIVE_INFINITY : value);
    }

    private static boolean isFlat(Vertex[] simplex) {
        double best = simplex[0].value;
        double worst = simplex[simplex.length - 1].value;
        return worst - best <= FLAT * Math.abs(best);
    }
}
