package io.clientele.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.clientele.estimation.Fit;
import io.clientele.estimation.FitOptions;
import io.clientele.lifetime.BgNbd;
import io.clientele.lifetime.Golden;
import io.clientele.lifetime.MbgNbd;
import io.clientele.lifetime.ParetoNbd;
import io.clientele.lifetime.PurchaseModel;
import io.clientele.lifetime.PurchaseSummaries;
import io.clientele.lifetime.SimulatedShop;
import io.clientele.value.CustomerValues;
import io.clientele.value.GammaGamma;
import io.clientele.value.LifetimeValue;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;

class UncertaintyTest {

    private static final PurchaseSummaries SHOP = Golden.madeUpShop();
    private static final Fit<GammaGamma> ORDER_VALUES =
            GammaGamma.fit(SHOP, 30, FitOptions.DEFAULTS);

    private static CustomerValues values(Fit<? extends PurchaseModel> fit, PurchaseSummaries shop) {
        return LifetimeValue.inDays(fit.model(), ORDER_VALUES.model(), 12, 0.01).of(shop);
    }

    private static CustomerRanges ranges(Fit<? extends PurchaseModel> fit, long seed) {
        CustomerValues values = values(fit, SHOP);
        return Uncertainty.of(SHOP, fit, ORDER_VALUES, values, values, RangeOptions.of(360, seed));
    }

    @Test
    void rangesHoldTheirEstimatesAndChancesSumToOne() {
        for (Fit<? extends PurchaseModel> fit :
                List.of(
                        BgNbd.fit(SHOP, FitOptions.DEFAULTS),
                        MbgNbd.fit(SHOP, FitOptions.DEFAULTS),
                        ParetoNbd.fit(SHOP, FitOptions.DEFAULTS))) {
            CustomerValues values = values(fit, SHOP);
            CustomerRanges ranges = ranges(fit, 1);
            for (int row = 0; row < SHOP.size(); row++) {
                holds(ranges.probabilityAlive(), row, values.probabilityAlive()[row]);
                assertThat(ranges.probabilityAlive().high()[row]).isLessThanOrEqualTo(1);
                holds(ranges.purchases(), row, values.expectedPurchases()[row]);
                holds(ranges.lifetimeValue(), row, values.lifetimeValue()[row]);
                float chances = 0;
                for (float[] segment : ranges.valueSegments()) {
                    chances += segment[row];
                }
                assertThat(chances).isCloseTo(1, within(1e-5f));
            }
        }
    }

    private static void holds(CustomerRanges.Range range, int row, double estimate) {
        assertThat(range.low()[row]).isBetween(0.0, estimate);
        assertThat(range.high()[row]).isGreaterThanOrEqualTo(estimate).isFinite();
    }

    @Test
    void areTheSameForTheSameSeedAndNearForAnother() {
        Fit<BgNbd> fit = BgNbd.fit(SHOP, FitOptions.DEFAULTS);
        double[] once = ranges(fit, 1).lifetimeValue().high();
        double[] other = ranges(fit, 2).lifetimeValue().high();

        assertThat(ranges(fit, 1).lifetimeValue().high()).isEqualTo(once);
        assertThat(other).isNotEqualTo(once);
        assertThat(Arrays.stream(other).sum() / Arrays.stream(once).sum())
                .isCloseTo(1, within(0.1));
    }

    @Test
    void growWithWhatSomethingElseExpectsMore() {
        Fit<BgNbd> fit = BgNbd.fit(SHOP, FitOptions.DEFAULTS);
        CustomerValues classical = values(fit, SHOP);
        CustomerValues doubled =
                new CustomerValues(
                        classical.probabilityAlive(),
                        times(2, classical.expectedPurchases()),
                        classical.expectedOrderValue(),
                        times(2, classical.lifetimeValue()));

        CustomerRanges ranges =
                Uncertainty.of(
                        SHOP, fit, ORDER_VALUES, classical, doubled, RangeOptions.of(360, 1));

        double before = Arrays.stream(ranges(fit, 1).lifetimeValue().high()).sum();
        double after = Arrays.stream(ranges.lifetimeValue().high()).sum();
        assertThat(after / before).isBetween(1.4, 2.0);
    }

