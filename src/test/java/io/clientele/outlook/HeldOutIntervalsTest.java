package io.clientele.outlook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clientele.estimation.FitOptions;
import io.clientele.history.Cut;
import io.clientele.history.PurchaseDays;
import io.clientele.history.SimulatedHistory;
import io.clientele.lifetime.RealShop;
import io.clientele.prediction.Candidate;
import io.clientele.uncertainty.CustomerRanges;
import io.clientele.validation.Validation;
import io.clientele.validation.ValidationOptions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.util.Objects;
import java.util.stream.IntStream;

@Execution(ExecutionMode.CONCURRENT)
class HeldOutIntervalsTest {

    private static final PurchaseDays TRUE_TO_THE_MODEL =
            SimulatedHistory.bgNbd(1500, 400, 6, 0.6, 20, 0.8, 3);

    /// 100 days after 2011-08-31, of the numbers of boosted trees; seen here, published nowhere.
    @Test
    void areCountedForTheBoostedNumbersOfOnlineRetail() {
        var validation =
                Validation.of(
                        RealShop.onlineRetail().purchaseDays(),
                        new ValidationOptions(0, 360, FitOptions.DEFAULTS, null, 42));
        assertThat(validation.supplier()).isEqualTo(Candidate.GRADIENT_BOOSTED);

        var intervals = HeldOutIntervals.of(validation, 42);

        assertThat(intervals.customers()).isEqualTo(3317);
        assertThat(intervals.purchases()).as(intervals.sentence()).isCloseTo(0.881, within(0.005));
        assertThat(intervals.spend()).as(intervals.sentence()).isCloseTo(0.821, within(0.005));
        assertThat(intervals.purchasesAbove())
                .as("the days before Christmas")
                .isCloseTo(0.117, within(0.005));
        assertThat(intervals.spendAbove()).isCloseTo(0.176, within(0.005));
    }

    @Test
    void holdNineTenthsWhereTheModelIsTrue() {
        var evidence = evidence(TRUE_TO_THE_MODEL);

        var intervals = Objects.requireNonNull(evidence.validation().intervals());
        assertThat(intervals.level()).isEqualTo(0.9);
        assertThat(intervals.customers()).isEqualTo(evidence.validation().customers());
        assertThat(intervals.purchases()).isBetween(0.87, 0.97);
        assertThat(intervals.spend()).isBetween(0.87, 0.97);
        assertThat(intervals.sentence())
                .startsWith("90 % intervals over the held-out 100 days held the purchases of");
        assertThat(evidence.warnings()).noneMatch(warning -> warning.contains("too narrow"));
    }

    @Test
    void areCalledTooNarrowWhereTheShopChangedMeanwhile() {
        var evidence = evidence(dearerFrom(TRUE_TO_THE_MODEL, 299));

        var intervals = Objects.requireNonNull(evidence.validation().intervals());
        assertThat(intervals.spend()).isLessThan(0.85);
        assertThat(intervals.spendAbove()).isGreaterThan(0.15);
        assertThat(evidence.warnings())
                .contains("Take intervals for too narrow: " + intervals.sentence());
    }

    @Test
    void missWhereAnEndIsNoNumber() {
        double[] low = {0, 2, 0, Double.NaN, 0};
        double[] high = {1, 3, 1, Double.NaN, Double.NaN};

        var misses = HeldOutIntervals.Misses.of(new CustomerRanges.Range(low, high), i -> 1);

        assertThat(misses.below()).isCloseTo(2.0 / 5, within(1e-12));
        assertThat(misses.above()).isCloseTo(1.0 / 5, within(1e-12));
        assertThat(misses.held()).isCloseTo(2.0 / 5, within(1e-12));
    }

    private static LifetimeEvidence evidence(PurchaseDays history) {
        Cut now = Cut.now(history);
        return Outlook.of(
                        new Shop(history, now.customer(), now.summaries()),
                        new OutlookOptions(
                                null, FitOptions.DEFAULTS, 12, 0.01, true, true, false, 42))
                .evidence();
    }

    /// The same purchases, from a day on at ten times the price.
    private static PurchaseDays dearerFrom(PurchaseDays history, int day) {
        return new PurchaseDays(
                history.start(),
                history.day(),
                history.orders(),
                IntStream.range(0, history.day().length)
                        .mapToDouble(i -> history.amount()[i] * (history.day()[i] >= day ? 10 : 1))
                        .toArray());
    }
}
