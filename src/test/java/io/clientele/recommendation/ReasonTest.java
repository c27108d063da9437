package io.clientele.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientele.affinity.PlantedShop;
import io.clientele.purchase.Purchases;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

class ReasonTest {

    /// Every reason holds by the purchases: five of a small segment, and a shop without a contest.
    @Test
    void callsPopularOnlyWhatIs() {
        int[] segments = new int[300];
        Arrays.fill(segments, 0, 5, 1);
        var seen = EnumSet.noneOf(Reason.class);
        seen.addAll(checked(PlantedShop.of(300, 3), segments));
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
        var found = RecommenderTest.fit(shop, segments);
        var lists = Arrays.copyOf(found.customers(), segments.length + 1);
        lists[segments.length] = found.shop();
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
                            .isGreaterThanOrEqualTo((double) everybody[product] / segments.length);
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
}
