package io.clientele.prediction;

import io.clientele.estimation.FitOptions;
import io.clientele.history.Cut;
import io.clientele.history.Outcome;
import io.clientele.lifetime.Patterns;
import io.clientele.lifetime.PurchaseModel;
import io.clientele.value.GammaGamma;

import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Predicts what the customers of a cut will do in the days after it, from the days up to it
/// alone.
///
/// @param cut the shop as it stands
/// @param fits the models fitted to it, those of the candidates asked for among them
/// @param options for the fits to earlier days
/// @param seed of the customers and trees that boosting draws
public record Predictor(Cut cut, ModelFits fits, FitOptions options, long seed) {

    /// Whether the history before a cut is long enough for a candidate to learn `days` days.
    public static boolean supports(Candidate candidate, Cut cut, int days) {
        return switch (candidate) {
            case BG_NBD, MBG_NBD, PARETO_NBD, OWN_RATE -> true;
            case GRADIENT_BOOSTED -> Boosting.isPossible(cut, days);
            case LAST_PERIOD -> cut.age() >= days;
        };
    }

    /// What a candidate expects over the days after the cut.
    ///
    /// @param days the stretch of time after the cut, which is also what it learns
    public Prediction predict(Candidate candidate, int days) {
        return learnt(candidate, days).apply(days);
    }

    /// A candidate that has learnt from stretches of `days` days what it can, and now predicts
    /// stretches of any length.
    public IntFunction<Prediction> learnt(Candidate candidate, int days) {
        return switch (candidate) {
            case BG_NBD, MBG_NBD, PARETO_NBD ->
                    stretch -> byModel(fits.behind(candidate).model(), stretch);
            case GRADIENT_BOOSTED -> boosted(days);
            case OWN_RATE -> this::atOwnRate;
            case LAST_PERIOD -> stretch -> asBefore(days, stretch);
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

    /// The trees say by what each customer is to be corrected, over a stretch of any length.
    private IntFunction<Prediction> boosted(int days) {
        Boosting boosting = Boosting.fit(cut, days, options, seed);
        double[] purchases = new double[cut.size()];
        double[] spend = new double[cut.size()];
        IntStream.range(0, cut.size())
                .parallel()
                .forEach(
                        row -> {
                            double[] features = Features.of(cut, row);
                            purchases[row] = boosting.purchases().factor(features);
                            spend[row] = boosting.spend().factor(features);
                        });
        return stretch -> {
            Prediction corrected = byModel(fits.bgNbd().model(), stretch);
            for (int row = 0; row < cut.size(); row++) {
                corrected.purchases()[row] *= purchases[row];
                corrected.spend()[row] *= spend[row];
            }
            return corrected;
        };
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

    /// What was done in the last `days` days, in proportion.
    private Prediction asBefore(int days, int stretch) {
        Outcome latest = cut.latest(days);
        double share = (double) stretch / days;
        return new Prediction(
                Arrays.stream(latest.purchases()).mapToDouble(count -> share * count).toArray(),
                Arrays.stream(latest.spend()).map(spend -> share * spend).toArray());
    }
}
