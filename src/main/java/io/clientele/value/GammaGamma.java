package io.clientele.value;

import io.clientele.estimation.Fit;
import io.clientele.estimation.FitOptions;
import io.clientele.estimation.MaximumLikelihood;
import io.clientele.estimation.Spread;
import io.clientele.lifetime.PurchaseSummaries;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Gamma-Gamma: the values of a customer's purchases are Gamma(p, ν), and ν is Gamma(q, v) over
/// customers; independent of how often they buy.
///
/// | symbol | meaning | unit |
/// |---|---|---|
/// | `p` | shape of one customer's values | – |
/// | `q` | shape of ν over customers; the mean value exists only for q > 1 | – |
/// | `v` | rate of ν, γ in the papers | money |
///
/// Source: Fader, Hardie & Lee (2005), RFM and CLV, J. Marketing Research 42; Fader & Hardie's
/// note 025.
public record GammaGamma(double p, double q, double v) {

    private static final List<String> NAMES = List.of("p", "q", "v");

    /// As little above 1 as a draw of q may fall: below it there is no mean.
    private static final double LEAST_Q = 1.001;

    /// How many times the mean of the customers may be that of the fit. Just above q = 1 it grows
    /// beyond all bounds, and it is the order value of all who bought once. A fit below the mean
    /// of the customers is left alone: there a few with very high values make that mean.
    private static final double MOST_OF_MEAN = 1.25;

    /// Up to this q the mean value has no variance over customers.
    private static final double MOST_WITHOUT_VARIANCE = 2;

    /// @throws IllegalArgumentException unless p > 0, q > 1 and v >= 0, all finite
    public GammaGamma {
        if (!(p > 0 && q > 1 && v >= 0) || !Double.isFinite(p + q + v)) {
            throw new IllegalArgumentException(
                    "p = %s, q = %s, v = %s: needs p > 0, q > 1, v >= 0, finite"
                            .formatted(p, q, v));
        }
    }

    /// Shrinks to the shop's mean value as if every customer had made one more purchase at it:
    /// the stand-in where no fit is possible. Written as p = 1, q = 2, v = mean.
    public static GammaGamma standIn(double meanPurchaseDayValue) {
        return new GammaGamma(1, 2, meanPurchaseDayValue);
    }

    /// The model with each parameter multiplied by e^shift; those without a shift stay.
    public GammaGamma shifted(Map<String, Double> shifts) {
        return new GammaGamma(
                p * Math.exp(shifts.getOrDefault("p", 0.0)),
                Math.max(LEAST_Q, q * Math.exp(shifts.getOrDefault("q", 0.0))),
                v * Math.exp(shifts.getOrDefault("v", 0.0)));
    }

    /// Maximum likelihood over the customers with `x > 0` and `meanRepeatValue > 0`.
    ///
    /// Without such customers the status is TOO_LITTLE_HISTORY, with q <= 1 it is NO_FINITE_MEAN;
    /// the model is then [#standIn]. With q so near 1 that the mean order value p v / (q − 1) is
    /// more than a quarter above the mean of the customers, the model is the likeliest of those
    /// with the latter mean, and the status is BOUNDARY.
    ///
    /// @param meanPurchaseDayValue mean value of all purchase days of the shop, for the stand-in
    public static Fit<GammaGamma> fit(
            PurchaseSummaries summaries, double meanPurchaseDayValue, FitOptions options) {
        double total = 0;
        int repeaters = 0;
        for (int row = 0; row < summaries.size(); row++) {
            if (summaries.hasOrderValue(row)) {
                total += summaries.meanRepeatValue(row);
                repeaters++;
            }
        }
        if (repeaters == 0) {
            return refused(
                    meanPurchaseDayValue,
                    false,
                    Fit.Status.TOO_LITTLE_HISTORY,
                    "Nobody has a repeat purchase of positive value.");
        }
        double unit = total / repeaters;
        GammaGammaLikelihood likelihood = GammaGammaLikelihood.of(summaries, unit);
        MaximumLikelihood found =
                MaximumLikelihood.search(
                        likelihood.thinned(MaximumLikelihood.SAMPLE),
                        likelihood,
                        List.of(
                                new double[] {2, 3, 1},
                                new double[] {1, 2, 1},
                                new double[] {6, 4, 0.5},
                                new double[] {30, 10, 0.3}),
                        new MaximumLikelihood.Penalty(
                                options.penalizer(), new double[] {1, 1, unit}));
        double p = found.parameters()[0];
        double q = found.parameters()[1];
        double v = found.parameters()[2];
        return q > 1 && q < MOST_WITHOUT_VARIANCE && p * v / (q - 1) > MOST_OF_MEAN
                ? atObservedMean(found, likelihood, unit, options)
                : judged(found, unit, repeaters, meanPurchaseDayValue);
    }

