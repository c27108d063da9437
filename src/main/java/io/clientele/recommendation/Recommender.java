package io.clientele.recommendation;

import io.clientele.affinity.Affinities;
import io.clientele.affinity.AffinityModel;
import io.clientele.affinity.Catalogue;
import io.clientele.affinity.Purchases;
import io.clientele.affinity.RepeatPurchases;
import io.clientele.affinity.Together;
import io.clientele.affinity.Top;

import java.util.stream.IntStream;

/// Every customer's list, by the model that has proven best.
///
/// A list holds 20 products not bought before, then 20 to buy again. The tenth place of the former
/// is kept for a product that is new to the shop, found by its words, category and price, unless
/// one is among the ten anyway: what nobody sees nobody buys, and then no model can learn it.
public final class Recommender {

    private static final int MOST = 20;
    private static final int NEW_DAYS = 30;
    private static final int CHUNK = 64;

    private final Purchases purchases;
    private final boolean[] fresh;
    private final int[] groupOf;
    private final AffinityModel model;
    private final AffinityModel inSegment;
    private final AffinityModel like;
    private final AffinityModel recent;
    private final RepeatPurchases repeats;
    private final Together together;

    private Recommender(Affinities models, String chosen) {
        purchases = models.purchases();
        groupOf = models.groupOf();
        int[] first = purchases.firstDays();
        fresh = new boolean[first.length];
        for (int p = 0; p < first.length; p++) {
            fresh[p] = first[p] >= models.asOf() - NEW_DAYS;
        }
        model =
                models.candidates().stream()
                        .filter(candidate -> candidate.name().equals(chosen))
                        .findFirst()
                        .orElseThrow()
                        .fit()
                        .get();
        inSegment = models.segmentPopularity();
        recent = models.recentPopularity();
        like = models.likeProducts(fresh);
        repeats = models.repeatPurchases();
        together = Together.of(purchases);
    }

    /// Every customer's list and the evidence for the model behind them.
    ///
    /// @param purchases before the as-of day
    /// @param groupOf segment of each customer, from 0 to `groups` − 1
    /// @param asOf days since 1970-01-01
    /// @param seed of what is drawn
    public static Recommendations fit(
            Purchases purchases,
            Catalogue catalogue,
            int[] groupOf,
            int groups,
            int asOf,
            long seed) {
        var evidence = new Contest(purchases, catalogue, asOf, seed).held();
        var models = new Affinities(purchases, catalogue, groupOf, groups, asOf, seed);
        var recommender = new Recommender(models, evidence.model());
        return new Recommendations(evidence, recommender.lists(), recommender.shopList());
    }

    private OfferList[] lists() {
        var lists = new OfferList[purchases.customers()];
        IntStream.range(0, (lists.length + CHUNK - 1) / CHUNK)
                .parallel()
                .forEach(
                        chunk -> {
                            float[] scores = new float[purchases.products()];
                            var builder = new OfferListBuilder(2 * MOST);
                            int end = Math.min(lists.length, (chunk + 1) * CHUNK);
                            for (int u = chunk * CHUNK; u < end; u++) {
                                lists[u] = list(u, scores, builder);
                            }
                        });
        return lists;
    }

    private OfferList list(int customer, float[] scores, OfferListBuilder list) {
        model.score(customer, scores);
        forget(customer, scores);
        int[] best = Top.of(scores, MOST);
        for (int product : best) {
            int because = model.because(customer, product);
            boolean tied = because >= 0 && together.often(because, product);
            list.add(
                    product,
                    scores[product] / scores[best[0]],
                    tied ? Reason.BOUGHT_WITH : popular(),
                    tied ? because : groupOf[customer]);
        }
        fillUp(customer, scores, list);
        showOneNew(customer, scores, list);
        repeats.score(customer, scores);
        int[] again = Top.of(scores, MOST);
        for (int product : again) {
            list.add(
                    product,
                    scores[product] / scores[again[0]],
                    Reason.AGAIN,
                    repeats.everyDays(customer, product));
        }
        return list.take();
    }

    private Reason popular() {
        return model.name().equals(inSegment.name()) ? Reason.POPULAR_IN_SEGMENT : Reason.POPULAR;
    }

    private void forget(int customer, float[] scores) {
        for (int product : purchases.productsOf(customer)) {
            scores[product] = 0;
        }
    }

    /// With what is popular among customers of the segment, below all that the model names.
    private void fillUp(int customer, float[] scores, OfferListBuilder list) {
        if (list.size() == MOST) {
            return;
        }
        inSegment.score(customer, scores);
        forget(customer, scores);
        for (int product : Top.of(scores, 2 * MOST)) {
            if (list.size() < MOST && !list.holds(product)) {
                list.add(product, 0, Reason.POPULAR_IN_SEGMENT, groupOf[customer]);
            }
        }
    }

    private void showOneNew(int customer, float[] scores, OfferListBuilder list) {
        int place = OfferList.SHOWN - 1;
        if (list.size() < OfferList.SHOWN || list.holdsAny(fresh, OfferList.SHOWN)) {
            return;
        }
        like.score(customer, scores);
        forget(customer, scores);
        for (int product : Top.of(scores, MOST)) {
            if (!list.holds(product)) {
                list.replace(place, product, Reason.LIKE, like.because(customer, product));
                return;
            }
        }
    }

    /// What sold last month, for those of whom nothing is known.
    private OfferList shopList() {
        float[] scores = new float[purchases.products()];
        var list = new OfferListBuilder(MOST);
        if (purchases.customers() > 0) {
            recent.score(0, scores);
            for (int product : Top.of(scores, MOST)) {
                list.add(product, scores[product], Reason.POPULAR, -1);
            }
        }
        return list.take();
    }
}
