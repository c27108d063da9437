package io.clientele.affinity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clientele.purchase.Catalogue;
import io.clientele.purchase.GroupBuyers;
import io.clientele.purchase.Interactions;
import io.clientele.purchase.Purchases;
import io.clientele.purchase.Together;
import io.clientele.purchase.Trend;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.stream.IntStream;

/// What every model has to do, and what each does by its formula.
class ModelsTest {

    private static final PlantedShop SHOP = PlantedShop.of(300, 7);
    private static final Tuning TUNING = new Tuning(60, 10, 0.02, 0.4, 5, 120, 0.4);

    @Test
    void solvesTheNormalEquationsOfEase() {
        var taste = Interactions.of(SHOP.purchases(), PlantedShop.DAYS, 60);
        var model = LinearItems.fit(taste, TUNING, LinearItems.LARGEST_BLOCK);
        double[][] gram = gram(taste);
        double lambda = 0;
        for (int i = 0; i < gram.length; i++) {
            lambda += 10 * gram[i][i] / gram.length;
        }
        // Steck (2019): off the diagonal (G + λI) B equals G, on it B is 0.
        for (int i = 0; i < gram.length; i++) {
            for (int j = 0; j < gram.length; j++) {
                double left = 0;
                for (int k = 0; k < gram.length; k++) {
                    left += (gram[i][k] + (i == k ? lambda : 0)) * weight(model, k, j);
                }
                if (i == j) {
                    assertThat(weight(model, i, j)).isZero();
                } else {
                    assertThat(left).isCloseTo(gram[i][j], within(1e-3 * lambda));
                }
            }
        }
    }

    @Test
    void hasNoWeightsWhereNobodyBoughtOrNobodyLately() {
        var nothing = Purchases.of(2, new int[] {0, 0}, new int[0], new int[0]);
        assertThat(LinearItems.fit(Interactions.of(nothing, 0, 60), TUNING, 10).weights())
                .isEmpty();

        var longAgo = Purchases.of(2, new int[] {0, 2}, new int[] {0, 1}, new int[] {0, 0});
        for (int days = 0; days < 7_000; days += 20) {
            var model = LinearItems.fit(Interactions.of(longAgo, days, 60), TUNING, 10);
            // What else it is when weights get too small for a float, it is between 0 and 1.
            assertThat(weight(model, 0, 1)).as("%d days", days).isBetween(0.0, 1.0);
            if (days > 5_000) {
                assertThat(weight(model, 0, 1)).isZero();
            }
        }
    }

    private static double weight(LinearItems model, int from, int to) {
        return model.weights()[model.place()[from]][model.place()[to]];
    }

    private static double[][] gram(Interactions taste) {
        double[][] gram = new double[taste.products()][taste.products()];
        for (int u = 0; u < taste.customers(); u++) {
            for (int a = taste.start()[u]; a < taste.start()[u + 1]; a++) {
                for (int b = taste.start()[u]; b < taste.start()[u + 1]; b++) {
                    gram[taste.product()[a]][taste.product()[b]] +=
                            (double) taste.weight()[a] * taste.weight()[b];
                }
            }
        }
        return gram;
    }

    @Test
    void measuresNeighboursByShrunkCosine() {
        // Today customer 0 buys all, customer 1 products 0 and 1, customer 2 products 1 and 2.
        var purchases =
                Purchases.of(
                        3,
                        new int[] {0, 3, 5, 7},
                        new int[] {0, 1, 2, 0, 1, 1, 2},
                        new int[] {5, 5, 5, 5, 5, 5, 5});
        var model = ItemCosine.fit(Interactions.of(purchases, 5, 60), 5);
        float[] scores = new float[3];

        model.score(2, scores);

        double third = 1 / 3.0;
        double zeroAndOne = (third + 0.5) / Math.sqrt((third + 0.5) * (third + 1)) * 2 / (2 + 5);
        double zeroAndTwo = third / (third + 0.5) * 1 / (1 + 5);
        assertThat(scores[0]).isCloseTo((float) (zeroAndOne + zeroAndTwo), within(1e-6f));
        assertThat(model.because(2, 0)).isEqualTo(1);
    }

