package io.clientele.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientele.affinity.PlantedShop;
import io.clientele.purchase.Catalogue;
import io.clientele.purchase.Purchases;
import io.clientele.purchase.Together;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

class RecommenderTest {

    private static final PlantedShop SHOP = PlantedShop.of(300, 3);
    private static final Lists FOUND = fit(SHOP);

    /// What was found, all lists at once.
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Lists(Evidence evidence, OfferList[] customers, OfferList shop) {

        static Lists of(Recommendations found) {
            return new Lists(
                    found.evidence(),
                    StreamSupport.stream(found.customers().spliterator(), false)
                            .toArray(OfferList[]::new),
                    found.shop());
        }

        OfferList[] ofGroups(int[] groupOf, int groups, int products) {
            var votes = new GroupVotes(groupOf, groups, products);
            for (int u = 0; u < customers.length; u++) {
                votes.add(u, customers[u]);
            }
            return votes.lists();
        }
    }

    @Test
    void chargesThePersonalModelThatWonAndOffersTheCustomersTaste() {
        var found = FOUND;

        assertThat(found.evidence().candidates()).hasSize(7);
        assertThat(found.evidence().choice().model()).doesNotContain("popularity");
        int own = 0;
        int all = 0;
        for (int u = 0; u < 300; u++) {
            var list = found.customers()[u];
            for (int k = 0; k < 5; k++) {
                own += list.products()[k] % 2 == u % 2 ? 1 : 0;
                all++;
            }
        }
        assertThat((double) own / all).isGreaterThan(0.8);
    }

    @Test
    void listsNothingTwiceAndWhatWasBoughtUnderAgainAlone() {
        var found = FOUND;
        for (int u = 0; u < 300; u++) {
            var list = found.customers()[u];
            int[] bought = SHOP.purchases().productsOf(u);
            assertThat(Arrays.stream(list.products()).distinct().count()).isEqualTo(list.size());
            for (int k = 0; k < list.size(); k++) {
                boolean again = list.reasons()[k] == Reason.AGAIN.code();
                assertThat(Arrays.binarySearch(bought, list.products()[k]) >= 0).isEqualTo(again);
                assertThat(list.scores()[k]).isBetween(0, 10_000);
            }
        }
    }

    @Test
    void offersNothingThatIsKnownToHaveBeenBoughtBeforeThePurchases() {
        int[] earlier = Arrays.copyOf(FOUND.customers()[7].products(), 3);

        var list = fit(SHOP, Map.of(7, earlier), new int[300]).customers()[7];

        assertThat(list.products()).isNotEmpty().doesNotContain(earlier);
        assertThat(list.products()).contains(FOUND.customers()[7].products()[3]);
    }

    @Test
    void saysBoughtWithOnlyOfWhatTheSameCustomersBought() {
        var together = Together.of(SHOP.purchases());
        int told = 0;
        for (OfferList list : FOUND.customers()) {
            for (int k = 0; k < list.size(); k++) {
                if (list.reasons()[k] == Reason.BOUGHT_WITH.code()) {
                    assertThat(together.often(list.details()[k], list.products()[k])).isTrue();
                    told++;
                }
            }
        }
        assertThat(told).isPositive();
    }

    /// Product 40 is first sold in the last month, to two customers.
    @Test
    void keepsANewProductThatHardlyAnybodyHasTriedOutOfASegmentsList() {
        var found = fit(withFresh());
        int shown = 0;
        for (OfferList list : found.customers()) {
            for (int k = 0; k < list.size(); k++) {
                shown +=
                        list.products()[k] == PlantedShop.PRODUCTS
                                        && list.reasons()[k] == Reason.LIKE.code()
                                ? 1
                                : 0;
            }
        }
        assertThat(shown).as("lists that keep a place for it").isGreaterThan(200);

        var segment = found.ofGroups(new int[300], 1, PlantedShop.PRODUCTS + 1)[0];

        assertThat(segment.size()).isEqualTo(20);
        assertThat(Arrays.stream(segment.products()).limit(9)).doesNotContain(PlantedShop.PRODUCTS);
    }

