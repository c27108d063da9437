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
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What the held-out last part of the history says about the ways to predict.
///
/// Every candidate learns from the days up to `lastKnownDay` alone and predicts the `holdoutDays`
/// days after it. The best is chosen by one half of the customers, so that its errors on the
/// other half are not flattered by having been chosen by them.
///
/// @param status whether there was a history to hold out
/// @param reason the same in words, with the candidates that could not take part
/// @param holdoutDays length of the held-out time, in days
/// @param lastKnownDay the last day that the candidates could learn from, an epoch day
/// @param customers who were predicted: those known by then, or a seeded sample of them
/// @param buyers of these, who bought in the held-out time
/// @param scores of the candidates that could take part; empty when nothing was held out
/// @param best the candidate with the least choosing error; BG/NBD when nothing was held out
/// @param supplier the candidate that supplies the answers: the one asked for where it could take
///     part, else the best that is not naive
/// @param purchaseChance the chance of buying within `holdoutDays`, from what the supplier
///     expects; null when nothing was held out
/// @param purchaseChanceScore how good that chance is, on customers it was not learnt from
/// @param trained what the candidates learnt from; null when nothing was held out
public record Validation(
        Status status,
        String reason,
        int holdoutDays,
        int lastKnownDay,
        int customers,
        int buyers,
        List<Score> scores,
        Candidate best,
        Candidate supplier,
        @Nullable PurchaseChance purchaseChance,
        @Nullable ChanceScore purchaseChanceScore,
        @Nullable Trained trained) {

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
        if (2 * days > age + 1) {
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
        ModelFits fits = ModelFits.of(cut, EnumSet.allOf(Candidate.class), options.fit());
        Predictor predictor = new Predictor(cut, fits, options.fit(), options.seed());
        Prediction classical = predictor.predict(Candidate.BG_NBD, days);
        Trial trial = Trial.of(cut, outcome, classical, options.seed());
        Map<Candidate, Prediction> predictions = new EnumMap<>(Candidate.class);
        List<Score> scores = new ArrayList<>();
        for (Candidate candidate : Candidate.values()) {
            if (Predictor.supports(candidate, cut, days)) {
                Prediction prediction = predictor.predict(candidate, days);
                predictions.put(candidate, prediction);
                scores.add(trial.score(candidate, prediction));
            }
        }
        Score best = best(scores);
        Score bestModel =
                best(scores.stream().filter(score -> !score.candidate().naive()).toList());
        Candidate asked = options.asked();
        Candidate supplier =
                asked != null && predictions.containsKey(asked) ? asked : bestModel.candidate();
        Prediction supplied = predictions.getOrDefault(supplier, classical);
        double[] expected = supplied.purchases();
        return new Validation(
                Status.VALIDATED,
                reason(best, bestModel, predictions.keySet()),
                days,
                cut.day(),
                cut.size(),
                outcome.buyers(),
                scores,
                best.candidate(),
                supplier,
                PurchaseChance.fit(expected, trial.bought()),
                ChanceScore.of(expected, trial.bought(), options.seed()),
                new Trained(cut, fits, supplied));
    }

    private static Score best(List<Score> scores) {
        Score best = scores.getFirst();
        for (Score score : scores) {
            if (score.choosingError() < best.choosingError() * NOTABLY) {
                best = score;
            }
        }
        return best;
    }

    private static String reason(Score best, Score bestModel, Set<Candidate> compared) {
        String chosen =
                best.candidate() == Candidate.BG_NBD
                        ? "No candidate did better than bg-nbd."
                        : String.format(
                                Locale.ROOT,
                                "%s did best: its errors are %s those of bg-nbd for the half of the"
                                        + " customers that it was chosen by, and %s them for the other"
                                        + " half, which had no say.",
                                best.candidate(),
                                distance(best.choosingError()),
                                distance(best.checkingError()));
        if (best.candidate() != bestModel.candidate()) {
            chosen +=
                    " It is a rule to measure by, which knows nothing of how sure it is: %s did best of the models."
                            .formatted(bestModel.candidate());
        }
        String missing =
                EnumSet.complementOf(EnumSet.copyOf(compared)).stream()
                        .map(Candidate::toString)
                        .collect(Collectors.joining(" and "));
        return missing.isEmpty()
                ? chosen
                : chosen + " The history is too short to learn from for %s.".formatted(missing);
    }

    private static String distance(double relativeError) {
        return String.format(
                Locale.ROOT,
                "%.1f %% %s",
                100 * Math.abs(1 - relativeError),
                relativeError < 1 ? "below" : "above");
    }

    private static Validation notPossible(String reason) {
        return new Validation(
                Status.NOT_POSSIBLE,
                reason,
                0,
                0,
                0,
                0,
                List.of(),
                Candidate.BG_NBD,
                Candidate.BG_NBD,
                null,
                null,
                null);
    }
}
