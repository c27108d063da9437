package io.clientele;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.clientele.testing.TestDatabaseInitializer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

import tools.jackson.databind.JsonNode;

import java.io.ByteArrayInputStream;

/// Where and how the shop sells: 240 customers of two regions, half of whom pay on delivery
/// and send a line of each order back. Other tests' shops are the rest of the ledger.
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabaseInitializer.class)
class InsightTests {

    private final ServiceClient service;

    InsightTests(@LocalServerPort int port) {
        service = new ServiceClient(port);
    }

    /// The same rows add nothing the second time.
    @BeforeEach
    void fillTheShop() {
        service.upload(
                "?returns=net", () -> new ByteArrayInputStream(RegionShop.csv().getBytes(UTF_8)));
        if (service.get("/segments").at("/segmentation/stale").asBoolean(true)) {
            service.segment("{}");
        }
    }

    @Test
    void holdsARegionAgainstTheWholeShop() {
        var regions = service.get("/insights/regions");

        var lowland = item(regions.path("items"), "Lowland");
        assertThat(regions.path("attribute").asString()).isEqualTo("region");
        assertThat(regions.path("present").asBoolean()).isTrue();
        assertThat(lowland.path("customers").asInt()).isEqualTo(RegionShop.CUSTOMERS / 2);
        assertThat(lowland.path("orders").asInt())
                .isEqualTo(RegionShop.CUSTOMERS / 2 * RegionShop.ORDERS);
        assertThat(lowland.path("revenue").asDouble()).isEqualTo(RegionShop.revenueOfLowland());
        assertThat(lowland.path("revenueShare").asDouble())
                .isCloseTo(
                        RegionShop.revenueOfLowland() / regions.at("/shop/revenue").asDouble(),
                        within(1e-12));
        assertThat(sum(lowland.path("segments"), "customers")).isEqualTo(RegionShop.CUSTOMERS / 2);
        assertThat(sum(lowland.path("tiers"), "customers")).isEqualTo(RegionShop.CUSTOMERS / 2);
        assertThat(regions.path("findings")).isNotEmpty();
        assertThat(regions.at("/shop/customers").asInt())
                .isGreaterThanOrEqualTo(RegionShop.CUSTOMERS);
    }

    @Test
    void tellsWithEachStrategyWhereItsSegmentBuys() {
        var regions = service.get("/insights/regions").path("items");
        int compared = 0;

        for (JsonNode strategy : service.get("/strategies?family=rfm").path("items")) {
            var outlook = strategy.path("outlook");
            double before = Double.MAX_VALUE;
            for (JsonNode region : outlook.path("regions")) {
                var mix =
                        item(
                                item(regions, region.path("name").asString()).path("segments"),
                                "id",
                                strategy.path("segmentId").asString());
                assertThat(region.path("customers")).isEqualTo(mix.path("customers"));
                assertThat(region.path("revenue").asDouble()).isBetween(0.01, before);
                assertThat(region.path("revenueShare").asDouble()).isBetween(0.0001, 1.0);
                before = region.path("revenue").asDouble();
                compared++;
            }
            if (!outlook.path("paymentMethods").isNull()) {
                assertThat(outlook.path("paymentMethods").size()).isBetween(1, 3);
                assertThat(outlook.at("/paymentMethods/0/index").asDouble()).isPositive();
            }
        }
        assertThat(compared).isGreaterThan(4);
    }

    @Test
    void nudgesAwayFromThePaymentMethodThatComesBack() {
        var methods = service.get("/insights/payment-methods");

        var onDelivery = item(methods.path("items"), "on-delivery");
        assertThat(onDelivery.at("/returns/lines").asInt())
                .isEqualTo(RegionShop.CUSTOMERS / 2 * RegionShop.ORDERS);
        assertThat(onDelivery.at("/returns/share").asDouble()).isEqualTo(0.5);
        assertThat(item(methods.path("items"), "by-card").at("/returns/share").asDouble()).isZero();
        var difference = item(onDelivery.path("differences"), "measure", "return-share");
        assertThat(difference.path("significant").asBoolean()).isTrue();
        assertThat(difference.path("pValue").asDouble()).isLessThan(0.001);
        var finding = item(methods.path("findings"), "code", "returned-more");
        assertThat(finding.path("sentence").asString())
                .startsWith("on-delivery is ")
                .contains("50 % of its lines come back")
                .contains("nudge its customers to ");
    }

    @Test
    void listsAsManyValuesAsAskedForAndSumsUpTheRest() {
        var all = service.get("/insights/regions");
        var one = service.get("/insights/regions?limit=1");

        assertThat(one.path("items")).hasSize(1);
        assertThat(one.path("furtherValues").asInt())
                .isEqualTo(all.path("furtherValues").asInt() + all.path("items").size() - 1);
        assertThat(one.path("furtherRevenue").asDouble())
                .isCloseTo(
                        all.path("furtherRevenue").asDouble()
                                + sum(all.path("items"), "revenue")
                                - one.at("/items/0/revenue").asDouble(),
                        within(0.01));
    }