    @Test
    void givesANewProductTheModelsScoreAndMovesTheOthersDown() {
        int shown = 0;
        for (OfferList list : fit(withFresh()).customers()) {
            if (list.size() > 9 && list.reasons()[9] == Reason.LIKE.code()) {
                assertThat(list.scores()[9]).isLessThanOrEqualTo(list.scores()[8]);
                assertThat(list.products()).doesNotHaveDuplicates();
                int[] others =
                        IntStream.range(0, list.size())
                                .filter(k -> k != 9 && list.reasons()[k] != Reason.AGAIN.code())
                                .map(k -> -list.scores()[k])
                                .toArray();
                assertThat(others).isSorted();
                shown++;
            }
        }
        assertThat(shown).isGreaterThan(200);
    }

    /// More customers than a slice has.
    @Test
    void listsAllCustomersInTheirOrder() {
        int customers = 5_000;
        var some = PlantedShop.of(customers, 3);
        var found = fit(some);

        assertThat(found.customers()).hasSize(customers);
        for (int u : new int[] {0, 4_095, 4_096, customers - 1}) {
            assertThat(Arrays.stream(found.customers()[u].products()).limit(10))
                    .as("of customer %d", u)
                    .doesNotContainAnyElementsOf(
                            Arrays.stream(some.purchases().productsOf(u)).boxed().toList());
        }
    }

    private static PlantedShop withFresh() {
        return withOneMore("red lamp and blue mug", u -> u < 2, _ -> PlantedShop.DAYS - 3);
    }

    /// Product 40, which some customers buy on a day of their own.
    private static PlantedShop withOneMore(String name, IntPredicate buyers, IntUnaryOperator day) {
        var purchases = SHOP.purchases();
        int size =
                purchases.product().length + (int) IntStream.range(0, 300).filter(buyers).count();
        int[] start = new int[301];
        int[] products = new int[size];
        int[] days = new int[size];
        for (int u = 0; u < 300; u++) {
            int from = purchases.start()[u];
            int length = purchases.start()[u + 1] - from;
            System.arraycopy(purchases.product(), from, products, start[u], length);
            System.arraycopy(purchases.day(), from, days, start[u], length);
            start[u + 1] = start[u] + length;
            if (buyers.test(u)) {
                products[start[u + 1]] = PlantedShop.PRODUCTS;
                days[start[u + 1]++] = day.applyAsInt(u);
            }
        }
        var names = Arrays.copyOf(SHOP.catalogue().names(), PlantedShop.PRODUCTS + 1);
        names[PlantedShop.PRODUCTS] = name;
        return new PlantedShop(
                Purchases.of(names.length, start, products, days),
                new Catalogue(
                        names,
                        new String[names.length],
                        Arrays.copyOf(SHOP.catalogue().prices(), names.length)));
    }

    /// Product 40 sold 50 days ago, to one who has no list: it is no news to the others.
    @Test
    void callsNothingNewThatWasSoldToCustomersWhoHaveNoList() {
        var shop = withOneMore("red lamp of old", u -> u == 299, _ -> PlantedShop.DAYS - 50);
        for (OfferList list : fit(shop, new int[40]).customers()) {
            assertThat(list.reasons()).doesNotContain(Reason.LIKE.code());
        }
        var lately = withOneMore("red lamp of now", u -> u == 299, _ -> PlantedShop.DAYS - 10);
        assertThat(fit(lately, new int[40]).customers())
                .anySatisfy(list -> assertThat(list.reasons()).contains(Reason.LIKE.code()));
    }

    /// Product 40 was bought by all, last three months ago; nobody has got it since.
    @Test
    void offersNothingThatIsNoLongerSold() {
        int gone = PlantedShop.DAYS - 100;
        var found = fit(withGone(gone));
        for (OfferList list : found.customers()) {
            assertThat(list.products()).doesNotContain(PlantedShop.PRODUCTS);
        }
        assertThat(found.shop().products()).doesNotContain(PlantedShop.PRODUCTS);
        var still = fit(withGone(gone + 20));
        assertThat(still.customers())
                .anySatisfy(list -> assertThat(list.products()).contains(PlantedShop.PRODUCTS));
    }

