package io.clientele.recommendation;

import io.clientele.affinity.AffinityModel;
import io.clientele.affinity.Top;
import io.clientele.affinity.Tuning;
import io.clientele.purchase.Purchases;

import java.util.Arrays;

/// A model whose lists keep the tenth place for a product that is new to the shop, as those that
/// are served do: so what is shown can be measured.
///
/// @param like the model of new products
/// @param onSale whether a product may be offered
/// @param fresh whether it is new
@SuppressWarnings("ArrayRecordComponent") // one entry a product, compared by nobody
record PlaceForNew(
        AffinityModel model,
        AffinityModel like,
        Purchases purchases,
        boolean[] onSale,
        boolean[] fresh)
        implements AffinityModel {

    private static final int DAYS = 30;

    static PlaceForNew of(AffinityModel model, Fold fold, Tuning tuning) {
        boolean[] fresh = fresh(fold.train().firstDays(), fold.split());
        return new PlaceForNew(
                model,
                fold.models().likeProducts(tuning, fresh),
                fold.train(),
                fold.models().onSale(),
                fresh);
    }

    /// Whether each product was first sold within the 30 days before a day.
    static boolean[] fresh(int[] firstDays, int asOf) {
        boolean[] fresh = new boolean[firstDays.length];
        for (int p = 0; p < fresh.length; p++) {
            fresh[p] = firstDays[p] >= asOf - DAYS && firstDays[p] < asOf;
        }
        return fresh;
    }

    @Override
    public String name() {
        return model.name();
    }

    /// The score of the new product is a little more than that of the one in tenth place.
    @Override
    public void score(int customer, float[] scores) {
        model.score(customer, scores);
        int[] shown = Top.of(open(customer, scores), OfferList.SHOWN);
        if (shown.length < OfferList.SHOWN || Arrays.stream(shown).anyMatch(p -> fresh[p])) {
            return;
        }
        float[] likely = new float[scores.length];
        like.score(customer, likely);
        for (int product : Top.of(open(customer, likely), 1)) {
            scores[product] = Math.nextUp(scores[shown[OfferList.SHOWN - 1]]);
        }
    }

    /// Of what may be offered to the customer as not bought before.
    private float[] open(int customer, float[] scores) {
        float[] open = scores.clone();
        for (int p = 0; p < open.length; p++) {
            open[p] = onSale[p] ? open[p] : 0;
        }
        for (int product : purchases.productsOf(customer)) {
            open[product] = 0;
        }
        return open;
    }

    @Override
    public int because(int customer, int product) {
        return model.because(customer, product);
    }
}
