package io.clientele.lifetime;

import io.clientele.estimation.Fit;
import io.clientele.estimation.FitOptions;
import io.clientele.estimation.LogLikelihood;
import io.clientele.estimation.MaximumLikelihood;
import io.clientele.estimation.Spread;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Fits a purchase model of four parameters, two for the purchase rate and two for drop-out, and
/// judges whether the data show any drop-out at all.
///
/// @param names of the parameters, rate first
/// @param likelihood of the model on patterns in scaled time
/// @param dropoutStarts drop-out parameters to start from
/// @param model makes the model from parameters in scaled time and that unit of time
/// @param withoutDropout makes the model's limit in which everybody stays
record DropoutFit<M>(
        List<String> names,
        Function<Patterns, LogLikelihood> likelihood,
        List<double[]> dropoutStarts,
        Scaled<M> model,
        WithoutDropout<M> withoutDropout) {

    interface Scaled<M> {
        M of(double[] parameters, double timeUnit);
    }

    interface WithoutDropout<M> {
        M of(double r, double alpha);
    }

    /// Half the 95 % point of chi-squared with two degrees of freedom: two parameters that gain
    /// less explain nothing that chance would not.
    private static final double NOTABLE_GAIN = 2.996;

    private static final double NO_GAIN = 1e-6;

    /// Where both parameters of a distribution are below, it has next to nothing between its ends.
    private static final double NEXT_TO_NOTHING = 1e-3;

    Fit<M> fit(Patterns patterns, FitOptions options) {
        double repeats = patterns.totalRepeatPurchases();
        if (repeats == 0) {
            return tooLittle(patterns);
        }
        // Somebody came back, so the longest time is positive.
        double timeUnit = patterns.longestTime();
        Patterns scaled = patterns.inUnitsOf(timeUnit);
        Patterns sample = scaled.thinned(MaximumLikelihood.SAMPLE);
        // A density of times changes with their unit, once for each repeat purchase.
        double unitTerm = -repeats * Math.log(timeUnit);

        MaximumLikelihood staying =
                MaximumLikelihood.search(
                        new NbdLikelihood(scaled),
                        new NbdLikelihood(scaled),
                        List.of(new double[] {1, scaled.totalTime() / repeats}),
                        new MaximumLikelihood.Penalty(options.penalizer(), new double[] {1, 1}));
        MaximumLikelihood leaving =
                MaximumLikelihood.search(
                        likelihood.apply(sample),
                        likelihood.apply(scaled),
                        starts(staying),
                        new MaximumLikelihood.Penalty(
                                options.penalizer(), new double[] {1, 1, 1, 1}));

        double gain = leaving.logLikelihood() - staying.logLikelihood();
        if (gain < NO_GAIN && options.penalizer() == 0) {
            return new Fit<>(
                    withoutDropout.of(staying.parameters()[0], staying.parameters()[1] * timeUnit),
                    staying.logLikelihood() + unitTerm,
                    staying.iterations(),
                    staying.converged(),
                    Fit.Status.BOUNDARY,
                    "The purchases show no drop-out: a model in which everybody stays is as likely,"
                            + " so P(alive) is 1 for all and tells customers apart in nothing.",
                    Map.of(),
                    staying.spread(names.subList(0, 2)));
        }
        Fit.Status status = status(leaving, gain);
        return new Fit<>(
                model.of(leaving.parameters(), timeUnit),
                leaving.logLikelihood() + unitTerm,
                leaving.iterations(),
                leaving.converged(),
                status,
                reason(status, leaving, gain),
                standardErrors(leaving, timeUnit),
                gain < NOTABLE_GAIN ? leaving.spreadOfFirst(2, names) : leaving.spread(names));
    }

    /// From all ones, as others do, and from rates more mixed and higher than without drop-out.
    private List<double[]> starts(MaximumLikelihood staying) {
        double r = staying.parameters()[0];
        double alpha = staying.parameters()[1];
        List<double[]> starts = new ArrayList<>();
        starts.add(new double[] {1.1, 1.1, 1.1, 1.1});
        for (double[] dropout : dropoutStarts) {
            starts.add(new double[] {r / 2, alpha / 3, dropout[0], dropout[1]});
        }
        return starts;
    }

    private Fit<M> tooLittle(Patterns patterns) {
        double exposure = patterns.totalTime();
        return new Fit<>(
                withoutDropout.of(0.5, exposure > 0 ? exposure : 1),
                0,
                0,
                false,
                Fit.Status.TOO_LITTLE_HISTORY,
                "Nobody has bought again yet, so nothing can be learnt about coming back. Expected"
                        + " purchases stand in for it: half a repeat purchase in all the time that"
                        + " all customers were observed.",
                Map.of(),
                Spread.NONE);
    }

    private static Fit.Status status(MaximumLikelihood found, double gain) {
        if (found.onAnyEdge()) {
            return Fit.Status.BOUNDARY;
        }
        if (!found.converged()) {
            return Fit.Status.NOT_CONVERGED;
        }
        return gain < NOTABLE_GAIN || !found.inner() ? Fit.Status.BOUNDARY : Fit.Status.CONVERGED;
    }

    private String reason(Fit.Status status, MaximumLikelihood found, double gain) {
        if (status == Fit.Status.NOT_CONVERGED) {
            return "The search stopped after %d steps before it settled."
                    .formatted(found.iterations());
        }
        if (gain < NOTABLE_GAIN) {
            return String.format(
                    Locale.ROOT,
                    "The purchases hardly show drop-out: it raises the log-likelihood by only %.2f"
                            + " over a model in which everybody stays (%.1f would be notable), so"
                            + " %s and %s and P(alive) carry almost no information.",
                    Math.max(0, gain),
                    NOTABLE_GAIN,
                    names.get(2),
                    names.get(3));
        }
        if (status == Fit.Status.BOUNDARY && !found.onAnyEdge()) {
            return "The likelihood is all but level from here to the edge of what is searched, so the"
                    + " purchases do not tell all parameters. Predictions hold; these parameters mean"
                    + " little alone.";
        }
        if (status == Fit.Status.BOUNDARY) {
            return "The likelihood rises to the edge of what is searched: customers "
                    + String.join(", and ", differences(found))
                    + ". Predictions hold; these parameters mean little alone.";
        }
        return String.format(
                Locale.ROOT,
                "The search settled at an inner maximum; drop-out raises the log-likelihood by"
                        + " %.2f over a model in which everybody stays.",
                gain);
    }

    /// A gamma or beta distribution parts into its two ends, such as leaving at once and never, as
    /// both of its parameters go to 0, and draws together where one goes to an edge by itself.
    private List<String> differences(MaximumLikelihood found) {
        List<String> differences = new ArrayList<>();
        IntPredicate apart =
                i -> found.onLowerEdge(i) && found.parameters()[i ^ 1] < NEXT_TO_NOTHING;
        String alike =
                namesWhere(i -> (found.onLowerEdge(i) || found.onUpperEdge(i)) && !apart.test(i));
        String asFar = namesWhere(apart);
        if (!alike.isEmpty()) {
            differences.add("hardly differ in what is described by %s".formatted(alike));
        }
        if (!asFar.isEmpty()) {
            differences.add(
                    "differ as far as they can, at one end or the other, in what is described by %s"
                            .formatted(asFar));
        }
        return differences;
    }

    private String namesWhere(IntPredicate isMeant) {
        return IntStream.range(0, names.size())
                .filter(isMeant)
                .mapToObj(names::get)
                .collect(Collectors.joining(" and "));
    }

    private Map<String, Double> standardErrors(MaximumLikelihood found, double timeUnit) {
        Map<String, Double> errors = new HashMap<>();
        for (int i = 0; i < found.standardErrors().length; i++) {
            boolean isTime = names.get(i).equals("alpha") || names.get(i).equals("beta");
            errors.put(names.get(i), found.standardErrors()[i] * (isTime ? timeUnit : 1));
        }
        return errors;
    }
}
