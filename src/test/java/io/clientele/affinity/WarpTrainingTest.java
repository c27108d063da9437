package io.clientele.affinity;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientele.purchase.Catalogue;
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
        var features =
                ProductFeatures.of(
                        new Catalogue(
                                new String[unsold + 1],
                                new String[unsold + 1],
                                new double[unsold + 1]));
        var untouched = new WarpTraining(taste, features, 42);
        var trained = new WarpTraining(taste, features, 42);
        trained.run();

        assertThat(trained.own(unsold)).isEqualTo(untouched.own(unsold));
        assertThat(trained.own(0)).isNotEqualTo(untouched.own(0));
    }
}
