package io.clientele.recommendation;

import io.clientele.affinity.Affinities;
import io.clientele.affinity.AffinityModel;
import io.clientele.affinity.RepeatPurchases;
import io.clientele.affinity.Top;
import io.clientele.purchase.Catalogue;
import io.clientele.purchase.GroupBuyers;
import io.clientele.purchase.Purchases;
import io.clientele.purchase.Together;

import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/// Every customer's list, by the model that has proven best.
///
/// A list holds 30 products on sale not bought before, so that some are left when the customer has
/// bought the best of them, then 20 to buy again. The tenth place of the
/// former is kept for a product that is new to the shop, found by its words, category and price,
/// unless one is among the ten anyway: what nobody sees nobody buys, and then no model can learn
/// it. Its score is what the model that serves gives it, less than its place would have.
public final class Recommender {

    private static final int MOST = 30;
    private static final int MOST_AGAIN = 20;
    private static final int POPULAR = 20;
    private static final int FEWEST_BUYERS = 2;
    private static final int CHUNK = 64;

    /// Lists at once in the heap: some 5 MB.
    private static final int SLICE = 4_096;

    private static final int[] NOTHING = {};

    private final Purchases purchases;
    private final Map<Integer, int[]> earlier;
    private final int listed;
    private final boolean[] fresh;
    private final boolean[] popular;
    private final int[] groupOf;
    private final GroupBuyers groups;
    private final AffinityModel model;
    private final AffinityModel inSegment;
    private final AffinityModel like;
    private final AffinityModel recent;
    private final AffinityModel repeats;
    private final RepeatPurchases rhythm;
    private final boolean[] onSale;
    private final Together together;

    private Recommender(
            Affinities models,
            int[] firstDays,
            Map<Integer, int[]> earlier,
            int listed,
            Choice choice) {
        this.earlier = earlier;
        this.listed = listed;
        purchases = models.purchases();
        groupOf = models.groupOf();
        groups = models.groupBuyers();
        popular = popular(models.recentBuyers());
        onSale = models.onSale();
        fresh = PlaceForNew.fresh(firstDays, models.asOf());
        model = models.fit(choice.model(), choice.tuning());
        inSegment = models.segmentPopularity();
        recent = models.recentPopularity();
        like = models.likeProducts(choice.tuning(), fresh);
        rhythm = models.repeatPurchases(choice.tuning());
        var counts = OwnCounts.of(purchases);
        repeats = choice.repeatModel().equals(counts.name()) ? counts : rhythm;
        together = Together.of(purchases);
    }

    /// The 20 products that most customers bought last month, if two did or more.
    private static boolean[] popular(int[] buyers) {
        float[] counts = new float[buyers.length];
        for (int p = 0; p < counts.length; p++) {
            counts[p] = buyers[p] < FEWEST_BUYERS ? 0 : buyers[p];
        }
        boolean[] popular = new boolean[counts.length];
        for (int product : Top.of(counts, POPULAR)) {
            popular[product] = true;
        }
        return popular;
    }

    /// Which model serves a shop, and how well each of them does.
    ///
    /// @param purchases before the as-of day, of all customers
    /// @param asOf days since 1970-01-01
    /// @param seed of what is drawn
    public static Evidence choose(Purchases purchases, Catalogue catalogue, int asOf, long seed) {
        return new Contest(purchases, catalogue, asOf, seed).held();
    }

    /// The lists of some customers.
    ///
    /// @param evidence for the model that serves
    /// @param purchases before the as-of day, of all customers: first those with a list, as many as
    ///     `groupOf` has entries, then those of whom the shop only learns
    /// @param firstDays day each product was first sold, which may be before all of these
    /// @param earlier what customers bought before all of these, by their number, where it is known
    /// @param groupOf segment of each customer with a list, from 0 to `groups` − 1
    /// @param asOf days since 1970-01-01
    /// @param seed of what is drawn
    public static Recommendations fit(
            Evidence evidence,
            Purchases purchases,
            int[] firstDays,
            Catalogue catalogue,
            Map<Integer, int[]> earlier,
            int[] groupOf,
            int groups,
            int asOf,
            long seed) {
        int[] segments = Arrays.copyOf(groupOf, purchases.customers());
        Arrays.fill(segments, groupOf.length, segments.length, -1);
        var models = new Affinities(purchases, catalogue, segments, groups, asOf, seed);
        var recommender =
                new Recommender(models, firstDays, earlier, groupOf.length, evidence.choice());
        return new Recommendations(evidence, recommender::lists, recommender.shopList());
    }

