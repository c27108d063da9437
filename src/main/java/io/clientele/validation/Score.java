package io.clientele.validation;

import io.clientele.history.Cut;
import io.clientele.history.Outcome;
import io.clientele.prediction.Candidate;
import io.clientele.prediction.Prediction;

import java.util.Arrays;
import java.util.List;

/// How well a candidate foresaw the held-out days.
///
/// @param purchases errors of the purchase days
/// @param spend errors of the total spent, in money
/// @param areaUnderCurve of telling who buys at all, by expected purchases
/// @param relativeError what candidates are compared by: the geometric mean of the four errors
///     (MAE and RMSE of purchases and of spend), each over that of BG/NBD. So neither the many
///     small customers (MAE) nor the few large ones (RMSE) decide alone
/// @param calibration purchases by tenths of the customers
/// @param byFrequency purchases by how often customers had come back before
public record Score(
        Candidate candidate,
        Errors purchases,
        Errors spend,
        double areaUnderCurve,
        double relativeError,
        List<CalibrationBin> calibration,
        List<FrequencyBin> byFrequency) {

    /// Keeps ratios finite where a model makes no error at all.
    private static final double LEAST_ERROR = 1e-12;

    public Score {
        calibration = List.copyOf(calibration);
        byFrequency = List.copyOf(byFrequency);
    }

    /// @param measure what to compare with; the errors of BG/NBD
    static Score of(
            Candidate candidate,
            Cut cut,
            Prediction prediction,
            Outcome outcome,
            Comparison measure) {
        double[] made = Arrays.stream(outcome.purchases()).asDoubleStream().toArray();
        boolean[] bought = new boolean[outcome.size()];
        for (int row = 0; row < bought.length; row++) {
            bought[row] = outcome.purchases()[row] > 0;
        }
        Ranking ranking = new Ranking(prediction.purchases());
        Comparison errors = Comparison.of(prediction, outcome);
        return new Score(
                candidate,
                errors.purchases(),
                errors.spend(),
                ranking.areaUnderCurve(bought),
                errors.over(measure),
                CalibrationBin.deciles(ranking, prediction.purchases(), made),
                FrequencyBin.of(cut, prediction.purchases(), made));
    }

    /// The four errors that candidates are compared by.
    record Comparison(Errors purchases, Errors spend) {

        static Comparison of(Prediction prediction, Outcome outcome) {
            return new Comparison(
                    Errors.of(
                            prediction.purchases(),
                            Arrays.stream(outcome.purchases()).asDoubleStream().toArray()),
                    Errors.of(prediction.spend(), outcome.spend()));
        }

        private double over(Comparison other) {
            return Math.pow(
                    ratio(purchases.mae(), other.purchases.mae())
                            * ratio(purchases.rmse(), other.purchases.rmse())
                            * ratio(spend.mae(), other.spend.mae())
                            * ratio(spend.rmse(), other.spend.rmse()),
                    0.25);
        }

        private static double ratio(double error, double other) {
            return Math.max(error, LEAST_ERROR) / Math.max(other, LEAST_ERROR);
        }
    }
}
