package io.clientele.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientele.affinity.Catalogue;
import io.clientele.affinity.PlantedShop;
import io.clientele.affinity.Purchases;
import io.clientele.affinity.Together;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

class RecommenderTest {

    private static final PlantedShop SHOP = PlantedShop.of(300, 3);
    private static final Recommendations FOUND = fit(SHOP);

    @Test
    void chargesThePersonalModelThatWonAndOffersTheCustomersTaste() {
        var found = FOUND;

        assertThat(found.evidence().candidates()).hasSize(7);
        assertThat(found.evidence().candidates().getFirst().model())
                .isEqualTo(found.evidence().model());
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

    /// Every reason holds by the purchases: five of a small segment, and a shop without a contest.
    @Test
    void callsPopularOnlyWhatIs() {
        int[] segments = new int[300];
        Arrays.fill(segments, 0, 5, 1);
        var seen = EnumSet.noneOf(Reason.class);
        seen.addAll(checked(SHOP, segments));
        seen.addAll(checked(PlantedShop.of(25, 1), new int[25]));
        assertThat(seen)
                .contains(
                        Reason.BOUGHT_WITH,
                        Reason.POPULAR,
                        Reason.POPULAR_IN_SEGMENT,
                        Reason.OTHERS_BUY,
                        Reason.AGAIN);
    }

    private static Set<Reason> checked(PlantedShop shop, int[] segments) {
        int[] month = buyers(shop.purchases(), new int[segments.length], 0, 31);
        int[] everybody = buyers(shop.purchases(), new int[segments.length], 0, 60);
        int[][] own = {
            buyers(shop.purchases(), segments, 0, 60), buyers(shop.purchases(), segments, 1, 60)
        };
        long[] members = {
            Arrays.stream(segments).filter(g -> g == 0).count(), Arrays.stream(segments).sum()
        };
        var seen = EnumSet.noneOf(Reason.class);
        var lists = fit(shop, segments).customers();
        for (int u = 0; u < lists.length; u++) {
            for (int k = 0; k < lists[u].size(); k++) {
                var reason = Reason.of(lists[u].reasons()[k]);
                int product = lists[u].products()[k];
                seen.add(reason);
                if (reason == Reason.POPULAR) {
                    assertThat(month[product]).isGreaterThan(1);
                    assertThat(Arrays.stream(month).filter(n -> n > month[product]).count())
                            .isLessThan(20);
                }
                if (reason == Reason.POPULAR_IN_SEGMENT) {
                    int group = segments[u];
                    assertThat(lists[u].details()[k]).isEqualTo(group);
                    assertThat(own[group][product]).isGreaterThan(1);
                    assertThat((double) own[group][product] / members[group])
                            .isGreaterThanOrEqualTo((double) everybody[product] / lists.length);
                }
            }
        }
        return seen;
    }

    private static int[] buyers(Purchases shop, int[] segments, int segment, int days) {
        var lately = shop.between(PlantedShop.DAYS - days, PlantedShop.DAYS);
        int[] buyers = new int[shop.products()];
        for (int u = 0; u < segments.length; u++) {
            if (segments[u] == segment) {
                Arrays.stream(lately.productsOf(u)).forEach(p -> buyers[p]++);
            }
        }
        return buyers;
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

    private static PlantedShop withFresh() {
        var purchases = SHOP.purchases();
        int[] start = purchases.start().clone();
        int size = purchases.product().length;
        int[] product = new int[size + 2];
        int[] day = new int[size + 2];
        for (int u = 0; u < 300; u++) {
            int moved = Math.min(u, 2);
            int from = purchases.start()[u];
            int length = purchases.start()[u + 1] - from;
            System.arraycopy(purchases.product(), from, product, from + moved, length);
            System.arraycopy(purchases.day(), from, day, from + moved, length);
            if (u < 2) {
                product[from + moved + length] = PlantedShop.PRODUCTS;
                day[from + moved + length] = PlantedShop.DAYS - 3;
            }
            start[u + 1] += Math.min(u + 1, 2);
        }
        var names = Arrays.copyOf(SHOP.catalogue().names(), PlantedShop.PRODUCTS + 1);
        names[PlantedShop.PRODUCTS] = "red lamp and blue mug";
        return new PlantedShop(
                Purchases.of(PlantedShop.PRODUCTS + 1, start, product, day),
                new Catalogue(
                        names,
                        new String[names.length],
                        Arrays.copyOf(SHOP.catalogue().prices(), names.length)));
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
        assertThat(found.evidence().model()).isEqualTo("segment-popularity");
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

        assertThat(found.customers()[300].size()).isEqualTo(20);
        assertThat(found.customers()[300].reasons())
                .doesNotContain(Reason.BOUGHT_WITH.code(), Reason.AGAIN.code());
        assertThat(found.shop().size()).isEqualTo(20);
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

    private static Recommendations fit(PlantedShop shop) {
        return fit(shop, new int[shop.purchases().customers()]);
    }

    private static Recommendations fit(PlantedShop shop, int[] segments) {
        return Recommender.fit(
                shop.purchases(), shop.catalogue(), segments, 2, PlantedShop.DAYS, 42);
    }
}
