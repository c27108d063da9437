package io.clientele.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientele.affinity.PlantedShop;
import io.clientele.affinity.Purchases;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
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