    @Test
    void addsTheMonthsOfARegionUpToTheRegion() {
        var sales = service.get("/insights/sales?by=region&from=2025-01-01&values=50");

        var lowland = item(sales.path("values"), "Lowland");
        assertThat(lowland.path("revenue").asDouble()).isEqualTo(RegionShop.revenueOfLowland());
        assertThat(sum(lowland.path("items"), "revenue")).isEqualTo(RegionShop.revenueOfLowland());
        assertThat(sum(lowland.path("items"), "orders"))
                .isEqualTo(RegionShop.CUSTOMERS / 2 * RegionShop.ORDERS);
        assertThat(sum(lowland.path("items"), "newCustomers")).isEqualTo(RegionShop.CUSTOMERS / 2);
        for (JsonNode month : lowland.path("items")) {
            assertThat(
                            month.path("newCustomers").asInt()
                                    + month.path("returningCustomers").asInt())
                    .isEqualTo(month.path("customers").asInt());
        }
    }

    @Test
    void combinesRegionsWithPaymentMethodsAndSegments() {
        var alone = service.get("/insights/sales?by=region&from=2025-01-01&values=50");
        var pairs =
                service.get(
                        "/insights/sales?by=region&by=payment-method&from=2025-01-01&values=50");
        var all =
                service.get(
                        "/insights/sales?by=region&by=segment&by=payment-method&from=2025-01-01&values=50");

        assertThat(pairs.path("by")).hasSize(2);
        assertThat(pairs.path("values"))
                .extracting(value -> value.path("name").asString())
                .contains(
                        "Lowland · on-delivery",
                        "Lowland · by-card",
                        "Upland · on-delivery",
                        "Upland · by-card");
        for (JsonNode combined : new JsonNode[] {pairs, all}) {
            assertThat(combined.path("furtherValues").asInt()).isZero();
            for (String figure : new String[] {"revenue", "orders"}) {
                for (String region : new String[] {"Lowland", "Upland"}) {
                    double sum = 0;
                    for (JsonNode value : combined.path("values")) {
                        boolean itsOwn = value.at("/parts/0/value").asString("").equals(region);
                        sum += itsOwn ? sum(value.path("items"), figure) : 0;
                    }
                    assertThat(sum)
                            .isCloseTo(
                                    sum(item(alone.path("values"), region).path("items"), figure),
                                    within(0.01));
                }
            }
        }
        var onDelivery = item(pairs.path("values"), "name", "Lowland · on-delivery");
        assertThat(onDelivery.path("value").isNull()).isTrue();
        assertThat(sum(onDelivery.path("items"), "orders"))
                .isEqualTo(RegionShop.CUSTOMERS / 4 * RegionShop.ORDERS);
    }

    @Test
    void makesSegmentsAddUpToTheShop() {
        for (String by : new String[] {"segment", "grid", "value", "tier", "cluster"}) {
            var sales = service.get("/insights/sales?period=week&values=50&by=" + by);

            assertThat(sales.at("/segmentation/stale").asBoolean(true)).isFalse();
            assertThat(sum(sales.path("values"), "revenue"))
                    .isCloseTo(sum(sales.path("items"), "revenue"), within(0.01 * 200));
            double orders = 0;
            for (JsonNode value : sales.path("values")) {
                orders += sum(value.path("items"), "orders");
            }
            assertThat(orders).isEqualTo(sum(sales.path("items"), "orders"));
        }
    }

    @Test
    void tellsWhoCameBackAndWhoBringsMost() {
        var sales = service.get("/insights/sales");

        for (JsonNode cohort : sales.path("cohorts")) {
            assertThat(cohort.path("active").get(0)).isEqualTo(cohort.path("customers"));
        }
        assertThat(sum(sales.path("cohorts"), "customers"))
                .isGreaterThanOrEqualTo(RegionShop.CUSTOMERS);
        var curve = sales.at("/pareto/curve");
        assertThat(curve.get(curve.size() - 1).path("revenue").asDouble()).isEqualTo(1);
        assertThat(sales.at("/pareto/topFifth").asDouble()).isBetween(0.2, 1.0);
        assertThat(sales.at("/findings/0").asString()).startsWith("The best fifth of customers");
    }

    @ParameterizedTest
    @CsvSource({"0001-01-01, 400", "9999-12-31, 0"})
    void listsNoMoreThanTheLatestPeriods(String from, int most) {
        var sales = service.get("/insights/sales?period=day&by=region&from=" + from);

        assertThat(sales.path("items").size()).isLessThanOrEqualTo(most);
        assertThat(sales.path("values").isArray()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "regions?limit=201, 422, invalid-parameters",
        "sales?values=0, 422, invalid-parameters",
        "sales?by=colour, 400, invalid-request",
        "sales?period=year, 400, invalid-request"
    })
    void refusesWhatItCannotAnswer(String query, int status, String problem) {
        var answer = service.answer("/insights/" + query);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains("/problems/" + problem);
    }

    private static JsonNode item(JsonNode items, String value) {
        return item(items, "value", value);
    }

    private static JsonNode item(JsonNode items, String field, String value) {
        for (JsonNode item : items) {
            if (item.path(field).asString("").equals(value)) {
                return item;
            }
        }
        throw new AssertionError("no " + value + " in " + items);
    }

    private static double sum(JsonNode items, String field) {
        double sum = 0;
        for (JsonNode item : items) {
            sum += item.path(field).asDouble();
        }
        return sum;
    }
}