    private Iterator<OfferList> lists() {
        return IntStream.iterate(0, from -> from < listed, from -> from + SLICE)
                .mapToObj(from -> slice(from, Math.min(listed, from + SLICE)))
                .flatMap(Arrays::stream)
                .iterator();
    }

    private OfferList[] slice(int from, int end) {
        var lists = new OfferList[end - from];
        IntStream.range(0, (lists.length + CHUNK - 1) / CHUNK)
                .parallel()
                .forEach(
                        chunk -> {
                            float[] scores = new float[purchases.products()];
                            float[] others = new float[scores.length];
                            var builder = new OfferListBuilder(MOST + MOST_AGAIN);
                            int last = Math.min(lists.length, (chunk + 1) * CHUNK);
                            for (int i = chunk * CHUNK; i < last; i++) {
                                lists[i] = list(from + i, scores, others, builder);
                            }
                        });
        return lists;
    }

    /// @param scores room for the model's
    /// @param others room for those of what helps it out
    private OfferList list(int customer, float[] scores, float[] others, OfferListBuilder list) {
        model.score(customer, scores);
        forget(customer, scores);
        int[] best = Top.of(scores, MOST);
        for (int product : best) {
            int because = model.because(customer, product);
            boolean tied = because >= 0 && together.often(because, product);
            var reason = tied ? Reason.BOUGHT_WITH : untied(customer, product, because);
            list.add(
                    product,
                    scores[product] / scores[best[0]],
                    reason,
                    switch (reason) {
                        case BOUGHT_WITH -> because;
                        case POPULAR_IN_SEGMENT -> groupOf[customer];
                        default -> 0;
                    });
        }
        fillUp(customer, others, list);
        showOneNew(
                customer,
                product -> best.length == 0 ? 0 : Math.max(0, scores[product]) / scores[best[0]],
                others,
                list);
        repeats.score(customer, scores);
        dropOffSale(scores);
        int[] again = Top.of(scores, MOST_AGAIN);
        for (int product : again) {
            list.add(
                    product,
                    scores[product] / scores[again[0]],
                    Reason.AGAIN,
                    rhythm.everyDays(customer, product));
        }
        return list.take();
    }

    /// Why the model names a product, where no customers share it with a purchase that speaks for
    /// it.
    ///
    /// @param because that purchase; −1 if none speaks for it
    private Reason untied(int customer, int product, int because) {
        boolean bySegment = model.name().equals(inSegment.name());
        if (bySegment && groups.popular(groupOf[customer], product)) {
            return Reason.POPULAR_IN_SEGMENT;
        }
        if (popular[product]) {
            return Reason.POPULAR;
        }
        return because < 0 ? Reason.OTHERS_BUY : Reason.SUITS;
    }

    /// Leaves what is on sale and new to the customer.
    private void forget(int customer, float[] scores) {
        for (int product : purchases.productsOf(customer)) {
            scores[product] = 0;
        }
        for (int product : earlier.getOrDefault(customer, NOTHING)) {
            scores[product] = 0;
        }
        dropOffSale(scores);
    }

    private void dropOffSale(float[] scores) {
        for (int p = 0; p < scores.length; p++) {
            scores[p] = onSale[p] ? scores[p] : 0;
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
                boolean inGroup = groups.popular(groupOf[customer], product);
                list.add(
                        product,
                        0,
                        inGroup ? Reason.POPULAR_IN_SEGMENT : Reason.OTHERS_BUY,
                        inGroup ? groupOf[customer] : 1);
            }
        }
    }

    /// @param share of the model's best score that it gives a product
    private void showOneNew(
            int customer, IntToDoubleFunction share, float[] scores, OfferListBuilder list) {
        int place = OfferList.SHOWN - 1;
        if (list.size() < OfferList.SHOWN || list.holdsAny(fresh, OfferList.SHOWN)) {
            return;
        }
        like.score(customer, scores);
        forget(customer, scores);
        for (int product : Top.of(scores, 1)) {
            list.insert(
                    place,
                    MOST,
                    product,
                    (float) share.applyAsDouble(product),
                    Reason.LIKE,
                    like.because(customer, product));
        }
    }

    /// What sold last month, for those of whom nothing is known.
    private OfferList shopList() {
        float[] scores = new float[purchases.products()];
        var list = new OfferListBuilder(MOST);
        if (purchases.customers() > 0) {
            recent.score(0, scores);
            for (int product : Top.of(scores, MOST)) {
                list.add(
                        product,
                        scores[product],
                        popular[product] ? Reason.POPULAR : Reason.OTHERS_BUY,
                        0);
            }
        }
        return list.take();
    }
}
