package io.clientele.prediction;

import io.clientele.estimation.FitOptions;
import io.clientele.history.Cut;
import io.clientele.history.Outcome;
import io.clientele.lifetime.Patterns;
import io.clientele.lifetime.PurchaseModel;
import io.clientele.value.GammaGamma;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Predicts what the customers of a cut will do in the days after it, from the days up to it
/// alone.
///
/// @param cut the shop as it stands
/// @param fits the models fitted to it
/// @param options for the fits to earlier days
/// @param seed of the customers and trees that boosting draws
public record Predictor(Cut cut, ModelFits fits, FitOptions options, long seed) {

    /// Whether the history is long enough for a candidate to learn `days` days.
    public boolean supports(Candidate candidate, int days) {
        return switch (candidate) {
            case BG_NBD, MBG_NBD, PARETO_NBD, OWN_RATE -> true;
            case GRADIENT_BOOSTED -> Boosting.isPossible(cut, days);
            case LAST_PERIOD -> cut.age() >= days;
        };
    }

    /// @param days the stretch of time after the cut
    public Prediction predict(Candidate candidate, int days) {
        return switch (candidate) {
            case BG_NBD -> byModel(fits.bgNbd().model(), days);
            case MBG_NBD -> byModel(fits.mbgNbd().model(), days);
            case PARETO_NBD -> byModel(fits.paretoNbd().model(), days);
            case GRADIENT_BOOSTED -> boosted(days);
            case OWN_RATE -> atOwnRate(days);
            case LAST_PERIOD -> asBefore(days);
        };
    }

    private Prediction byModel(PurchaseModel model, int days) {
        return byModel(model, fits.gammaGamma().model(), cut, days);
    }

    /// Customers with the same history share one evaluation.
    static Prediction byModel(PurchaseModel model, GammaGamma orderValues, Cut cut, int days) {
        Patterns patterns = cut.summaries().patterns();
        double[] expected = new double[patterns.size()];
        IntStream.range(0, patterns.size())
                .parallel()
                .forEach(
                        i ->
                                expected[i] =
                                        model.expectedPurchases(
                                                days,
                                                patterns.x()[i],
                                                patterns.tx()[i],
                                                patterns.T()[i]));
        double[] purchases = new double[cut.size()];
        double[] spend = new double[cut.size()];
        for (int row = 0; row < cut.size(); row++) {
            purchases[row] = expected[patterns.ofRow()[row]];
            spend[row] =
                    purchases[row]
                            * orderValues.expectedOrderValue(
                                    cut.summaries().x(row), cut.summaries().meanRepeatValue(row));
        }
        return new Prediction(purchases, spend);
    }

    private Prediction boosted(int days) {
        Boosting boosting = Boosting.fit(cut, days, options, seed);
        Prediction baseline = byModel(fits.bgNbd().model(), days);
        IntStream.range(0, cut.size())
                .parallel()
                .forEach(
                        row -> {
                            double[] features = Features.of(cut, row);
                            baseline.purchases()[row] *= boosting.purchases().factor(features);
                            baseline.spend()[row] *= boosting.spend().factor(features);
                        });
        return baseline;
    }

    /// x / T, and all spend over the days from the first purchase to the cut, that one included.
    private Prediction atOwnRate(int days) {
        double[] purchases = new double[cut.size()];
        double[] spend = new double[cut.size()];
        for (int row = 0; row < cut.size(); row++) {
            int from = cut.start(row);
            int age = cut.day() - cut.history().day()[from];
            purchases[row] = age == 0 ? 0 : (double) days * cut.summaries().x(row) / age;
            for (int i = from; i < cut.end()[row]; i++) {
                spend[row] += cut.history().amount()[i] * days / (age + 1);
            }
        }
        return new Prediction(purchases, spend);
    }

    private Prediction asBefore(int days) {
        Outcome latest = cut.latest(days);
        return new Prediction(
                Arrays.stream(latest.purchases()).asDoubleStream().toArray(), latest.spend());
    }
}
