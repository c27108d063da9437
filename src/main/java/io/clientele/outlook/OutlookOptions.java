package io.clientele.outlook;

import io.clientele.estimation.FitOptions;
import io.clientele.prediction.Candidate;

import org.jspecify.annotations.Nullable;

/// What an outlook is to say.
///
/// @param asked what is to supply the answers; null for the best validated
/// @param fit for the purchase models
/// @param months of 30 days to look ahead
/// @param monthlyDiscountRate for example 0.01
/// @param validated whether the candidates are compared on a held-out time
/// @param ranged whether it is said how sure the answers are
/// @param diagnosed whether it is shown how the models fit
/// @param seed of all that is drawn
public record OutlookOptions(
        @Nullable Candidate asked,
        FitOptions fit,
        int months,
        double monthlyDiscountRate,
        boolean validated,
        boolean ranged,
        boolean diagnosed,
        long seed) {

    private static final int DAYS_A_MONTH = 30;

    int days() {
        return DAYS_A_MONTH * months;
    }
}
