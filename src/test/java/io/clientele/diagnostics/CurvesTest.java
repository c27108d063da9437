package io.clientele.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clientele.estimation.FitOptions;
import io.clientele.lifetime.BgNbd;
import io.clientele.lifetime.Golden;
import io.clientele.lifetime.PurchaseSummaries;
import io.clientele.value.CustomerValues;
import io.clientele.value.GammaGamma;
import io.clientele.value.LifetimeValue;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;

class CurvesTest {

    private static final BgNbd MODEL = new BgNbd(0.243, 30.9, 0.793, 2.426);

    @Test
    void matrixSaysWhatTheModelSays() {
        FrequencyRecencyMatrix matrix = FrequencyRecencyMatrix.of(MODEL, 300, 12, 90);

        assertThat(matrix.frequencies()).hasSize(12).first().isEqualTo(1);
        assertThat(matrix.frequencies()).last().isEqualTo(12);
        assertThat(matrix.daysSinceLast()).hasSize(30).first().isEqualTo(0);
        assertThat(matrix.daysSinceLast()).last().isEqualTo(299);
        int since = matrix.daysSinceLast().get(7);
        assertThat(matrix.expectedPurchases().get(4).get(7))
                .isEqualTo(MODEL.expectedPurchases(90, 5, 300 - since, 300));
        assertThat(matrix.probabilityAlive().get(4).get(7))
                .isEqualTo(MODEL.probabilityAlive(5, 300 - since, 300));
        assertThat(FrequencyRecencyMatrix.of(MODEL, 0, 0, 90).probabilityAlive()).hasSize(1);
    }

    @Test
    void countsOfAllCustomersAddUpAndFitTheShopTheyWereFittedTo() {
        PurchaseSummaries shop = Golden.madeUpShop();
        BgNbd fitted = BgNbd.fit(shop, FitOptions.DEFAULTS).model();

        List<PurchaseCounts.Count> counts = PurchaseCounts.of(fitted, shop).counts();

        assertThat(counts.stream().mapToInt(PurchaseCounts.Count::actual).sum())
                .isEqualTo(shop.size());
        assertThat(counts.stream().mapToDouble(PurchaseCounts.Count::expected).sum())
                .isCloseTo(shop.size(), within(1e-6));
        assertThat(counts.getFirst().expected())
                .isCloseTo(counts.getFirst().actual(), within(0.05 * shop.size()));
    }

    @Test
    void monthsAddUpToTheLifetimeValueOfAll() {
        PurchaseSummaries shop = Golden.madeUpShop();
        GammaGamma orderValues = new GammaGamma(6, 4, 25);
        CustomerValues classical = LifetimeValue.inDays(MODEL, orderValues, 12, 0.01).of(shop);
        CustomerValues halved =
                new CustomerValues(
                        classical.probabilityAlive(),
                        Arrays.stream(classical.expectedPurchases()).map(v -> v / 2).toArray(),
                        classical.expectedOrderValue(),
                        Arrays.stream(classical.lifetimeValue()).map(v -> v / 2).toArray());

        List<MonthValue> months = MonthValue.of(MODEL, shop, classical, halved, 12, 0.01);

        assertThat(months).hasSize(12);
        assertThat(months.stream().mapToDouble(MonthValue::discounted).sum())
                .isCloseTo(Arrays.stream(halved.lifetimeValue()).sum(), within(1e-6));
        assertThat(months.stream().mapToDouble(MonthValue::purchases).sum())
                .isCloseTo(Arrays.stream(halved.expectedPurchases()).sum(), within(1e-9));
        assertThat(months.get(1).revenue()).isGreaterThan(months.get(1).discounted());
    }

    @Test
    void aliveHistoryKnowsEachDayOnlyWhatWasKnownThen() {
        AliveHistory history = AliveHistory.of(MODEL, new int[] {1000, 1010, 1200}, 1500);

        assertThat(history.points()).hasSizeBetween(100, 107);
        assertThat(history.points()).extracting(AliveHistory.Point::day).isSorted();
        assertThat(history.points()).first().isEqualTo(new AliveHistory.Point(1000, true, 1));
        assertThat(at(1199, history).probabilityAlive())
                .isEqualTo(MODEL.probabilityAlive(1, 10, 199));
        assertThat(at(1200, history).probabilityAlive())
                .isEqualTo(MODEL.probabilityAlive(2, 200, 200));
        assertThat(at(1500, history).probabilityAlive())
                .isEqualTo(MODEL.probabilityAlive(2, 200, 500));
    }

    private static AliveHistory.Point at(int day, AliveHistory history) {
        return history.points().stream()
                .filter(point -> point.day() == day)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aliveHistoryOfASinglePurchaseTodayIsOnePoint() {
        assertThat(AliveHistory.of(MODEL, new int[] {7}, 7).points()).hasSize(1);
    }
}
