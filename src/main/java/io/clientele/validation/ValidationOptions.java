package io.clientele.validation;

import io.clientele.estimation.FitOptions;
import io.clientele.prediction.Candidate;

import org.jspecify.annotations.Nullable;

/// How to validate.
///
/// @param holdoutDays length of the held-out time; 0 leaves it to the history: a quarter of it,
///     rounded up to ten days, at most `horizonDays`
/// @param horizonDays how far predictions are wanted in the end
/// @param fit for the purchase models
/// @param asked the candidate that is to supply the answers whichever is best; null for the best
/// @param seed of all that is drawn
public record ValidationOptions(
        int holdoutDays, int horizonDays, FitOptions fit, @Nullable Candidate asked, long seed) {

    private static final int ROUNDED_TO = 10;

    public ValidationOptions {
        if (holdoutDays < 0 || horizonDays < 1) {
            throw new IllegalArgumentException(
                    "holdoutDays = %d, horizonDays = %d".formatted(holdoutDays, horizonDays));
        }
    }

    /// Length of the held-out time of a history of so many days.
    public int holdoutDays(int historyDays) {
        if (holdoutDays > 0) {
            return holdoutDays;
        }
        int quarter = Math.ceilDiv(historyDays, 4);
        return Math.min(horizonDays, Math.ceilDiv(quarter, ROUNDED_TO) * ROUNDED_TO);
    }
}
