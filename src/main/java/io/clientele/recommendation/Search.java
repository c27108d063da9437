package io.clientele.recommendation;

import io.clientele.affinity.Affinities;
import io.clientele.affinity.AffinityModel;
import io.clientele.affinity.Tuning;
import io.clientele.affinity.Tuning.Part;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/// Looks for constants and for the strategy that rank what followed best.
///
/// One constant after the other takes the value of the highest NDCG@10; the linear model's are
/// sought on a sketch of it. Of the strategies the cheapest serves whose NDCG@10 is within one
/// standard error of the best one's, the customers' differences being what varies: what costs more
/// has to earn it (Breiman, Friedman, Olshen & Stone (1984), section 3.4.3, for pairs).
final class Search {

    private static final int MOST_CUSTOMERS = 2_000;

    private final Fold fold;
    private final Holdout fresh;
    private final Holdout repeats;
    private Tuning tuning = Tuning.START;

    private Search(Fold fold, Holdout fresh) {
        this.fold = fold;
        this.fresh = fresh;
        repeats = fold.repeats().sampled(MOST_CUSTOMERS);
    }

    /// @param fresh what the fold's customers bought for the first time
    static Choice of(Fold fold, Holdout fresh) {
        return new Search(fold, fresh.sampled(MOST_CUSTOMERS)).choice();
    }

    private Choice choice() {
        Affinities sketch = fold.models().sketch();
        Function<Tuning, AffinityModel> linear = t -> sketch.fit("linear-items", t);
        Function<Tuning, AffinityModel> inSeason = t -> sketch.fit("linear-items-in-season", t);
        Function<Tuning, AffinityModel> cosine = t -> sketch.fit("item-cosine", t);
        double best = tune(fresh, linear, now(fresh, linear), Part.HALF_LIFE, 30, 60, 240);
        tune(fresh, linear, best, Part.REGULARISATION, 3, 30);
        best = tune(fresh, inSeason, now(fresh, inSeason), Part.SEASON_POWER, 0.4, 0.8);
        tune(fresh, inSeason, best, Part.RECENT_SHARE, 0.02, 0.05);
        tune(fresh, cosine, now(fresh, cosine), Part.SHRINKAGE, 0, 30);
        Function<Tuning, AffinityModel> again = sketch::repeatPurchases;
        best = tune(repeats, again, now(repeats, again), Part.REPEAT_HALF_LIFE, 60, 240);
        tune(repeats, again, best, Part.REPEAT_SEASON, 0.4);
        Map<String, double[]> gains = new LinkedHashMap<>();
        fold.models().fitAll(tuning, model -> gains.put(model.name(), fresh.gains(model)));
        Map<String, double[]> ofRepeats = new LinkedHashMap<>();
        for (var model :
                new AffinityModel[] {
                    OwnCounts.of(fold.train()), fold.models().repeatPurchases(tuning)
                }) {
            ofRepeats.put(model.name(), repeats.gains(model));
        }
        Map<String, Double> means = new LinkedHashMap<>();
        gains.forEach((name, of) -> means.put(name, mean(of)));
        ofRepeats.forEach((name, of) -> means.put(name, mean(of)));
        return new Choice(
                fold.split(), fresh.size(), tuning, cheapest(gains), cheapest(ofRepeats), means);
    }

    /// NDCG@10 with the constants found so far.
    private double now(Holdout held, Function<Tuning, AffinityModel> fit) {
        return mean(held.gains(fit.apply(tuning)));
    }

    /// Takes the value of the highest NDCG@10, and returns that.
    ///
    /// @param best with the value it has
    private double tune(
            Holdout held,
            Function<Tuning, AffinityModel> fit,
            double best,
            Part part,
            double... others) {
        var from = tuning;
        double highest = best;
        for (double value : others) {
            var changed = from.with(part, value);
            double ndcg = mean(held.gains(fit.apply(changed)));
            if (ndcg > highest) {
                highest = ndcg;
                tuning = changed;
            }
        }
        return highest;
    }

    /// The first whose mean is within one standard error of the highest.
    ///
    /// @param gains of each customer, by model, what costs least first
    static String cheapest(Map<String, double[]> gains) {
        double[] best = new double[0];
        for (double[] of : gains.values()) {
            best = best.length == 0 || mean(of) > mean(best) ? of : best;
        }
        for (var one : gains.entrySet()) {
            if (isClose(best, one.getValue())) {
                return one.getKey();
            }
        }
        throw new IllegalArgumentException("There is no model to choose from.");
    }

    private static boolean isClose(double[] best, double[] other) {
        double[] behind = new double[best.length];
        for (int u = 0; u < behind.length; u++) {
            behind[u] = best[u] - other[u];
        }
        double mean = mean(behind);
        double squares = Arrays.stream(behind).map(one -> (one - mean) * (one - mean)).sum();
        double variance = squares / Math.max(1, behind.length - 1);
        return mean <= Math.sqrt(variance / behind.length);
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(0);
    }
}