    private static double[] times(double factor, double[] values) {
        return Arrays.stream(values).map(value -> factor * value).toArray();
    }

    @Test
    void knowNothingOfBeingAliveWherePurchasesShowNoDropOut() {
        PurchaseSummaries staying =
                SimulatedShop.of(
                                500,
                                5,
                                2,
                                80,
                                s -> new SimulatedShop.Leaving(0, false, Double.POSITIVE_INFINITY))
                        .summaries();
        Fit<BgNbd> fit = BgNbd.fit(staying, FitOptions.DEFAULTS);
        CustomerValues values = values(fit, staying);

        CustomerRanges ranges =
                Uncertainty.of(staying, fit, ORDER_VALUES, values, values, RangeOptions.of(360, 1));

        assertThat(ranges.probabilityAlive().low()).containsOnly(0);
        assertThat(ranges.probabilityAlive().high()).containsOnly(1);
    }

    @Test
    void surviveAShopWithoutRepeatPurchases() {
        PurchaseSummaries once =
                PurchaseSummaries.of(
                        new int[3], new double[3], new double[] {0, 30, 70}, new double[3]);
        Fit<BgNbd> fit = BgNbd.fit(once, FitOptions.DEFAULTS);
        Fit<GammaGamma> orderValues = GammaGamma.fit(once, 20, FitOptions.DEFAULTS);
        CustomerValues values =
                LifetimeValue.inDays(fit.model(), orderValues.model(), 12, 0.01).of(once);

        CustomerRanges ranges =
                Uncertainty.of(once, fit, orderValues, values, values, RangeOptions.of(360, 1));

        assertThat(ranges.lifetimeValue().low()).containsOnly(0);
        for (double high : ranges.lifetimeValue().high()) {
            assertThat(high).isFinite();
        }
    }

    /// A quarter leaves with the first repeat purchase, all others never: a and b run to where a
    /// gamma draw of either is too small for a number.
    @Test
    void areNumbersWhereCustomersLeaveAtOnceOrNever() {
        PurchaseSummaries polarised = SimulatedShop.atOnceOrNever(2000, 3).summaries();
        Fit<BgNbd> fit = BgNbd.fit(polarised, FitOptions.DEFAULTS);
        assertThat(fit.model().a()).isLessThan(1e-5);
        assertThat(fit.model().b()).isLessThan(1e-4);
        CustomerValues values = values(fit, polarised);

        CustomerRanges ranges =
                Uncertainty.of(
                        polarised, fit, ORDER_VALUES, values, values, RangeOptions.of(360, 1));

        double mostlyBest = 0;
        for (int row = 0; row < polarised.size(); row++) {
            holds(ranges.probabilityAlive(), row, values.probabilityAlive()[row]);
            holds(ranges.purchases(), row, values.expectedPurchases()[row]);
            holds(ranges.lifetimeValue(), row, values.lifetimeValue()[row]);
            mostlyBest += ranges.valueSegments()[0][row] > 0.5 ? 1 : 0;
        }
        assertThat(mostlyBest / polarised.size()).isBetween(0.1, 0.4);
    }

    @Test
    void refuseWhatIsNoNumber() {
        var range = CustomerRanges.Range.of(1);
        assertThatIllegalArgumentException().isThrownBy(() -> range.set(0, Double.NaN, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> range.set(0, 0, Double.NaN, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> range.set(0, 0, 1, Double.NaN));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ends.ofCounts(new double[] {1, Double.NaN, 2}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ends.ofAmounts(new double[] {1, Double.NaN, 2}));
    }

    @Test
    void refuseTooFewDraws() {
        assertThatIllegalArgumentException().isThrownBy(() -> new RangeOptions(360, 5, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new RangeOptions(0, 300, 1));
    }
}
