package io.clientele.outlook;

import io.clientele.estimation.Fit;
import io.clientele.lifetime.PurchaseSummaries;
import io.clientele.prediction.Candidate;
import io.clientele.prediction.ModelFits;
import io.clientele.validation.Validation;
import io.clientele.value.Suitability;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// What to be careful about, in words.
final class Warnings {

    private final List<String> words = new ArrayList<>();

    private Warnings() {}

    static List<String> of(
            PurchaseSummaries summaries,
            ModelFits fits,
            Choice choice,
            @Nullable Validation validation,
            @Nullable HeldOutIntervals intervals,
            int horizonDays) {
        var warnings = new Warnings();
        Suitability.of(summaries)
                .concerns()
                .forEach(concern -> warnings.words.add(concern.reason()));
        warnings.add("BG/NBD", fits.bgNbd());
        warnings.add("MBG/NBD", fits.mbgNbd());
        warnings.add("Pareto/NBD", fits.paretoNbd());
        warnings.add("Gamma-Gamma", fits.gammaGamma());
        String caution = choice.caution(fits);
        if (caution != null) {
            warnings.words.add(caution);
        }
        if (validation != null) {
            warnings.add(validation, choice.supplier());
        }
        if (intervals != null && intervals.tooNarrow()) {
            warnings.words.add("Take intervals for too narrow: " + intervals.sentence());
        }
        if (choice.supplier() == Candidate.GRADIENT_BOOSTED && choice.days() < horizonDays) {
            warnings.words.add(
                    "What %s corrects was learnt over %d days and is taken to hold for all %d days ahead."
                            .formatted(choice.supplier(), choice.days(), horizonDays));
        }
        return warnings.words;
    }

    private void add(String model, @Nullable Fit<?> fit) {
        if (fit != null && fit.status() != Fit.Status.CONVERGED) {
            words.add(model + ": " + fit.reason());
        }
    }

    private void add(Validation validation, Candidate supplier) {
        if (validation.best() != supplier && !validation.best().naive()) {
            words.add(
                    "%s supplies the numbers, though %s foresaw the held-out days better."
                            .formatted(supplier, validation.best()));
        }
        if (validation.best().naive()) {
            words.add(
                    "The naive rule %s foresaw the held-out days better than every model: the models"
                                    .formatted(validation.best())
                            + " do not know what drives this shop's customers.");
        }
    }
}
