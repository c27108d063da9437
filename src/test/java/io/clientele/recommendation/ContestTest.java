package io.clientele.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientele.affinity.AffinityModel;
import io.clientele.affinity.PlantedShop;
import io.clientele.affinity.Top;
import io.clientele.affinity.Tuning;
import io.clientele.purchase.Purchases;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/// What the evidence may know of.
class ContestTest {

    private static final PlantedShop SHOP = PlantedShop.of(300, 3);
    private static final int SPLIT = PlantedShop.DAYS - 25;

    @Test
    void knowsNothingOfCustomersWhoFirstBuyAfterTheSplit() {
        var alone = evidence(SHOP.purchases());

        assertThat(evidence(with(SHOP.purchases(), 200, SPLIT))).isEqualTo(alone);
        assertThat(evidence(with(SHOP.purchases(), 200, SPLIT - 1))).isNotEqualTo(alone);
    }

    /// Whatever customers buy within the days that the figures are of.
    @Test
    void choosesByNothingThatIsBoughtOnTheDaysOfTheFigures() {
        var chosen = choice(SHOP.purchases());

        assertThat(chosen.ndcg()).hasSize(9);
        for (int seed = 0; seed < 3; seed++) {
            var changed = choice(shuffledFrom(SPLIT, seed));
            assertThat(changed).isEqualTo(chosen);
        }
        assertThat(choice(shuffledFrom(SPLIT - 25, 0))).isNotEqualTo(chosen);
    }

    @Test
    void measuresTheListsThatAreServedBesideTheModelAlone() {
        var found = evidence(SHOP.purchases());

        // Nothing is new to this shop, so that no place is kept.
        var served = Objects.requireNonNull(found.served());
        assertThat(found.candidates()).contains(served);
        assertThat(served.model()).isEqualTo(found.choice().model());
    }

    /// Product 39 is first sold on the day before the split, to some of the first ten customers.
    @Test
    void keepsTheTenthPlaceForWhatIsNewAsListsDo() {
        int[] days = SHOP.purchases().day().clone();
        int[] products = SHOP.purchases().product().clone();
        for (int i = 0; i < days.length; i++) {
            if (products[i] == 39) {
                days[i] = SPLIT - 1;
                products[i] = i < SHOP.purchases().start()[10] ? 39 : 37;
            }
        }
        var purchases =
                Purchases.of(PlantedShop.PRODUCTS, SHOP.purchases().start(), products, days);
        var fold = Fold.of(purchases, SHOP.catalogue(), SPLIT, PlantedShop.DAYS, 42);
        var model = fold.models().fit("popularity", Tuning.START);
        var kept = PlaceForNew.of(model, fold, Tuning.START);
        float[] scores = new float[PlantedShop.PRODUCTS];
        int changed = 0;
        for (int u = 0; u < fold.train().customers(); u++) {
            int[] plain = shown(fold, model, u, scores);
            int[] list = shown(fold, kept, u, scores);
            boolean may =
                    plain.length == 10
                            && Arrays.stream(plain).noneMatch(p -> p == 39)
                            && Arrays.binarySearch(fold.train().productsOf(u), 39) < 0;
            assertThat(Arrays.stream(list).filter(p -> p != 39))
                    .allMatch(p -> Arrays.stream(plain).anyMatch(q -> q == p));
            assertThat(Arrays.stream(list).anyMatch(p -> p == 39))
                    .isEqualTo(may || Arrays.stream(plain).anyMatch(p -> p == 39));
            changed += may ? 1 : 0;
        }
        assertThat(changed).isPositive();
    }

    private static int[] shown(Fold fold, AffinityModel model, int customer, float[] scores) {
        model.score(customer, scores);
        for (int product : fold.train().productsOf(customer)) {
            scores[product] = 0;
        }
        return Top.of(scores, 10);
    }

