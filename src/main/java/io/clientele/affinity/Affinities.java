package io.clientele.affinity;

import io.clientele.purchase.Catalogue;
import io.clientele.purchase.GroupBuyers;
import io.clientele.purchase.Interactions;
import io.clientele.purchase.OnSale;
import io.clientele.purchase.Purchases;
import io.clientele.purchase.Trend;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.concurrent.ForkJoinTask;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// Fits the models to what was bought before a day.
public final class Affinities {

    private static final int SEASON = 60;
    private static final int SKETCHED = 400;

    private final Purchases purchases;
    private final Catalogue catalogue;
    private final int[] groupOf;
    private final int groups;
    private final int asOf;
    private final long seed;
    private final Trend trend;
    private final boolean[] onSale;
    private final int block;
    private @Nullable LinearItems fitted;
    private @Nullable Taste tasted;

    /// @param purchases before `asOf`
    /// @param groupOf a group of each customer, from 0 to `groups` − 1, such as its segment; −1 for
    ///     none
    /// @param asOf days since 1970-01-01
    public Affinities(
            Purchases purchases,
            Catalogue catalogue,
            int[] groupOf,
            int groups,
            int asOf,
            long seed) {
        this(
                purchases,
                catalogue,
                groupOf,
                groups,
                asOf,
                seed,
                Trend.of(purchases, asOf),
                OnSale.of(purchases, asOf),
                LinearItems.LARGEST_BLOCK);
    }

    private Affinities(
            Purchases purchases,
            Catalogue catalogue,
            int[] groupOf,
            int groups,
            int asOf,
            long seed,
            Trend trend,
            boolean[] onSale,
            int block) {
        this.purchases = purchases;
        this.catalogue = catalogue;
        this.groupOf = groupOf;
        this.groups = groups;
        this.asOf = asOf;
        this.seed = seed;
        this.trend = trend;
        this.onSale = onSale;
        this.block = block;
    }

    /// The same, but that the linear model takes the 400 products that are bought most: enough to
    /// tell constants apart, for a fraction of the time.
    public Affinities sketch() {
        return new Affinities(
                purchases, catalogue, groupOf, groups, asOf, seed, trend, onSale, SKETCHED);
    }

    public Purchases purchases() {
        return purchases;
    }

    public int[] groupOf() {
        return groupOf;
    }

    public int asOf() {
        return asOf;
    }

    /// Whether each product is still sold, and may be offered.
    public boolean[] onSale() {
        return onSale;
    }

    /// A model that is fitted when asked for.
    record Candidate(String name, Supplier<AffinityModel> fit) {}

    /// The models that compete for products not bought before; those that cost least come first.
    List<Candidate> candidates(Tuning tuning) {
        return List.of(
                new Candidate(
                        "popularity",
                        () -> Popularity.of("popularity", purchases, asOf, Integer.MAX_VALUE)),
                new Candidate("recent-popularity", this::recentPopularity),
                new Candidate("segment-popularity", this::segmentPopularity),
                new Candidate("item-cosine", () -> itemCosine(tuning)),
                new Candidate("linear-items", () -> linear(tuning)),
                new Candidate(
                        "linear-items-in-season", () -> Blend.of(linear(tuning), trend, tuning)),
                new Candidate(
                        "warp-factors",
                        () ->
                                Factors.fit(
                                        taste(tuning.halfLife()),
                                        ProductFeatures.of(catalogue),
                                        seed)));
    }

    /// Fits the candidates and hands each over, in their order. The last one's steps are a sequence
    /// that processors cannot share, so it is fitted beside the others.
    public void fitAll(Tuning tuning, Consumer<AffinityModel> use) {
        var candidates = candidates(tuning);
        var last = ForkJoinTask.adapt(() -> candidates.getLast().fit().get()).fork();
        for (var candidate : candidates.subList(0, candidates.size() - 1)) {
            use.accept(candidate.fit().get());
        }
        use.accept(last.join());
    }

    /// The candidate of a name.
    public AffinityModel fit(String name, Tuning tuning) {
        return candidates(tuning).stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow()
                .fit()
                .get();
    }

    /// Two candidates share the costly model, whatever they are told of the season.
    private synchronized LinearItems linear(Tuning tuning) {
        var last = fitted;
        if (last == null || !last.isOf(tuning)) {
            last = LinearItems.fit(taste(tuning.halfLife()), tuning, block);
            fitted = last;
        }
        return last;
    }

    private ItemCosine itemCosine(Tuning tuning) {
        return ItemCosine.fit(taste(tuning.halfLife()), tuning.shrinkage());
    }

    /// What several models learn from.
    private record Taste(double halfLife, Interactions of) {}

    /// The models of one half-life share it: it is as long as the purchases.
    private synchronized Interactions taste(double halfLife) {
        var last = tasted;
        if (last == null || last.halfLife() != halfLife) {
            last = new Taste(halfLife, Interactions.of(purchases, asOf, halfLife));
            tasted = last;
        }
        return last.of();
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
    public AffinityModel likeProducts(Tuning tuning, boolean[] targets) {
        return LikeProducts.of(
                taste(tuning.halfLife()),
                ProductFeatures.of(catalogue),
                IntStream.range(0, targets.length).filter(p -> targets[p]).toArray());
    }

    /// What customers buy again.
    public RepeatPurchases repeatPurchases(Tuning tuning) {
        return RepeatPurchases.of(purchases, asOf, trend, tuning);
    }
}
