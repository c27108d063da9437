package io.clientele.segmentation;

import io.clientele.analysis.Outcome;
import io.clientele.input.RunInput;
import io.clientele.modelcard.ModelCard;
import io.clientele.plan.SegmentationParameters;

import org.jspecify.annotations.Nullable;

/// What a run found, all that it was made from left behind: its offers, which are made last, have
/// the heap for them.
///
/// @param companions what else it found
/// @param revision state of the ledger that it was computed from
/// @param regions where each customer of the outcome buys
@SuppressWarnings("ArrayRecordComponent") // one entry a customer, compared by nobody
record Result(
        Outcome outcome,
        ModelCard card,
        Companions companions,
        long revision,
        @Nullable String[] regions) {

    static Result of(RunInput input, SegmentationParameters parameters, Outcome outcome) {
        return new Result(
                outcome,
                ModelCard.of(input, parameters, outcome),
                Companions.of(input, outcome),
                input.revision(),
                input.regionsOf(outcome.columns().customerIds()));
    }
}