    /// From the split on only 20 of the 300 customers buy.
    @Test
    void keepsWhatWasChosenWhereTooFewBuyLaterForFigures() {
        var purchases = SHOP.purchases();
        int[] days = purchases.day().clone();
        for (int i = purchases.start()[20]; i < days.length; i++) {
            days[i] = days[i] < SPLIT ? days[i] : purchases.day()[0];
        }
        var quiet =
                Purchases.of(
                        PlantedShop.PRODUCTS, purchases.start(), purchases.product().clone(), days);

        var found = evidence(quiet);

        assertThat(found.choice()).isEqualTo(choice(quiet));
        assertThat(found.choice().ndcg()).hasSize(9);
        assertThat(found.choice().model()).isNotEqualTo("segment-popularity");
        assertThat(found.candidates()).isEmpty();
        assertThat(found.repeats()).isEmpty();
        assertThat(found.customers()).isZero();
        assertThat(found.reason()).contains("too few for figures");
    }

    @Test
    void comparesNothingInAShopThatIsAWeekOld() {
        int[] days = SHOP.purchases().day().clone();
        Arrays.setAll(days, i -> PlantedShop.DAYS - 1 - days[i] % 7);
        var young =
                Purchases.of(
                        PlantedShop.PRODUCTS,
                        SHOP.purchases().start(),
                        SHOP.purchases().product(),
                        days);

        var found = new Contest(young, SHOP.catalogue(), PlantedShop.DAYS, 42).held();

        assertThat(found.candidates()).isEmpty();
        assertThat(found.choice().model()).isEqualTo("segment-popularity");
        assertThat(found.choice().repeatModel()).isEqualTo("own-counts");
        assertThat(found.reason()).startsWith("Only 0 customers");
    }

    private static Choice choice(Purchases purchases) {
        return new Contest(purchases, SHOP.catalogue(), PlantedShop.DAYS, 42)
                .choice(2 * SPLIT - PlantedShop.DAYS, SPLIT);
    }

    /// Other products from a day on.
    private static Purchases shuffledFrom(int day, int seed) {
        var random = new Random(seed);
        var purchases = SHOP.purchases();
        int[] product = purchases.product().clone();
        for (int i = 0; i < product.length; i++) {
            product[i] =
                    purchases.day()[i] < day ? product[i] : random.nextInt(PlantedShop.PRODUCTS);
        }
        return Purchases.of(
                PlantedShop.PRODUCTS, purchases.start(), product, purchases.day().clone());
    }

    /// Ten customers each: a model that is better by chance alone, and one that is better for all.
    @Test
    void takesTheCheapestModelThatIsNotClearlyWorse() {
        Map<String, double[]> gains = new LinkedHashMap<>();
        gains.put("worse", new double[] {.1, .1, .1, .1, .1, .1, .1, .1, .1, .2});
        gains.put("cheap", new double[] {.5, .4, .5, .4, .5, .4, .5, .4, .5, .4});
        gains.put("dear", new double[] {.4, .5, .4, .5, .4, .5, .4, .5, .4, .6});
        assertThat(Search.cheapest(gains)).isEqualTo("cheap");

        gains.put("best", new double[] {.6, .7, .6, .7, .6, .7, .6, .7, .6, .7});
        assertThat(Search.cheapest(gains)).isEqualTo("best");
    }

    /// So many more customers, before and after the others by turns, who buy from a day on.
    private static Purchases with(Purchases purchases, int more, int from) {
        var random = new Random(8);
        int customers = purchases.customers();
        int[] start = new int[customers + more + 1];
        int[] product = Arrays.copyOf(purchases.product(), purchases.product().length + 3 * more);
        int[] day = Arrays.copyOf(purchases.day(), product.length);
        int at = 0;
        int old = 0;
        for (int u = 0; u < customers + more; u++) {
            boolean added = u % 2 == 0 && u < 2 * more;
            int length = added ? 3 : purchases.start()[old + 1] - purchases.start()[old];
            for (int i = 0; i < length; i++) {
                product[at + i] =
                        added
                                ? random.nextInt(PlantedShop.PRODUCTS)
                                : purchases.product()[purchases.start()[old] + i];
                day[at + i] = added ? from + 5 * i : purchases.day()[purchases.start()[old] + i];
            }
            old += added ? 0 : 1;
            at += length;
            start[u + 1] = at;
        }
        return Purchases.of(PlantedShop.PRODUCTS, start, product, day);
    }

    private static Evidence evidence(Purchases purchases) {
        return new Contest(purchases, SHOP.catalogue(), PlantedShop.DAYS, 42).heldFrom(SPLIT);
    }
}