    @Test
    void findsThePlantedTasteWithEveryPersonalModel() {
        for (var candidate : SHOP.affinities().candidates(TUNING)) {
            var model = candidate.fit().get();
            assertThat(model.name()).isEqualTo(candidate.name());
            if (!model.name().contains("popularity")) {
                assertThat(shareOfOwnTaste(model)).as(model.name()).isGreaterThan(0.8);
            }
        }
    }

    private static double shareOfOwnTaste(AffinityModel model) {
        float[] scores = new float[PlantedShop.PRODUCTS];
        double own = 0;
        double all = 0;
        for (int u = 0; u < SHOP.purchases().customers(); u++) {
            model.score(u, scores);
            for (int product : SHOP.purchases().productsOf(u)) {
                scores[product] = 0;
            }
            for (int product : Top.of(scores, 5)) {
                own += product % 2 == u % 2 ? 1 : 0;
                all++;
            }
        }
        return own / all;
    }

    @Test
    void isTheSameBitByBitForTheSameSeed() {
        var one = SHOP.affinities().candidates(TUNING);
        var other = SHOP.affinities().candidates(TUNING);
        for (int c = 0; c < one.size(); c++) {
            var first = one.get(c).fit().get();
            var second = other.get(c).fit().get();
            float[] left = new float[PlantedShop.PRODUCTS];
            float[] right = new float[PlantedShop.PRODUCTS];
            for (int u = 0; u < 50; u++) {
                first.score(u, left);
                second.score(u, right);
                assertThat(left).as(first.name()).isEqualTo(right);
            }
        }
    }

    @Test
    void ranksProductsThatNobodyBoughtByTheirWords() {
        var catalogue = SHOP.catalogue();
        int products = PlantedShop.PRODUCTS + 2;
        String[] names = Arrays.copyOf(catalogue.names(), products);
        names[products - 2] = "lamp of red glass";
        names[products - 1] = "mug of blue glass";
        double[] prices = Arrays.copyOf(catalogue.prices(), products);
        var purchases = SHOP.purchases();
        boolean[] targets = new boolean[products];
        targets[products - 2] = true;
        targets[products - 1] = true;
        var model =
                new Affinities(
                                new Purchases(
                                        products,
                                        purchases.start(),
                                        purchases.product(),
                                        purchases.day()),
                                new Catalogue(names, new String[products], prices),
                                new int[purchases.customers()],
                                1,
                                PlantedShop.DAYS,
                                42)
                        .likeProducts(TUNING, targets);
        float[] scores = new float[products];
        int right = 0;
        for (int u = 0; u < purchases.customers(); u++) {
            model.score(u, scores);
            assertThat(Top.of(scores, products)).hasSize(2);
            boolean lamp = scores[products - 2] > scores[products - 1];
            right += lamp == (u % 2 == 0) ? 1 : 0;
        }

        assertThat(right).isGreaterThan(purchases.customers() * 3 / 4);
    }

    @Test
    void knowsTheRhythmOfRepeatPurchases() {
        // Product 0 every 30 days or so, product 1 once, product 2 on days 0, 5, 85 and 88.
        var purchases =
                Purchases.of(
                        3,
                        new int[] {0, 9},
                        new int[] {0, 0, 0, 0, 1, 2, 2, 2, 2},
                        new int[] {0, 30, 58, 90, 90, 0, 5, 85, 88});
        var model = RepeatPurchases.of(purchases, 115, Trend.of(purchases, 115), TUNING);
        float[] scores = new float[3];

        model.score(0, scores);

        assertThat(model.everyDays(0, 0)).isEqualTo(30);
        assertThat(model.everyDays(0, 1)).isZero();
        assertThat(model.everyDays(0, 2)).isZero();
        assertThat(scores[0]).isGreaterThan(scores[1]);
        assertThat(scores[1]).isPositive();
    }

    @Test
    void tellsWhetherTwoProductsWereOftenBoughtByTheSameCustomers() {
        // 1 and 2 by two customers, 0 and 1 by one, 0 and 2 by one, who bought 0 twice.
        var purchases =
                Purchases.of(
                        3,
                        new int[] {0, 2, 4, 6, 9},
                        new int[] {0, 1, 1, 2, 1, 2, 0, 0, 2},
                        new int[] {1, 1, 1, 1, 1, 1, 1, 2, 1});
        var together = Together.of(purchases);

        assertThat(together.often(1, 2)).isTrue();
        assertThat(together.often(2, 1)).isTrue();
        assertThat(together.often(0, 2)).isFalse();
        assertThat(together.often(0, 1)).isFalse();
    }

