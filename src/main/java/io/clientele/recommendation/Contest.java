package io.clientele.recommendation;

import io.clientele.affinity.Affinities;
import io.clientele.affinity.Catalogue;
import io.clientele.affinity.Purchases;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Holds the last weeks out, fits every model to what came before, and takes the one that ranks
/// what followed best.
final class Contest {

    /// Below this, chance decides.
    static final int FEWEST_CUSTOMERS = 30;

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
        // Who first buys after the split is not known before it, not even as a customer.
        var known = purchases.of(purchases.between(Integer.MIN_VALUE, split).buyers());
        var train = known.between(Integer.MIN_VALUE, split);
        var test = known.between(split, asOf);
        var fresh = Holdout.newToCustomers(train, test);
        if (fresh.size() < FEWEST_CUSTOMERS) {
            return tooLittle(fresh.size());
        }
        var models =
                new Affinities(
                        train, catalogue, RfmGroups.of(train, split), RfmGroups.COUNT, split, seed);
        List<Accuracy> candidates = new ArrayList<>();
        for (var candidate : models.candidates()) {
            candidates.add(fresh.measure(candidate.fit().get()));
        }
        candidates.sort(Comparator.comparingDouble(Accuracy::ndcg).reversed());
        var again = Holdout.repeats(train, test);
        var unknown = Holdout.newToShop(train, test, purchases.between(split, asOf).sold());
        return new Evidence(
                split,
                asOf - split,
                fresh.size(),
                fresh.products(),
                List.copyOf(candidates),
                candidates.getFirst().model(),
                "Best NDCG@10 on what %d customers bought for the first time in the last %d days."
                        .formatted(fresh.size(), asOf - split),
                again.size(),
                List.of(
                        again.measure(models.repeatPurchases()),
                        again.measure(OwnCounts.of(train))),
                unknown.products(),
                unknown.size(),
                unknown.size() == 0
                        ? Double.NaN
                        : unknown.measure(models.likeProducts(unknown.ranked())).auc());
    }

    private static Evidence tooLittle(int customers) {
        return new Evidence(
                0,
                0,
                customers,
                0,
                List.of(),
                "segment-popularity",
                ("Only %d customers bought something for the first time in the days held out, fewer than %d:"
                                + " too few to tell models apart.")
                        .formatted(customers, FEWEST_CUSTOMERS),
                0,
                List.of(),
                0,
                0,
                Double.NaN);
    }
}
