package io.clientele.validation;

import io.clientele.history.Outcome;
import io.clientele.prediction.Prediction;

import java.util.Arrays;
import java.util.function.IntPredicate;

/// The four errors that candidates are compared by.
record Comparison(Errors purchases, Errors spend) {

    /// Keeps ratios finite where a model makes no error at all.
    private static final double LEAST_ERROR = 1e-12;

    /// @param counts which customers count
    static Comparison of(Prediction prediction, Outcome outcome, IntPredicate counts) {
        return new Comparison(
                Errors.of(
                        prediction.purchases(),
                        Arrays.stream(outcome.purchases()).asDoubleStream().toArray(),
                        counts),
                Errors.of(prediction.spend(), outcome.spend(), counts));
    }

    /// The geometric mean of the four errors, each over that of another candidate.
    double over(Comparison other) {
        return Math.pow(
                ratio(purchases.mae(), other.purchases.mae())
                        * ratio(purchases.rmse(), other.purchases.rmse())
                        * ratio(spend.mae(), other.spend.mae())
                        * ratio(spend.rmse(), other.spend.rmse()),
                0.25);
    }

    private static double ratio(double error, double other) {
        return Math.max(error, LEAST_ERROR) / Math.max(other, LEAST_ERROR);
    }
}
