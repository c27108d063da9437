package io.clientele.outlook;

import io.clientele.history.Cut;
import io.clientele.lifetime.PurchaseModel;
import io.clientele.prediction.Candidate;
import io.clientele.prediction.ModelFits;
import io.clientele.prediction.Predictor;
import io.clientele.validation.Validation;
import io.clientele.validation.ValidationOptions;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

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

    /// Why lifetime values are to be added up with care, in words; null when they need not be.
    ///
    /// @param validation null when none was asked for
    /// @param horizonDays how far ahead lifetime values look
    @Nullable String valueCaution(
            ModelFits fits, @Nullable Validation validation, int horizonDays) {
        List<String> words = new ArrayList<>();
        if (caution(fits) != null) {
            words.add(
                    "The purchases do not show that anybody leaves for good, so lifetime values are what"
                            + " customers' present rates of buying come to if nobody does: more than will"
                            + " come if some leave.");
        }
        if (validation == null || validation.status() != Validation.Status.VALIDATED) {
            words.add(
                    "Lifetime values look %d days ahead, and nothing of it was tested on held-out days."
                            .formatted(horizonDays));
        } else if (validation.holdoutDays() < horizonDays) {
            words.add(
                    "Lifetime values look %d days ahead, of which forecasts were tested on %d."
                            .formatted(horizonDays, validation.holdoutDays()));
        }
        return words.isEmpty() ? null : String.join(" ", words);
    }

    /// The candidate whose model P(alive) comes from.
    Candidate modelBehind() {
        return switch (supplier) {
            case BG_NBD, MBG_NBD, PARETO_NBD -> supplier;
            case GRADIENT_BOOSTED, OWN_RATE, LAST_PERIOD -> Candidate.BG_NBD;
        };
    }
}
