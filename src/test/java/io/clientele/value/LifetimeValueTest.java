package io.clientele.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.clientele.estimation.FitOptions;
import io.clientele.lifetime.BgNbd;
import io.clientele.lifetime.PurchaseSummaries;
import io.clientele.lifetime.RealShop;
import io.clientele.lifetime.SimulatedShop;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.util.Map;

class LifetimeValueTest {

    private static final BgNbd PURCHASES = new BgNbd(0.55, 45, 0.75, 3.2);
    private static final GammaGamma ORDER_VALUES = new GammaGamma(6, 4, 25);

    @Test
    void matchesTheReferenceForTwentyCustomersOfOnlineRetail() {
        RealShop shop = RealShop.onlineRetail();
        PurchaseSummaries summaries = shop.summaries(1);
        BgNbd purchases = BgNbd.fit(summaries, FitOptions.DEFAULTS).model();
        GammaGamma orderValues = GammaGamma.fit(summaries, 400, FitOptions.DEFAULTS).model();

        CustomerValues year = LifetimeValue.inDays(purchases, orderValues, 12, 0.01).of(summaries);
        CustomerValues quarter =
                LifetimeValue.inDays(purchases, orderValues, 3, 0.01).of(summaries);
        ValueSegment[] segments = ValueSegment.of(year.lifetimeValue());

        JsonNode customers = RealShop.reference("online-retail-customers.json").get("customers");
        for (Map.Entry<String, JsonNode> customer : customers.properties()) {
            int row = shop.customers().indexOf(customer.getKey());
            JsonNode expected = customer.getValue();
            int x = expected.get("bg_frequency").intValue();
            double tx = expected.get("bg_recency").doubleValue();
            double T = expected.get("T").doubleValue();
            near(year.probabilityAlive()[row], expected, "p_alive");
            near(year.expectedOrderValue()[row], expected, "expected_value");
            near(year.lifetimeValue()[row], expected, "clv_12m");
            near(quarter.lifetimeValue()[row], expected, "clv_3m");
            for (int weeks : new int[] {1, 4, 12, 26}) {
                double purchasesExpected = purchases.expectedPurchases(7 * weeks, x, tx, T);
                near(purchasesExpected, expected, "expected_%dw".formatted(weeks));
            }
            assertThat(segments[row].name()).isEqualTo(expected.get("clv_quartile").stringValue());
        }
    }

    private static void near(double actual, JsonNode customer, String field) {
        assertThat(actual)
                .as(field)
                .isCloseTo(customer.get(field).doubleValue(), withinPercentage(0.005));
    }

    @Test
    void isTheDiscountedSumOverMonths() {
        PurchaseSummaries one =
                PurchaseSummaries.of(
                        new int[] {4}, new double[] {150}, new double[] {200}, new double[] {40});

        CustomerValues values = LifetimeValue.inDays(PURCHASES, ORDER_VALUES, 2, 0.1).of(one);

        double first = PURCHASES.expectedPurchases(30, 4, 150, 200);
        double both = PURCHASES.expectedPurchases(60, 4, 150, 200);
        double orderValue = ORDER_VALUES.expectedOrderValue(4, 40);
        assertThat(values.expectedPurchases()[0]).isEqualTo(both);
        assertThat(values.lifetimeValue()[0])
                .isCloseTo((first / 1.1 + (both - first) / 1.21) * orderValue, within(1e-10));
    }

    @Test
    void monthsMayBeCountedInWeeks() {
        SimulatedShop shop = SimulatedShop.bgNbd(50, 6, 0.55, 45, 0.75, 3.2);
        BgNbd weekly = new BgNbd(0.55, 45.0 / 7, 0.75, 3.2);

        double[] days =
                LifetimeValue.inDays(PURCHASES, ORDER_VALUES, 12, 0.01)
                        .of(shop.summaries())
                        .lifetimeValue();
        double[] weeks =
                new LifetimeValue(weekly, ORDER_VALUES, 12, 0.01, 30.0 / 7)
                        .of(shop.inUnitsOf(7))
                        .lifetimeValue();

        for (int row = 0; row < days.length; row++) {
            assertThat(weeks[row]).isCloseTo(days[row], withinPercentage(1e-9));
        }
    }

    @Test
    void valuesEveryRowAsIfAlone() {
        SimulatedShop shop = SimulatedShop.bgNbd(300, 7, 0.55, 45, 0.75, 3.2);
        LifetimeValue value = LifetimeValue.inDays(PURCHASES, ORDER_VALUES, 12, 0.01);

        double[] together = value.of(shop.summaries()).lifetimeValue();

        for (int row = 0; row < together.length; row++) {
            PurchaseSummaries alone =
                    PurchaseSummaries.of(
                            new int[] {shop.x()[row]},
                            new double[] {shop.tx()[row]},
                            new double[] {shop.T()[row]},
                            new double[] {shop.value()[row]});
            assertThat(together[row]).isEqualTo(value.of(alone).lifetimeValue()[0]).isPositive();
        }
    }

    @Test
    void refusesImpossibleHorizons() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LifetimeValue.inDays(PURCHASES, ORDER_VALUES, 0, 0.01));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LifetimeValue.inDays(PURCHASES, ORDER_VALUES, 12, -1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LifetimeValue(PURCHASES, ORDER_VALUES, 12, 0.01, Double.NaN));
    }
}