    private static Fit<GammaGamma> atObservedMean(
            MaximumLikelihood free,
            GammaGammaLikelihood likelihood,
            double unit,
            FitOptions options) {
        MaximumLikelihood found =
                MaximumLikelihood.search(
                        new AtObservedMean(likelihood.thinned(MaximumLikelihood.SAMPLE)),
                        new AtObservedMean(likelihood),
                        List.of(
                                new double[] {free.parameters()[0], 0.4},
                                new double[] {2, 2},
                                new double[] {6, 0.1}),
                        new MaximumLikelihood.Penalty(options.penalizer(), new double[] {1, 1}));
        double p = found.parameters()[0];
        double beyondOne = found.parameters()[1];
        double freeQ = free.parameters()[1];
        return new Fit<>(
                new GammaGamma(p, 1 + beyondOne, unit * beyondOne / p),
                found.logLikelihood() - likelihood.customers() * Math.log(unit),
                found.iterations(),
                found.converged(),
                found.converged() ? Fit.Status.BOUNDARY : Fit.Status.NOT_CONVERGED,
                String.format(
                        Locale.ROOT,
                        "The likeliest q, %.3f, is so near 1, where no mean order value exists, that"
                                + " the mean would be %.2f, while the repeat purchases of a customer"
                                + " come to %.2f on average. So p, q and v are the likeliest with"
                                + " that mean instead: order values hold, and the three mean little"
                                + " alone.",
                        freeQ,
                        unit * free.parameters()[0] * free.parameters()[2] / (freeQ - 1),
                        unit),
                Map.of(),
                Spread.NONE);
    }

    private static Fit<GammaGamma> judged(
            MaximumLikelihood found, double unit, int repeaters, double meanPurchaseDayValue) {
        double p = found.parameters()[0];
        double q = found.parameters()[1];
        double v = found.parameters()[2] * unit;
        if (q <= 1) {
            return refused(
                    meanPurchaseDayValue,
                    found.converged(),
                    Fit.Status.NO_FINITE_MEAN,
                    String.format(
                            Locale.ROOT,
                            "The fit gives p %.4g, q %.4g, v %.4g; with q at most 1 the mean order"
                                    + " value is not finite.",
                            p,
                            q,
                            v));
        }
        Fit.Status status = Fit.Status.CONVERGED;
        String reason = "The search settled at an inner maximum.";
        if (found.onAnyEdge()) {
            status = Fit.Status.BOUNDARY;
            reason =
                    "The likelihood rises to the edge of what is searched"
                            + alike(found)
                            + ". Order values hold; p, q and v mean little alone.";
        } else if (!found.converged()) {
            status = Fit.Status.NOT_CONVERGED;
            reason = "The search stopped before it settled.";
        } else if (!found.inner()) {
            status = Fit.Status.BOUNDARY;
            reason =
                    "The likelihood is all but level from here to the edge of what is searched. Order"
                            + " values hold; p, q and v mean little alone.";
        }
        double[] errors = found.standardErrors();
        return new Fit<>(
                new GammaGamma(p, q, v),
                found.logLikelihood() - repeaters * Math.log(unit),
                found.iterations(),
                found.converged(),
                status,
                reason,
                errors.length == 0
                        ? Map.of()
                        : Map.of("p", errors[0], "q", errors[1], "v", errors[2] * unit),
                found.spread(NAMES));
    }

    /// What is alike where p or q is beyond all bounds. Neither is next to 0 here: such a q is
    /// refused, and such a p would need values further apart than numbers go.
    private static String alike(MaximumLikelihood found) {
        List<String> alike = new ArrayList<>();
        if (found.onUpperEdge(0)) {
            alike.add("values of one customer hardly differ");
        }
        if (found.onUpperEdge(1)) {
            alike.add("customers hardly differ in their values");
        }
        return alike.isEmpty() ? "" : ": " + String.join(", and ", alike);
    }

    private static Fit<GammaGamma> refused(
            double mean, boolean converged, Fit.Status status, String reason) {
        String substitute =
                String.format(
                        Locale.ROOT,
                        " Order values are shrunk to the shop's mean of %.2f a purchase day"
                                + " instead.",
                        mean);
        return new Fit<>(
                standIn(mean), 0, 0, converged, status, reason + substitute, Map.of(), Spread.NONE);
    }

    /// Expected value of a purchase day, in money: the mean of all customers for `x == 0`, moving
    /// to the customer's own mean as x grows. A negative `meanRepeatValue` counts as 0.
    ///
    /// Note 025, equation 5: (q−1)/(px+q−1) p v/(q−1) + px/(px+q−1) m̄.
    public double expectedOrderValue(int x, double meanRepeatValue) {
        if (x < 0 || Double.isNaN(meanRepeatValue)) {
            throw new IllegalArgumentException(
                    "x = %d, meanRepeatValue = %s".formatted(x, meanRepeatValue));
        }
        return p * (v + x * Math.max(0, meanRepeatValue)) / (p * x + q - 1);
    }
}
