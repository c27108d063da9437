package io.clientele.prediction;

import io.clientele.estimation.FitOptions;
import io.clientele.history.Cut;
import io.clientele.history.Outcome;
import io.clientele.history.PurchaseDays;
import io.clientele.lifetime.BgNbd;
import io.clientele.value.GammaGamma;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// BG/NBD x Gamma-Gamma, corrected by trees: for purchases and for spend, one factor a customer.
///
/// What to correct is learnt inside the history known, with nothing to look ahead to: the shop
/// is put back to [#CUTS] earlier days, the models say what was to be expected then, and the trees
/// learn by how much the days after, all of them past by now, differed from that. So they
/// learn what the models cannot see, such as rhythm, and what the first purchase tells.
///
/// @param purchases the factor of the expected purchases
/// @param spend the factor of the expected spend
record Boosting(BoostedTrees purchases, BoostedTrees spend) {

    /// Earlier days that the shop is put back to.
    static final int CUTS = 6;

    /// Customers to learn from, at most: each gives a row for every cut at which they were known.
    static final int CUSTOMERS = 10_000;

    /// A stretch too short to learn from.
    private static final int LEAST_DAYS = 7;

    private static final int LEAST_ROWS = 200;

    /// Below this a baseline has no digits left.
    private static final double LEAST_BASELINE = 1e-9;

    /// Whether the history before a cut is long enough to learn `days` days from.
    static boolean isPossible(Cut cut, int days) {
        return stretch(cut, days) >= LEAST_DAYS && lastCut(cut, days).size() >= LEAST_ROWS;
    }

    /// The days to learn from: as many as are to be predicted, but at most half of the history.
    private static int stretch(Cut cut, int days) {
        return Math.min(days, cut.age() / 2);
    }

    private static Cut lastCut(Cut cut, int days) {
        return Cut.at(cut.day() - stretch(cut, days), cut.history());
    }

    /// @param cut the shop as it stands; learns from days up to it
    /// @param days the stretch of time to be predicted
    static Boosting fit(Cut cut, int days, FitOptions options, long seed) {
        int stretch = stretch(cut, days);
        int last = cut.day() - stretch;
        PurchaseDays sample = cut.history().sampled(CUSTOMERS, seed);
        // Half of the time before the last cut, so that every cut has a past.
        double step = (double) (last - cut.history().firstDay()) / (2 * CUTS);
        Cut latest = Cut.at(last, sample);
        // Four parameters learn nothing from hindsight that a factor for each customer could use.
        Model model =
                new Model(
                        BgNbd.fit(latest.summaries(), options).model(),
                        ModelFits.gammaGamma(latest).model());
        Rows rows = new Rows();
        for (int i = 0; i < CUTS; i++) {
            rows.add(Cut.at(last - (int) (i * step), sample), stretch, model);
        }
        Bins bins = Bins.of(rows.features(), Features.NAMES.length);
        double[][] baselines = {rows.purchases(), rows.spend()};
        double[][] targets = {rows.purchasesMade(), rows.spent()};
        BoostedTrees[] trees = new BoostedTrees[targets.length];
        IntStream.range(0, targets.length)
                .parallel()
                .forEach(i -> trees[i] = BoostedTrees.fit(bins, baselines[i], targets[i], seed));
        return new Boosting(trees[0], trees[1]);
    }

    private record Model(BgNbd purchases, GammaGamma orderValues) {}

    /// Baselines and what came of them, over all cuts; spend in units of the mean spend.
    private static final class Rows {

        private final List<double[]> features = new ArrayList<>();
        private final List<Prediction> baselines = new ArrayList<>();
        private final List<Outcome> outcomes = new ArrayList<>();

        void add(Cut cut, int days, Model model) {
            features.addAll(Arrays.asList(Features.of(cut)));
            baselines.add(Predictor.byModel(model.purchases, model.orderValues, cut, days));
            outcomes.add(cut.outcome(days));
        }

        double[][] features() {
            return features.toArray(double[][]::new);
        }

        double[] purchases() {
            return baselines.stream()
                    .flatMapToDouble(baseline -> Arrays.stream(baseline.purchases()))
                    .map(expected -> Math.max(expected, LEAST_BASELINE))
                    .toArray();
        }

        double[] purchasesMade() {
            return outcomes.stream()
                    .flatMapToDouble(outcome -> Arrays.stream(outcome.purchases()).asDoubleStream())
                    .toArray();
        }

        double[] spend() {
            double unit = unit();
            return baselines.stream()
                    .flatMapToDouble(baseline -> Arrays.stream(baseline.spend()))
                    .map(expected -> Math.max(expected / unit, LEAST_BASELINE))
                    .toArray();
        }

        double[] spent() {
            double unit = unit();
            return outcomes.stream()
                    .flatMapToDouble(outcome -> Arrays.stream(outcome.spend()))
                    .map(spend -> Math.max(0, spend / unit))
                    .toArray();
        }

        private double unit() {
            double mean =
                    outcomes.stream()
                            .flatMapToDouble(outcome -> Arrays.stream(outcome.spend()))
                            .average()
                            .orElse(0);
            return mean > 0 ? mean : 1;
        }
    }
}
