package io.clientele.affinity;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// Fits the models to what was bought before a day.
///
/// @param purchases before `asOf`
/// @param groupOf a group of each customer, from 0 to `groups` − 1, such as its segment; −1 for
///     none
/// @param asOf days since 1970-01-01
@SuppressWarnings("ArrayRecordComponent") // one entry a customer, compared by nobody
public record Affinities(
        Purchases purchases, Catalogue catalogue, int[] groupOf, int groups, int asOf, long seed) {

    private static final double HALF_LIFE = 60;
    private static final int SEASON = 60;

    /// A model that is fitted when asked for.
    public record Candidate(String name, Supplier<AffinityModel> fit) {}

    /// The models that compete for products not bought before; those that cost least come first.
    public List<Candidate> candidates() {
        var taste = Interactions.of(purchases, asOf, HALF_LIFE);
        var trend = Trend.of(purchases, asOf);
        var linear = once(() -> LinearItems.fit(taste));
        return List.of(
                new Candidate(
                        "popularity",
                        () -> Popularity.of("popularity", purchases, asOf, Integer.MAX_VALUE)),
                new Candidate("recent-popularity", this::recentPopularity),
                new Candidate("segment-popularity", this::segmentPopularity),
                new Candidate("item-cosine", () -> ItemCosine.fit(taste)),
                new Candidate("linear-items", linear::get),
                new Candidate("linear-items-in-season", () -> Blend.of(linear.get(), trend)),
                new Candidate(
                        "warp-factors",
                        () -> Factors.fit(taste, ProductFeatures.of(catalogue), seed)));
    }

    /// Two candidates share the costly model.
    private static Supplier<LinearItems> once(Supplier<LinearItems> fit) {
        List<LinearItems> fitted = new ArrayList<>(1);
        return () -> {
            if (fitted.isEmpty()) {
                fitted.add(fit.get());
            }
            return fitted.getFirst();
        };
    }

    /// What sold in the shop last month.
    public AffinityModel recentPopularity() {
        return Popularity.of("recent-popularity", purchases, asOf, Trend.MONTH);
    }

    /// What sold lately within the customer's group.
    public AffinityModel segmentPopularity() {
        return Popularity.ofGroups("segment-popularity", groupBuyers(), groupOf);
    }

    /// Who bought what lately, in each group.
    public GroupBuyers groupBuyers() {
        return GroupBuyers.of(purchases, groupOf, groups, asOf, SEASON);
    }

    /// Who bought what last month, one entry a product.
    public int[] recentBuyers() {
        return purchases.buyers(asOf, Trend.MONTH);
    }

    /// Products by their words, category and price.
    ///
    /// @param targets whether a product is to be scored, one entry a product
    public AffinityModel likeProducts(boolean[] targets) {
        return LikeProducts.of(
                Interactions.of(purchases, asOf, HALF_LIFE),
                ProductFeatures.of(catalogue),
                IntStream.range(0, targets.length).filter(p -> targets[p]).toArray());
    }

    /// What customers buy again.
    public RepeatPurchases repeatPurchases() {
        return RepeatPurchases.of(purchases, asOf);
    }
}
