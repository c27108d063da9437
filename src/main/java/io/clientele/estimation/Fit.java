package io.clientele.estimation;

import java.util.Map;

/// A fitted model with the evidence for it.
///
/// Not converging, sitting on a boundary or having too little to learn from is a status with a
/// reason, not an exception; the model is usable in every case.
///
/// @param model the fitted model, or the stand-in that `reason` describes
/// @param logLikelihood the full sum over the customers in the unit of the data, without penalty
/// @param iterations Newton steps of the final search
/// @param converged whether the search ended where no step gains anything
/// @param status how far the numbers can be trusted
/// @param reason the same in words for whoever reads the report
/// @param standardErrors by parameter name; empty where the likelihood has no inner maximum
/// @param spread how uncertain the parameters are together, as far as the data tell
public record Fit<M>(
        M model,
        double logLikelihood,
        int iterations,
        boolean converged,
        Status status,
        String reason,
        Map<String, Double> standardErrors,
        Spread spread) {

    public Fit {
        standardErrors = Map.copyOf(standardErrors);
    }

    /// How far the numbers of a fit can be trusted.
    public enum Status {
        /// An inner maximum: parameters and predictions mean what they say.
        CONVERGED,
        /// The best parameters are at, or cannot be told from, the edge of the model: some mean
        /// nothing, and `reason` says which.
        BOUNDARY,
        /// The search stopped early; the numbers are the best found.
        NOT_CONVERGED,
        /// Gamma-Gamma with q <= 1: no finite mean, so the model is replaced by a stand-in.
        NO_FINITE_MEAN,
        /// Nobody came back: the model is replaced by a stand-in.
        TOO_LITTLE_HISTORY
    }
}
