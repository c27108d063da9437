package io.clientele.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clientele.estimation.FitOptions;
import io.clientele.history.Cut;
import io.clientele.history.PurchaseDays;
import io.clientele.history.SimulatedHistory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.util.Arrays;
import java.util.EnumSet;

@Execution(ExecutionMode.CONCURRENT)
class PredictorTest {

    private static final PurchaseDays SHOP = SimulatedHistory.bgNbd(1500, 300, 4, 0.6, 20, 0.8, 3);

    private static Prediction predicted(Cut cut, Candidate candidate, long seed) {
        return new Predictor(
                        cut,
                        ModelFits.of(cut, EnumSet.allOf(Candidate.class), FitOptions.DEFAULTS),
                        FitOptions.DEFAULTS,
                        seed)
                .predict(candidate, 60);
    }

    /// Two customers: one with repeats on days 15 and 30, one who came on day 40.
    @Test
    void naiveRulesGoByTheCustomersOwnPast() {
        Cut cut =
                Cut.now(
                        new PurchaseDays(
                                new int[] {0, 3, 4},
                                new int[] {10, 15, 30, 40},
                                new int[4],
                                new double[] {5, 20, 37, 9}));
        Predictor predictor =
                new Predictor(
                        cut,
                        ModelFits.of(cut, EnumSet.allOf(Candidate.class), FitOptions.DEFAULTS),
                        FitOptions.DEFAULTS,
                        1);

        Prediction own = predictor.predict(Candidate.OWN_RATE, 60);
        Prediction last = predictor.predict(Candidate.LAST_PERIOD, 20);

        assertThat(own.purchases()).containsExactly(4, 0);
        assertThat(own.spend()).containsExactly(62.0 * 60 / 31, 9.0 * 60);
        assertThat(last.purchases()).containsExactly(1, 1);
        assertThat(last.spend()).containsExactly(37, 9);
        assertThat(Predictor.supports(Candidate.LAST_PERIOD, cut, 30)).isTrue();
        assertThat(Predictor.supports(Candidate.LAST_PERIOD, cut, 31)).isFalse();
        assertThat(Predictor.supports(Candidate.GRADIENT_BOOSTED, cut, 20)).isFalse();
    }

    @Test
    void modelsSayWhatTheySayCustomerByCustomer() {
        Cut cut = Cut.at(240, SHOP);
        ModelFits fits = ModelFits.of(cut, EnumSet.allOf(Candidate.class), FitOptions.DEFAULTS);
        Prediction prediction =
                new Predictor(cut, fits, FitOptions.DEFAULTS, 1).predict(Candidate.BG_NBD, 60);

        for (int row = 0; row < 50; row++) {
            int from = cut.start(row);
            int last = cut.end()[row] - 1;
            double expected =
                    fits.bgNbd()
                            .model()
                            .expectedPurchases(
                                    60,
                                    last - from,
                                    SHOP.day()[last] - SHOP.day()[from],
                                    240 - SHOP.day()[from]);
            assertThat(prediction.purchases()[row]).isEqualTo(expected);
        }
    }

    @Test
    void noCandidateLooksPastTheCut() {
        PurchaseDays other = SHOP.sampled(SHOP.customers(), 1);
        double[] changed = other.amount().clone();
        for (int i = 0; i < changed.length; i++) {
            changed[i] = other.day()[i] > 240 ? 1e6 : changed[i];
        }
        Cut cut = Cut.at(240, SHOP);
        Cut inAnotherFuture =
                Cut.at(240, new PurchaseDays(SHOP.start(), SHOP.day(), SHOP.orders(), changed));
        Cut withoutFuture = Cut.now(until(240));

        for (Candidate candidate : Candidate.values()) {
            double[] known = predicted(cut, candidate, 7).spend();
            assertThat(predicted(inAnotherFuture, candidate, 7).spend())
                    .as(candidate.toString())
                    .isEqualTo(known);
            assertThat(predicted(withoutFuture, candidate, 7).spend())
                    .as(candidate.toString())
                    .isEqualTo(known);
        }
    }

    /// The same shop, closed after a day on which somebody bought.
    private static PurchaseDays until(int day) {
        Cut cut = Cut.at(day, SHOP);
        int[] start = new int[cut.size() + 1];
        int[] rows = new int[SHOP.day().length];
        int size = 0;
        for (int row = 0; row < cut.size(); row++) {
            for (int i = cut.start(row); i < cut.end()[row]; i++) {
                rows[size++] = i;
            }
            start[row + 1] = size;
        }
        int[] kept = Arrays.copyOf(rows, size);
        return new PurchaseDays(
                start,
                Arrays.stream(kept).map(i -> SHOP.day()[i]).toArray(),
                Arrays.stream(kept).map(i -> SHOP.orders()[i]).toArray(),
                Arrays.stream(kept).mapToDouble(i -> SHOP.amount()[i]).toArray());
    }

    @Test
    void boostingIsRepeatableBitForBitAndChangesWithTheSeed() {
        Cut cut = Cut.at(240, SHOP);
        double[] once = predicted(cut, Candidate.GRADIENT_BOOSTED, 7).purchases();

        assertThat(predicted(cut, Candidate.GRADIENT_BOOSTED, 7).purchases()).isEqualTo(once);
        assertThat(predicted(cut, Candidate.GRADIENT_BOOSTED, 8).purchases()).isNotEqualTo(once);
    }

    @Test
    void boostingLeavesATrueModelAboutAsItIs() {
        Cut cut = Cut.at(240, SHOP);

        double models = Arrays.stream(predicted(cut, Candidate.BG_NBD, 7).purchases()).sum();
        double trees =
                Arrays.stream(predicted(cut, Candidate.GRADIENT_BOOSTED, 7).purchases()).sum();

        assertThat(trees / models).isCloseTo(1, within(0.15));
    }
}