    private static PlantedShop withGone(int last) {
        return withOneMore("red lamp of old", u -> u < 200, u -> last - u % 20);
    }

    /// Only those with a list are numbered by segment; the others are learnt from.
    @Test
    void learnsFromCustomersWhoHaveNoList() {
        var some = fit(SHOP, new int[40]);
        var all = FOUND;

        assertThat(some.customers()).hasSize(40);
        assertThat(some.evidence()).isEqualTo(all.evidence());
        assertThat(some.shop().products()).isEqualTo(all.shop().products());
        for (int u = 0; u < 40; u++) {
            assertThat(Arrays.stream(some.customers()[u].products()).limit(5))
                    .containsExactly(
                            Arrays.stream(all.customers()[u].products())
                                    .limit(5)
                                    .boxed()
                                    .toArray(Integer[]::new));
        }
    }

    @Test
    void isTheSameForTheSameSeed() {
        var first = FOUND;
        var second = fit(SHOP);

        assertThat(first.evidence()).isEqualTo(second.evidence());
        for (int u = 0; u < 300; u++) {
            assertThat(first.customers()[u].products()).isEqualTo(second.customers()[u].products());
            assertThat(first.customers()[u].scores()).isEqualTo(second.customers()[u].scores());
        }
    }

    @Test
    void saysWhyNothingCouldBeComparedInASmallShop() {
        var found = fit(PlantedShop.of(5, 1));

        assertThat(found.evidence().candidates()).isEmpty();
        assertThat(found.evidence().choice().model()).isEqualTo("segment-popularity");
        assertThat(found.evidence().reason()).contains("too few to tell models apart");
        assertThat(found.customers()).allMatch(list -> list.size() > 0);
    }

    @Test
    void servesCustomersOfWhomNothingIsKnown() {
        var purchases = SHOP.purchases();
        int[] start = Arrays.copyOf(purchases.start(), purchases.start().length + 1);
        start[start.length - 1] = start[start.length - 2];
        var found =
                fit(
                        new PlantedShop(
                                new Purchases(
                                        purchases.products(),
                                        start,
                                        purchases.product(),
                                        purchases.day()),
                                SHOP.catalogue()));

        assertThat(found.customers()[300].size()).isEqualTo(30);
        assertThat(found.customers()[300].reasons())
                .doesNotContain(Reason.BOUGHT_WITH.code(), Reason.AGAIN.code());
        assertThat(found.shop().size()).isEqualTo(30);
    }

    @Test
    void offersASegmentWhatIsShownToMostOfItsMembers() {
        var found = FOUND;
        int[] tastes = new int[300];
        for (int u = 0; u < 300; u++) {
            tastes[u] = u % 2;
        }

        var lists = found.ofGroups(tastes, 3, PlantedShop.PRODUCTS);

        assertThat(lists[0].products()[0] % 2).isZero();
        assertThat(lists[1].products()[0] % 2).isOne();
        assertThat(lists[0].scores()[0]).isEqualTo(10_000);
        assertThat(Arrays.stream(lists[0].details())).allMatch(share -> share > 0 && share <= 100);
        assertThat(lists[2].size()).isZero();
    }

    private static Lists fit(PlantedShop shop) {
        return fit(shop, new int[shop.purchases().customers()]);
    }

    static Lists fit(PlantedShop shop, int[] segments) {
        return fit(shop, Map.of(), segments);
    }

    private static Lists fit(PlantedShop shop, Map<Integer, int[]> earlier, int[] segments) {
        return Lists.of(
                Recommender.fit(
                        Recommender.choose(
                                shop.purchases(), shop.catalogue(), PlantedShop.DAYS, 42),
                        shop.purchases(),
                        shop.purchases().firstDays(),
                        shop.catalogue(),
                        earlier,
                        segments,
                        2,
                        PlantedShop.DAYS,
                        42));
    }
}
