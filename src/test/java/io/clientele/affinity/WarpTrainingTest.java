package io.clientele.affinity;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientele.purchase.Interactions;
import io.clientele.purchase.Purchases;

import org.junit.jupiter.api.Test;

class WarpTrainingTest {

    /// It may not have been sold yet, so nobody has passed it over.
    @Test
    void learnsNothingOfAProductThatNobodyBought() {
        var purchases = PlantedShop.of(300, 7).purchases();
        int unsold = PlantedShop.PRODUCTS;
        var taste =
                Interactions.of(
                        new Purchases(
                                unsold + 1,
                                purchases.start(),
                                purchases.product(),
                                purchases.day()),
                        PlantedShop.DAYS,
                        60);
        var none = new ProductFeatures(0, new int[unsold + 2], new int[0], new float[0]);
        var untouched = new WarpTraining(taste, none, 42);
        var trained = new WarpTraining(taste, none, 42);
        trained.run();

        assertThat(point(trained, unsold)).isEqualTo(point(untouched, unsold));
        assertThat(point(trained, 0)).isNotEqualTo(point(untouched, 0));
    }

    private static float[] point(WarpTraining training, int product) {
        float[] point = new float[Factors.ROW];
        training.represent(product, point, 0);
        return point;
    }
}