    /// The reason of the blend: what was bought, unless what all buy speaks louder.
    @Test
    void namesAPurchaseOnlyWhereItSpeaksLouderThanWhatSold() {
        var blend = (Blend) SHOP.affinities().fit("linear-items-in-season", TUNING);
        var linear = blend.linear();
        float[] scores = new float[SHOP.purchases().products()];
        int named = 0;
        int silent = 0;
        for (int u = 0; u < SHOP.purchases().customers(); u++) {
            linear.score(u, scores);
            for (int p = 0; p < scores.length; p++) {
                assertThat(linear.score(u, p)).isCloseTo(scores[p], within(1e-5f));
                boolean louder = linear.score(u, p) > blend.recent()[p];
                assertThat(blend.because(u, p)).isEqualTo(louder ? linear.because(u, p) : -1);
                named += louder ? 1 : 0;
                silent += louder ? 0 : 1;
            }
        }
        assertThat(named).isPositive();
        assertThat(silent).isPositive();
    }

    /// Out of season a product that speaks against itself must not rise.
    @Test
    void raisesNothingOutOfSeason() {
        var linear =
                new LinearItems(
                        Interactions.of(SHOP.purchases(), PlantedShop.DAYS, 60),
                        TUNING,
                        new int[] {0, 1},
                        IntStream.range(0, PlantedShop.PRODUCTS).map(p -> p < 2 ? p : -1).toArray(),
                        new float[][] {{-1, -1}, {-1, -1}});
        float[] season = new float[PlantedShop.PRODUCTS];
        Arrays.fill(season, 0.25f);
        var blend = new Blend(linear, new float[PlantedShop.PRODUCTS], season);
        float[] plain = new float[PlantedShop.PRODUCTS];
        float[] scores = new float[PlantedShop.PRODUCTS];
        int negative = 0;
        for (int u = 0; u < 50; u++) {
            linear.score(u, plain);
            blend.score(u, scores);
            assertThat(scores[0]).isEqualTo(plain[0] * 4);
            negative += plain[0] < 0 ? 1 : 0;
        }
        assertThat(negative).isPositive();
    }

    private static Popularity groups(Purchases purchases, int... groupOf) {
        return Popularity.ofGroups("x", GroupBuyers.of(purchases, groupOf, 2, 2, 60), groupOf);
    }

    @Test
    void countsNobodyWhoHasNotBoughtAndThoseOfNoGroupInTheShopAlone() {
        // Customer 0 and 1 of group 0, 2 of group 1; 3 has bought nothing, 4 is of no group.
        var purchases =
                Purchases.of(2, new int[] {0, 1, 2, 3, 3, 4}, new int[] {0, 0, 1, 1}, new int[4]);
        int[] groupOf = {0, 0, 1, 1, -1};
        var counted = GroupBuyers.of(purchases, groupOf, 2, 1, 60);

        assertThat(counted.members()).containsExactly(2, 1);
        assertThat(counted.customers()).isEqualTo(4);
        assertThat(counted.shop()).containsExactly(2, 2);
        assertThat(counted.buyers()[1]).containsExactly(0, 1);
        assertThat(counted.popular(0, 0)).isTrue();
        assertThat(counted.popular(0, 1)).isFalse();
        assertThat(counted.popular(1, 1)).as("by one customer").isFalse();
        assertThat(counted.popular(-1, 0)).isFalse();
        float[] scores = new float[2];
        groups(purchases, groupOf).score(4, scores);
        assertThat(scores).as("of the shop").containsExactly(1, 1);
    }

    @Test
    void drawsSmallGroupsToTheShop() {
        // Everybody buys product 0, the one customer of group 1 buys product 1 alone.
        var purchases =
                Purchases.of(2, new int[] {0, 1, 2, 3}, new int[] {0, 0, 1}, new int[] {1, 1, 1});
        var model = groups(purchases, 0, 0, 1);

        assertThat(model.scores()[0]).containsExactly(1, 50 / 3f / (2 + 100 / 3f));
        assertThat(model.scores()[1][0]).isEqualTo(1);
        assertThat(model.scores()[1][1]).isGreaterThan(model.scores()[0][1]);
    }
}
