package io.clientele.validation;

import io.clientele.history.Cut;
import io.clientele.history.Outcome;
import io.clientele.prediction.Candidate;
import io.clientele.prediction.Prediction;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;

/// What came in the held-out time, and a classical prediction of it to measure others by.
///
/// The customers are dealt into two halves: by the first one the best candidate is chosen, and
/// the second one, which had no say in it, checks the choice.
@SuppressWarnings("ArrayRecordComponent") // columns of many customers, compared by nobody
record Trial(
        Cut cut, Outcome outcome, Prediction classical, boolean[] chooses, double[] purchases) {

    static Trial of(Cut cut, Outcome outcome, Prediction classical, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        boolean[] chooses = new boolean[cut.size()];
        for (int row = 0; row < chooses.length; row++) {
            chooses[row] = random.nextBoolean();
        }
        return new Trial(
                cut,
                outcome,
                classical,
                chooses,
                Arrays.stream(outcome.purchases()).asDoubleStream().toArray());
    }

    /// Who bought at all.
    boolean[] bought() {
        boolean[] bought = new boolean[purchases.length];
        for (int row = 0; row < bought.length; row++) {
            bought[row] = purchases[row] > 0;
        }
        return bought;
    }

    Score score(Candidate candidate, Prediction prediction) {
        Comparison errors = Comparison.of(prediction, outcome, row -> true);
        Ranking ranking = new Ranking(prediction.purchases());
        return new Score(
                candidate,
                errors.purchases(),
                errors.spend(),
                ranking.areaUnderCurve(bought()),
                relativeError(prediction, row -> true),
                relativeError(prediction, row -> chooses[row]),
                relativeError(prediction, row -> !chooses[row]),
                CalibrationBin.deciles(ranking, prediction.purchases(), purchases),
                FrequencyBin.of(cut, prediction.purchases(), purchases));
    }

    private double relativeError(Prediction prediction, IntPredicate counts) {
        return Comparison.of(prediction, outcome, counts)
                .over(Comparison.of(classical, outcome, counts));
    }
}
