package io.clientele.outlook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.clientele.diagnostics.MonthValue;
import io.clientele.diagnostics.PurchaseCounts.Count;
import io.clientele.diagnostics.Tracking;
import io.clientele.estimation.FitOptions;
import io.clientele.history.Cut;
import io.clientele.history.PurchaseDays;
import io.clientele.history.SimulatedHistory;
import io.clientele.lifetime.BgNbd;
import io.clientele.lifetime.PurchaseSummaries;
import io.clientele.prediction.Candidate;
import io.clientele.prediction.ModelFits;
import io.clientele.validation.Validation;
import io.clientele.value.CustomerValues;
import io.clientele.value.GammaGamma;
import io.clientele.value.LifetimeValue;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

@Execution(ExecutionMode.CONCURRENT)
class OutlookTest {

    private static final PurchaseDays LEAVING = SimulatedHistory.bgNbd(900, 300, 4, 0.8, 15, 1, 3);
    private static final PurchaseDays STAYING =
            SimulatedHistory.bgNbd(400, 300, 4, 0.8, 15, 1e-9, 3);

    private static Outlook outlook(
            PurchaseDays history, @Nullable Candidate asked, boolean validated) {
        Cut now = Cut.now(history);
        return Outlook.of(
                new Shop(history, now.customer(), now.summaries()),
                new OutlookOptions(
                        asked, FitOptions.DEFAULTS, 12, 0.01, validated, false, false, 42));
    }

    @Test
    void bgNbdAskedForIsTheClassicalNumberWhetherComparedOrNot() {
        Cut now = Cut.now(LEAVING);
        CustomerValues classical =
                LifetimeValue.inDays(
                                BgNbd.fit(now.summaries(), FitOptions.DEFAULTS).model(),
                                GammaGamma.fit(
                                                now.summaries(),
                                                now.meanDayValue(),
                                                FitOptions.DEFAULTS)
                                        .model(),
                                12,
                                0.01)
                        .of(now.summaries());

        for (boolean validated : new boolean[] {true, false}) {
            Outlook outlook = outlook(LEAVING, Candidate.BG_NBD, validated);
            assertThat(outlook.values().lifetimeValue()).isEqualTo(classical.lifetimeValue());
            assertThat(outlook.values().probabilityAlive()).isEqualTo(classical.probabilityAlive());
            assertThat(outlook.buyingAgain() != null).isEqualTo(validated);
        }
    }

    @Test
    void expectedPurchasesTimesOrderValueIsWhatIsDiscounted() {
        for (Candidate candidate :
                new Candidate[] {Candidate.PARETO_NBD, Candidate.GRADIENT_BOOSTED}) {
            CustomerValues values = outlook(LEAVING, candidate, false).values();
            for (int row = 0; row < values.lifetimeValue().length; row++) {
                double spend = values.expectedPurchases()[row] * values.expectedOrderValue()[row];
                // Between a discount of one month and of all twelve.
                assertThat(values.lifetimeValue()[row])
                        .isBetween(spend * 0.999 / Math.pow(1.01, 12), spend / 1.0099);
            }
        }
    }

    @Test
    void valuesTheCustomersAskedForAlone() {
        Outlook all = outlook(LEAVING, Candidate.GRADIENT_BOOSTED, false);
        Cut now = Cut.now(LEAVING);
        int[] some = IntStream.range(100, 900).toArray();
        Outlook part =
                Outlook.of(
                        new Shop(LEAVING, some, summaries(now, some)),
                        new OutlookOptions(
                                Candidate.GRADIENT_BOOSTED,
                                FitOptions.DEFAULTS,
                                12,
                                0.01,
                                false,
                                false,
                                false,
                                42));

        assertThat(part.values().lifetimeValue())
                .as("of models that are fitted to everybody, whoever is asked for")
                .isEqualTo(Arrays.copyOfRange(all.values().lifetimeValue(), 100, 900));
    }

    private static PurchaseSummaries summaries(Cut now, int[] rows) {
        var patterns = now.summaries().patterns();
        return PurchaseSummaries.of(
                IntStream.of(rows).map(row -> now.summaries().x(row)).toArray(),
                IntStream.of(rows)
                        .mapToDouble(row -> patterns.tx()[patterns.ofRow()[row]])
                        .toArray(),
                IntStream.of(rows)
                        .mapToDouble(row -> patterns.T()[patterns.ofRow()[row]])
                        .toArray(),
                IntStream.of(rows).mapToDouble(now.summaries()::meanRepeatValue).toArray());
    }

