package io.clientele.recommendation;

import io.clientele.affinity.Tuning;
import io.clientele.purchase.Catalogue;
import io.clientele.purchase.Purchases;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Finds the model that serves, and how good it is, on days of their own.
///
/// Of `h` days held out before the as-of date and as many before those, the earlier ones choose the
/// constants and the strategy, from models of what came before them; the later ones tell how well
/// every model does, fitted anew to all that came before, and change nothing: where too little was
/// bought on them, the choice stands without figures.
final class Contest {

    /// Below this, chance decides.
    static final int FEWEST_CUSTOMERS = 30;

    private static final String WITH_FIGURES =
            " The figures are of the days from then on, which had no say.";

    private static final int SHORTEST = 7;
    private static final int LONGEST = 30;
    private static final int PARTS = 8;

    private final Purchases purchases;
    private final Catalogue catalogue;
    private final int asOf;
    private final long seed;

    Contest(Purchases purchases, Catalogue catalogue, int asOf, long seed) {
        this.purchases = purchases;
        this.catalogue = catalogue;
        this.asOf = asOf;
        this.seed = seed;
    }

    /// An eighth of the time that the shop is known, a week at least and 30 days at most.
    Evidence held() {
        int first = Arrays.stream(purchases.day()).min().orElse(asOf);
        return heldFrom(asOf - Math.clamp((asOf - first) / PARTS, SHORTEST, LONGEST));
    }

    Evidence heldFrom(int split) {
        var choice = choice(2 * split - asOf, split);
        if (choice.customers() < FEWEST_CUSTOMERS) {
            return unmeasured(choice, tooLittle(choice));
        }
        var fold = Fold.of(purchases, catalogue, split, asOf, seed);
        var fresh = fold.fresh();
        if (fresh.size() < FEWEST_CUSTOMERS) {
            return unmeasured(choice, chosen(choice, split) + withoutFigures(fresh.size()));
        }
        var tuning = choice.tuning();
        List<Accuracy> candidates = new ArrayList<>();
        List<Accuracy> served = new ArrayList<>();
        fold.models()
                .fitAll(
                        tuning,
                        model -> {
                            candidates.add(fresh.measure(model));
                            if (model.name().equals(choice.model())) {
                                served.add(fresh.measure(PlaceForNew.of(model, fold, tuning)));
                            }
                        });
        candidates.sort(Comparator.comparingDouble(Accuracy::ndcg).reversed());
        var again = fold.repeats();
        var unknown = fold.unknown();
        return new Evidence(
                split,
                asOf - split,
                fresh.size(),
                fresh.products(),
                List.copyOf(candidates),
                served.getFirst(),
                choice,
                chosen(choice, split) + WITH_FIGURES,
                again.size(),
                List.of(
                        again.measure(fold.models().repeatPurchases(tuning)),
                        again.measure(OwnCounts.of(fold.train()))),
                unknown.products(),
                unknown.size(),
                unknown.size() == 0
                        ? Double.NaN
                        : unknown.measure(fold.models().likeProducts(tuning, unknown.ranked()))
                                .auc());
    }

    /// What serves, by what was bought between two days.
    Choice choice(int from, int before) {
        if (Arrays.stream(purchases.day()).noneMatch(day -> day < from)) {
            return none(from, 0);
        }
        var fold =
                Fold.of(
                        purchases.between(Integer.MIN_VALUE, before),
                        catalogue,
                        from,
                        before,
                        seed);
        var fresh = fold.fresh();
        return fresh.size() < FEWEST_CUSTOMERS ? none(from, fresh.size()) : Search.of(fold, fresh);
    }

    private static Choice none(int from, int customers) {
        return new Choice(
                from, customers, Tuning.START, "segment-popularity", "own-counts", Map.of());
    }

    private static String chosen(Choice choice, int split) {
        return ("The cheapest model within one standard error of the best NDCG@10 on what %d customers bought for the"
                        + " first time from %s to the day before %s.")
                .formatted(
                        choice.customers(),
                        LocalDate.ofEpochDay(choice.fromDay()),
                        LocalDate.ofEpochDay(split));
    }

    private static String withoutFigures(int customers) {
        return (" On the days from then on, which had no say, only %d customers did, fewer than %d: too few for"
                        + " figures.")
                .formatted(customers, FEWEST_CUSTOMERS);
    }

    private static String tooLittle(Choice choice) {
        return ("Only %d customers bought something for the first time in the days held out, fewer than %d:"
                        + " too few to tell models apart.")
                .formatted(choice.customers(), FEWEST_CUSTOMERS);
    }

    private static Evidence unmeasured(Choice choice, String reason) {
        return new Evidence(
                0, 0, 0, 0, List.of(), null, choice, reason, 0, List.of(), 0, 0, Double.NaN);
    }
}
