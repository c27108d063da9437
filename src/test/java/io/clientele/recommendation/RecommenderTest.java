package io.clientele.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientele.affinity.PlantedShop;
import io.clientele.affinity.Purchases;
import io.clientele.affinity.Together;

import org.junit.jupiter.api.Test;

import java.util.Arrays;

class RecommenderTest {

    private static final PlantedShop SHOP = PlantedShop.of(300, 3);

    @Test
    void chargesThePersonalModelThatWonAndOffersTheCustomersTaste() {
        var found = fit(SHOP);

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
        var found = fit(SHOP);
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
        for (OfferList list : fit(SHOP).customers()) {
            for (int k = 0; k < list.size(); k++) {
                if (list.reasons()[k] == Reason.BOUGHT_WITH.code()) {
                    assertThat(together.often(list.details()[k], list.products()[k])).isTrue();
                    told++;
                }
            }
        }
        assertThat(told).isPositive();
    }

    @Test
    void isTheSameForTheSameSeed() {
        var first = fit(SHOP);
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
        var found = fit(SHOP);
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
        return Recommender.fit(
                shop.purchases(),
                shop.catalogue(),
                new int[shop.purchases().customers()],
                1,
                PlantedShop.DAYS,
                42);
    }
}
