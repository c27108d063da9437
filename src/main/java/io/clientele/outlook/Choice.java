package io.clientele.outlook;

import io.clientele.history.Cut;
import io.clientele.lifetime.PurchaseModel;
import io.clientele.prediction.Candidate;
import io.clientele.prediction.ModelFits;
import io.clientele.prediction.Predictor;
import io.clientele.validation.Validation;
import io.clientele.validation.ValidationOptions;

import org.jspecify.annotations.Nullable;

/// Which candidate supplies the answers, and why.
///
/// @param days the stretch that it learns from: the held-out one, or as long a one
/// @param reason in words
record Choice(Candidate supplier, int days, String reason) {

    /// @param validation null when none was asked for
    static Choice of(OutlookOptions options, @Nullable Validation validation, Cut now) {
        if (validation != null && validation.status() == Validation.Status.VALIDATED) {
            return new Choice(
                    validation.supplier(),
                    validation.holdoutDays(),
                    options.asked() == null
                            ? validation.reason()
                            : asked(options.asked(), validation.supplier()));
        }
        int days =
                new ValidationOptions(
                                0, options.days(), options.fit(), options.asked(), options.seed())
                        .holdoutDays(now.age());
        String nothing =
                validation == null
                        ? "Nothing was held out, as asked."
                        : "Nothing could be held out. " + validation.reason();
        if (options.asked() == null) {
            return new Choice(Candidate.BG_NBD, days, nothing + " So bg-nbd supplies the numbers.");
        }
        Candidate supplier =
                Predictor.supports(options.asked(), now, days) ? options.asked() : Candidate.BG_NBD;
        return new Choice(supplier, days, asked(options.asked(), supplier));
    }

    private static String asked(Candidate asked, Candidate supplier) {
        return asked == supplier
                ? "%s was asked for.".formatted(asked)
                : "%s was asked for, but the history is too short for it to learn from: %s stands in."
                        .formatted(asked, supplier);
    }

    /// Why P(alive) is not to be believed; null when it may be.
    @Nullable String caution(ModelFits fits) {
        var fit = fits.behind(supplier);
        return PurchaseModel.tellsDropout(fit)
                ? null
                : "P(alive) tells nothing about this shop's customers. " + fit.reason();
    }

    /// The candidate whose model P(alive) comes from.
    Candidate modelBehind() {
        return switch (supplier) {
            case BG_NBD, MBG_NBD, PARETO_NBD -> supplier;
            case GRADIENT_BOOSTED, OWN_RATE, LAST_PERIOD -> Candidate.BG_NBD;
        };
    }
}
