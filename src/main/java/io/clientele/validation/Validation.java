package io.clientele.validation;

import io.clientele.history.Cut;
import io.clientele.history.Outcome;
import io.clientele.history.PurchaseDays;
import io.clientele.prediction.Candidate;
import io.clientele.prediction.ModelFits;
import io.clientele.prediction.Prediction;
import io.clientele.prediction.Predictor;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What the held-out last part of the history says about the ways to predict.
///
/// Every candidate learns from the days up to `lastKnownDay` alone and predicts the `holdoutDays`
/// days after it. The one with the least relative error is the best; its figures are a little
/// flattered by having been picked on them.
///
/// @param status whether there was a history to hold out
/// @param reason the same in words, with the candidates that could not take part
/// @param holdoutDays length of the held-out time, in days
/// @param lastKnownDay the last day that the candidates could learn from, an epoch day
/// @param customers who were predicted: those known by then, or a seeded sample of them
/// @param buyers of these, who bought in the held-out time
/// @param scores of the candidates that could take part; empty when nothing was held out
/// @param best the candidate with the least relative error; BG/NBD when nothing was held out
/// @param purchaseChance the chance of buying within `holdoutDays`, from what the best candidate
///     expects; null when nothing was held out
/// @param purchaseChanceScore how good that chance is, on customers it was not learnt from
public record Validation(
        Status status,
        String reason,
        int holdoutDays,
        int lastKnownDay,
        int customers,
        int buyers,
        List<Score> scores,
        Candidate best,
        @Nullable PurchaseChance purchaseChance,
        @Nullable ChanceScore purchaseChanceScore) {

    /// More customers than these change nothing in the third digit, but take their time.
    private static final int CUSTOMERS = 100_000;

    /// Candidates closer than this are as good as each other; the first one is the simplest.
    private static final double NOTABLY = 0.999;

    private static final int LEAST_HISTORY = 56;
    private static final int LEAST_CUSTOMERS = 100;
    private static final int LEAST_BUYERS = 20;

    /// Whether there was a history to hold out.
    public enum Status {
        /// The candidates were compared.
        VALIDATED,
        /// The history is too short or too thin, or too few customers came back.
        NOT_POSSIBLE
    }

    public Validation {
        scores = List.copyOf(scores);
    }

    /// Holds out, predicts and compares.
    public static Validation of(PurchaseDays history, ValidationOptions options) {
        int age = history.lastDay() - history.firstDay();
        int days = options.holdoutDays(age);
        if (age < LEAST_HISTORY) {
            return notPossible(
                    "The history spans %d days; from %d on, a part of it is held out."
                            .formatted(age, LEAST_HISTORY));
        }
        if (2 * days > age) {
            return notPossible(
                    "%d days cannot be held out from a history of %d: at least half is to learn from."
                            .formatted(days, age));
        }
        int lastKnownDay = history.lastDay() - days;
        Cut cut = Cut.at(lastKnownDay, history.sampled(CUSTOMERS, options.seed()));
        if (cut.size() < LEAST_CUSTOMERS) {
            return notPossible(
                    "Only %d customers were known %d days before the end; %d would do."
                            .formatted(cut.size(), days, LEAST_CUSTOMERS));
        }
        Outcome outcome = cut.outcome(days);
        if (outcome.buyers() < LEAST_BUYERS) {
            return notPossible(
                    "Only %d customers came back in the last %d days; %d would do."
                            .formatted(outcome.buyers(), days, LEAST_BUYERS));
        }
        return compared(cut, outcome, days, options);
    }

    private static Validation compared(
            Cut cut, Outcome outcome, int days, ValidationOptions options) {
        ModelFits fits = ModelFits.of(cut, options.fit());
        Predictor predictor = new Predictor(cut, fits, options.fit(), options.seed());
        Prediction classical = predictor.predict(Candidate.BG_NBD, days);
        Score.Comparison measure = Score.Comparison.of(classical, outcome);
        List<Score> scores = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        Score best = Score.of(Candidate.BG_NBD, cut, classical, outcome, measure);
        Prediction bestPrediction = classical;
        for (Candidate candidate : Candidate.values()) {
            if (!predictor.supports(candidate, days)) {
                missing.add(candidate.toString());
                continue;
            }
            Prediction prediction = predictor.predict(candidate, days);
            Score score = Score.of(candidate, cut, prediction, outcome, measure);
            scores.add(score);
            if (score.relativeError() < best.relativeError() * NOTABLY) {
                best = score;
                bestPrediction = prediction;
            }
        }
        boolean[] bought = new boolean[cut.size()];
        for (int row = 0; row < bought.length; row++) {
            bought[row] = outcome.purchases()[row] > 0;
        }
        return new Validation(
                Status.VALIDATED,
                reason(scores, best, missing),
                days,
                cut.day(),
                cut.size(),
                outcome.buyers(),
                scores,
                best.candidate(),
                PurchaseChance.fit(bestPrediction.purchases(), bought),
                ChanceScore.of(bestPrediction.purchases(), bought, options.seed()));
    }

    private static String reason(List<Score> scores, Score best, List<String> missing) {
        Score classical = scores.getFirst();
        String chosen =
                best.candidate() == Candidate.BG_NBD
                        ? "No candidate did better than bg-nbd."
                        : String.format(
                                Locale.ROOT,
                                "%s did best: its errors are %.1f %% below those of bg-nbd.",
                                best.candidate(),
                                100 * (classical.relativeError() - best.relativeError()));
        return missing.isEmpty()
                ? chosen
                : chosen
                        + " The history is too short to learn from for %s."
                                .formatted(String.join(" and ", missing));
    }

    private static Validation notPossible(String reason) {
        return new Validation(
                Status.NOT_POSSIBLE, reason, 0, 0, 0, 0, List.of(), Candidate.BG_NBD, null, null);
    }
}
