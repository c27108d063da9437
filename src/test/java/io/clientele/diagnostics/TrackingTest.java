package io.clientele.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clientele.estimation.FitOptions;
import io.clientele.history.Cut;
import io.clientele.history.PurchaseDays;
import io.clientele.history.SimulatedHistory;
import io.clientele.lifetime.BgNbd;
import io.clientele.lifetime.RealShop;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;

class TrackingTest {

    @Test
    void countsByHand() {
        PurchaseDays shop =
                new PurchaseDays(
                        new int[] {0, 3, 4, 5},
                        new int[] {100, 103, 110, 107, 112},
                        new int[5],
                        new double[5]);
        BgNbd model = new BgNbd(0.5, 20, 0.8, 3);

        Tracking tracking = Tracking.of(model, Cut.at(107, shop));

        // 13 days are one whole week: 100 to 106. The customer of day 112 is not known yet.
        assertThat(tracking.weeks()).hasSize(1);
        Tracking.Week week = tracking.weeks().getFirst();
        assertThat(week.actual()).isEqualTo(1);
        assertThat(week.expected()).isCloseTo(model.expectedPurchases(6), within(1e-12));
        assertThat(tracking.firstDay()).isEqualTo(100);
    }

    @Test
    void followsAShopThatIsAsTheModelSays() {
        PurchaseDays shop = SimulatedHistory.bgNbd(4000, 420, 9, 0.6, 20, 0.8, 3);
        Cut cut = Cut.at(300, shop);
        BgNbd model = BgNbd.fit(cut.summaries(), FitOptions.DEFAULTS).model();

        Tracking tracking = Tracking.of(model, cut);

        assertThat(tracking.weeks()).hasSize(60);
        Tracking.Week last = tracking.weeks().getLast();
        assertThat(last.expectedSoFar() / last.actualSoFar()).isCloseTo(1, within(0.06));
        double sum = tracking.weeks().stream().mapToDouble(Tracking.Week::expected).sum();
        assertThat(sum).isCloseTo(last.expectedSoFar(), within(1e-6));
    }

    /// Fader, Hardie & Lee (2005), figure 4: by week 78 the model is about 4 % below.
    @Test
    void matchesFaderHardieLee2005OnCdnow() {
        PurchaseDays days = RealShop.cdnowUntil(LocalDate.of(1998, 6, 30)).purchaseDays();
        Cut cut = Cut.at((int) LocalDate.of(1997, 9, 30).toEpochDay(), days);
        BgNbd model = BgNbd.fit(cut.summaries(), FitOptions.DEFAULTS).model();

        Tracking.Week last = Tracking.of(model, cut).weeks().getLast();

        assertThat(last.expectedSoFar() / last.actualSoFar()).isCloseTo(0.96, within(0.03));
    }
}
