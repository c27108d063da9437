package io.clientele.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.clientele.estimation.Fit;
import io.clientele.estimation.FitOptions;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// What must not change when the same facts are written differently.
class InvarianceTest {

    private static final SimulatedShop SHOP = SimulatedShop.bgNbd(3000, 9, 0.6, 40, 0.8, 2.5);

    private static PurchaseSummaries picked(List<Integer> rows) {
        return PurchaseSummaries.of(
                rows.stream().mapToInt(row -> SHOP.x()[row]).toArray(),
                rows.stream().mapToDouble(row -> SHOP.tx()[row]).toArray(),
                rows.stream().mapToDouble(row -> SHOP.T()[row]).toArray(),
                rows.stream().mapToDouble(row -> SHOP.value()[row]).toArray());
    }

    private static List<Integer> allRows() {
        return IntStream.range(0, SHOP.x().length).boxed().toList();
    }

    @Test
    void fitsAreBitForBitEqualForShuffledCustomers() {
        List<Integer> shuffled = new ArrayList<>(allRows());
        Collections.shuffle(shuffled, new Random(4));

        assertThat(BgNbd.fit(picked(shuffled), FitOptions.DEFAULTS))
                .isEqualTo(BgNbd.fit(SHOP.summaries(), FitOptions.DEFAULTS));
    }

    @Test
    void doubledCustomersDoubleTheLogLikelihoodAndNothingElse() {
        List<Integer> doubled = new ArrayList<>(allRows());
        doubled.addAll(allRows());

        Fit<BgNbd> once = BgNbd.fit(SHOP.summaries(), FitOptions.DEFAULTS);
        Fit<BgNbd> twice = BgNbd.fit(picked(doubled), FitOptions.DEFAULTS);

        assertThat(twice.logLikelihood()).isCloseTo(2 * once.logLikelihood(), within(1e-6));
        assertThat(twice.model().a()).isCloseTo(once.model().a(), withinPercentage(1e-5));
        assertThat(twice.standardErrors().get("a"))
                .isCloseTo(
                        once.standardErrors().getOrDefault("a", 0.0) / Math.sqrt(2),
                        withinPercentage(0.01));
    }

    @Test
    void daysAndWeeksAgree() {
        Fit<BgNbd> days = BgNbd.fit(SHOP.summaries(), FitOptions.DEFAULTS);
        Fit<BgNbd> weeks = BgNbd.fit(SHOP.inUnitsOf(7), FitOptions.DEFAULTS);

        double repeats = IntStream.of(SHOP.x()).sum();
        assertThat(weeks.logLikelihood())
                .isCloseTo(days.logLikelihood() + repeats * Math.log(7), within(1e-6));
        assertThat(weeks.model().alpha() * 7)
                .isCloseTo(days.model().alpha(), withinPercentage(1e-5));
        assertThat(weeks.standardErrors().getOrDefault("alpha", 0.0) * 7)
                .isCloseTo(
                        days.standardErrors().getOrDefault("alpha", 0.0), withinPercentage(0.01));
        assertThat(weeks.model().expectedPurchases(4, 3, 20, 30))
                .isCloseTo(days.model().expectedPurchases(28, 3, 140, 210), within(1e-6));
        assertThat(weeks.model().probabilityAlive(3, 20, 30))
                .isCloseTo(days.model().probabilityAlive(3, 140, 210), within(1e-7));
    }

    @Test
    void mergingKeepsEveryCustomer() {
        Patterns patterns =
                Patterns.merge(
                        new int[] {2, 0, 2, 1, 0},
                        new double[] {5, 0, 5, 4, 0.0},
                        new double[] {9, 7, 9, 9, 7});

        assertThat(patterns.x()).containsExactly(0, 1, 2);
        assertThat(patterns.customers()).containsExactly(2, 1, 2);
        assertThat(patterns.ofRow()).containsExactly(2, 0, 2, 1, 0);
        assertThat(patterns.totalCustomers()).isEqualTo(5);
        assertThat(patterns.totalRepeatPurchases()).isEqualTo(5);
    }
}
