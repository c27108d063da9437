package io.clientele.estimation;

import java.util.Arrays;
import java.util.List;

/// Finds the parameters of highest (penalised) likelihood from several starts.
///
/// What is minimised is minus the mean log-likelihood plus `penalizer` times the sum of squared
/// parameters, over the logs of the parameters. The starts are searched in turn on a sample until
/// two agree; the best answer is then finished on everything, unless it lies on an edge, where
/// everything is searched from all starts, since a sample may not show what drives a parameter. So
/// it is where the sample leaves some direction all but flat.
///
/// @param parameters the estimates
/// @param logLikelihood the full sum there, without penalty
/// @param standardErrors from the curvature, by the delta method; empty without an inner maximum
/// @param curvature second derivatives of the mean loss by the logs of the parameters
/// @param customers that the mean is over
/// @param onEdge whether a parameter ran to the edge of what is searched
/// @param inner whether none did and the likelihood falls off in every direction, if only so far
///     that no standard error of a log spans half of what is searched
@SuppressWarnings("ArrayRecordComponent") // Plain columns of numbers.
public record MaximumLikelihood(
        double[] parameters,
        double logLikelihood,
        double[] standardErrors,
        double[][] curvature,
        long customers,
        boolean[] onEdge,
        boolean inner,
        int iterations,
        boolean converged) {

    /// Enough rows to choose a start by.
    public static final int SAMPLE = 1_000;

    /// Mean losses this close are one and the same minimum.
    private static final double SAME = 1e-8;

    /// @param penaltyUnits what each parameter is multiplied by before the penalty squares it
    @SuppressWarnings("ArrayRecordComponent") // Plain columns of numbers.
    public record Penalty(double penalizer, double[] penaltyUnits) {}

    public boolean onAnyEdge() {
        boolean any = false;
        for (boolean parameterOnEdge : onEdge) {
            any |= parameterOnEdge;
        }
        return any;
    }

    /// Whether a parameter ran to the edge next to 0.
    public boolean onLowerEdge(int parameter) {
        return onEdge[parameter] && parameters[parameter] < 1;
    }

    /// Whether a parameter ran to the edge beyond all bounds.
    public boolean onUpperEdge(int parameter) {
        return onEdge[parameter] && parameters[parameter] > 1;
    }

    /// How uncertain the parameters are that are not on the edge.
    ///
    /// @param names of all parameters
    public Spread spread(List<String> names) {
        boolean[] inside = new boolean[onEdge.length];
        for (int i = 0; i < inside.length; i++) {
            inside[i] = !onEdge[i];
        }
        return Spread.of(curvature, customers, parameters, names, inside);
    }

    /// How uncertain the first `count` of the parameters are, with the others held.
    public Spread spreadOfFirst(int count, List<String> names) {
        boolean[] varied = new boolean[onEdge.length];
        for (int i = 0; i < count; i++) {
            varied[i] = !onEdge[i];
        }
        return Spread.of(curvature, customers, parameters, names, varied);
    }

    public static MaximumLikelihood search(
            LogLikelihood sample, LogLikelihood full, List<double[]> starts, Penalty penalty) {
        NewtonSearch.Minimum best = searchFromAll(starts, sample, penalty);
        if (sample.customers() < full.customers()) {
            best =
                    best.isInner(sample.customers())
                            ? NewtonSearch.minimize(loss(full, penalty), best.point())
                            : searchFromAll(starts, full, penalty);
        }
        return of(full, best);
    }

    private static NewtonSearch.Minimum searchFromAll(
            List<double[]> starts, LogLikelihood likelihood, Penalty penalty) {
        NewtonSearch.Minimum best = searchFrom(starts.getFirst(), likelihood, penalty);
        boolean confirmed = false;
        for (int i = 1; i < starts.size() && !confirmed; i++) {
            NewtonSearch.Minimum found = searchFrom(starts.get(i), likelihood, penalty);
            confirmed = Math.abs(found.value() - best.value()) < SAME;
            best = found.value() < best.value() ? found : best;
        }
        return best;
    }

    private static NewtonSearch.Minimum searchFrom(
            double[] start, LogLikelihood likelihood, Penalty penalty) {
        double[] logs = Arrays.stream(start).map(Math::log).toArray();
        return NewtonSearch.minimize(loss(likelihood, penalty), logs);
    }

    private static NewtonSearch.Objective loss(LogLikelihood likelihood, Penalty penalty) {
        double customers = likelihood.customers();
        return (logs, gradient) -> {
            double[] parameters = Arrays.stream(logs).map(Math::exp).toArray();
            double loss = -likelihood.total(parameters, gradient) / customers;
            for (int i = 0; i < logs.length; i++) {
                double size = parameters[i] * penalty.penaltyUnits[i];
                loss += penalty.penalizer * size * size;
                gradient[i] =
                        -gradient[i] * parameters[i] / customers
                                + 2 * penalty.penalizer * size * size;
            }
            return loss;
        };
    }

    private static MaximumLikelihood of(LogLikelihood likelihood, NewtonSearch.Minimum minimum) {
        double[] parameters = Arrays.stream(minimum.point()).map(Math::exp).toArray();
        boolean[] onEdge = new boolean[parameters.length];
        boolean inner = minimum.isInner(likelihood.customers());
        for (int i = 0; i < parameters.length; i++) {
            onEdge[i] = minimum.onEdge(i);
        }
        double[][] inverse =
                inner ? PositiveDefinite.inverse(minimum.curvature()) : new double[0][];
        double[] errors = new double[inverse.length];
        for (int i = 0; i < errors.length; i++) {
            errors[i] = parameters[i] * Math.sqrt(inverse[i][i] / likelihood.customers());
        }
        return new MaximumLikelihood(
                parameters,
                likelihood.total(parameters, new double[parameters.length]),
                errors,
                minimum.curvature(),
                likelihood.customers(),
                onEdge,
                inner,
                minimum.iterations(),
                minimum.converged());
    }
}
