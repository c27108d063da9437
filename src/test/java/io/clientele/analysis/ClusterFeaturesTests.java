package io.clientele.analysis;

import static io.clientele.plan.ClusterFeature.LIFETIME_VALUE;
import static io.clientele.plan.ClusterFeature.MONETARY;
import static io.clientele.plan.ClusterFeature.PROBABILITY_ALIVE;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientele.estimation.FitOptions;
import io.clientele.history.Cut;
import io.clientele.history.PurchaseDays;
import io.clientele.history.SimulatedHistory;
import io.clientele.outlook.Outlook;
import io.clientele.outlook.OutlookOptions;
import io.clientele.outlook.Shop;
import io.clientele.prediction.Candidate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.util.List;

@Execution(ExecutionMode.CONCURRENT)
class ClusterFeaturesTests {

    private static final PurchaseDays LEAVING = SimulatedHistory.bgNbd(900, 300, 4, 0.8, 15, 1, 3);
    private static final PurchaseDays STAYING =
            SimulatedHistory.bgNbd(400, 300, 4, 0.8, 15, 1e-9, 3);

    @Test
    void sayWhereWhatWasAskedForTellsNothing() {
        var staying = outlook(STAYING, Candidate.BG_NBD);

        assertThat(ClusterFeatures.cautions(List.of(MONETARY, PROBABILITY_ALIVE), staying))
                .singleElement()
                .asString()
                .contains("P(alive), as asked, but in this shop it tells nothing");
        assertThat(ClusterFeatures.cautions(List.of(LIFETIME_VALUE), staying))
                .singleElement()
                .asString()
                .contains("the model behind it (bg-nbd) does not see who has left");
        assertThat(ClusterFeatures.cautions(List.of(MONETARY), staying)).isEmpty();
    }

    @Test
    void areNotDoubtedWhereTheyTellSomething() {
        assertThat(
                        ClusterFeatures.cautions(
                                List.of(PROBABILITY_ALIVE, LIFETIME_VALUE),
                                outlook(LEAVING, Candidate.BG_NBD)))
                .isEmpty();
        assertThat(
                        ClusterFeatures.cautions(
                                List.of(LIFETIME_VALUE),
                                outlook(STAYING, Candidate.GRADIENT_BOOSTED)))
                .as("trees see who is silent")
                .isEmpty();
    }

    private static Outlook outlook(PurchaseDays history, Candidate supplier) {
        Cut now = Cut.now(history);
        return Outlook.of(
                new Shop(history, now.customer(), now.summaries()),
                new OutlookOptions(
                        supplier, FitOptions.DEFAULTS, 12, 0.01, false, false, false, 42));
    }
}