    @Test
    void saysThatAliveTellsNothingWhereNobodyIsSeenToLeave() {
        Outlook staying = outlook(STAYING, Candidate.BG_NBD, false);
        Outlook leaving = outlook(LEAVING, Candidate.BG_NBD, false);

        assertThat(staying.aliveCaution()).startsWith("P(alive) tells nothing");
        assertThat(staying.evidence().probabilityAlive().informative()).isFalse();
        assertThat(staying.evidence().warnings()).contains(staying.aliveCaution());
        assertThat(leaving.aliveCaution()).isNull();
        assertThat(staying.valueCaution())
                .startsWith("The purchases do not show that anybody leaves for good")
                .endsWith(
                        "Lifetime values look 360 days ahead, and nothing of it was tested on held-out days.")
                .isEqualTo(staying.evidence().valueCaution());
        assertThat(leaving.valueCaution()).startsWith("Lifetime values look 360 days ahead");
        assertThat(leaving.evidence().probabilityAlive().informative()).isTrue();
    }

    @Test
    void cautionsAgainstSumsThatLookFurtherThanWasTested() {
        Choice choice = new Choice(Candidate.BG_NBD, 90, "");
        ModelFits fits =
                ModelFits.of(Cut.now(LEAVING), EnumSet.of(Candidate.BG_NBD), FitOptions.DEFAULTS);
        Validation tested =
                new Validation(
                        Validation.Status.VALIDATED,
                        "",
                        90,
                        0,
                        500,
                        100,
                        List.of(),
                        Candidate.BG_NBD,
                        Candidate.BG_NBD,
                        null,
                        null,
                        null);

        assertThat(choice.valueCaution(fits, tested, 90)).isNull();
        assertThat(choice.valueCaution(fits, tested, 360))
                .isEqualTo(
                        "Lifetime values look 360 days ahead, of which forecasts were tested on 90.");
    }

    /// Sums over customers must not depend on how they are cut into months, weeks or cells.
    @Test
    void diagnosticsAddUpToWhatCustomersAreToldAndToWhatWasBought() {
        Cut now = Cut.now(LEAVING);
        Outlook outlook =
                Outlook.of(
                        new Shop(LEAVING, now.customer(), now.summaries()),
                        new OutlookOptions(
                                null, FitOptions.DEFAULTS, 12, 0.01, true, false, true, 42));
        DiagnosticsEvidence diagnostics = Objects.requireNonNull(outlook.diagnostics());

        double months = diagnostics.months().stream().mapToDouble(MonthValue::discounted).sum();
        assertThat(months)
                .isCloseTo(
                        Arrays.stream(outlook.values().lifetimeValue()).sum(), withinPercentage(2));
        assertThat(diagnostics.months()).hasSize(12);
        assertThat(diagnostics.purchaseCounts().counts().stream().mapToInt(Count::actual).sum())
                .isEqualTo(now.size());
        Tracking.Week last = diagnostics.tracking().weeks().getLast();
        assertThat(last.expectedSoFar()).isCloseTo(last.actualSoFar(), withinPercentage(20));
        assertThat(diagnostics.tracking().lastKnownDay())
                .isEqualTo(outlook.evidence().validation().lastKnownDay());
        assertThat(diagnostics.densities()).hasSize(3);
        assertThat(diagnostics.calibration()).hasSize(10);
        assertThat(diagnostics.matrix().probabilityAlive())
                .hasSameSizeAs(diagnostics.matrix().frequencies());
    }

    @Test
    void saysWhyNothingWasHeldOutAndFallsBackToTheClassicalModel() {
        PurchaseDays young = SimulatedHistory.bgNbd(150, 40, 4, 0.8, 15, 1, 3);

        Outlook outlook = outlook(young, null, true);

        assertThat(outlook.supplier()).isEqualTo(Candidate.BG_NBD);
        assertThat(outlook.buyingAgain()).isNull();
        assertThat(outlook.evidence().validation().reason()).contains("from 56 on");
        assertThat(outlook.evidence().modelReason()).contains("So bg-nbd supplies the numbers");
        assertThat(outlook(young, Candidate.GRADIENT_BOOSTED, true).evidence().modelReason())
                .contains("bg-nbd stands in");
    }
}
