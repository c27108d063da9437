package io.clientele;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clientele.testing.TestDatabaseInitializer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What to do next, put together from words and numbers.
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@TestInstance(Lifecycle.PER_CLASS)
@ContextConfiguration(initializers = TestDatabaseInitializer.class)
class AdviceTests {

    private final ServiceClient service;
    private boolean asItBegan;

    AdviceTests(@LocalServerPort int port) {
        service = new ServiceClient(port);
    }

    @BeforeEach
    void fillTheShop() {
        if (!asItBegan) {
            service.upload(SmallShop.csv(60));
            service.segment("{}");
            asItBegan = true;
        }
    }

    private void segment(String parameters) {
        service.segment(parameters);
        asItBegan = false;
    }

    @Test
    void derivesTheExpectedValueFromTheSnapshotByTheStatedFormula() {
        for (String id : new String[] {"c006", "c013", "c020"}) {
            var lifetime = service.get("/customers/" + id + "/segment").path("lifetime");
            var value = service.get("/customers/" + id + "/next-best-action").path("expectedValue");

            double alive = lifetime.path("probabilityAlive").asDouble();
            assertThat(lifetime.path("buyingAgain").isNull()).as("nothing was held out").isTrue();
            double chance = value.path("chance").asDouble();
            double purchases = value.path("expectedPurchases").asDouble();
            assertThat(purchases)
                    .isCloseTo(
                            lifetime.path("expectedPurchases").asDouble() * 28 / 360, within(1e-6));
            double ofKnownRate = alive * (1 - Math.exp(-purchases / alive));
            assertThat(chance).isLessThan(ofKnownRate).isGreaterThan(0.8 * ofKnownRate);
            double amount = value.path("amount").asDouble();
            double order = lifetime.path("expectedOrderValue").asDouble();
            assertThat(amount)
                    .isCloseTo(
                            Math.max(
                                    Math.max(
                                            (Math.min(1, chance * 1.1) - chance) * order,
                                            purchases * order * 0.05),
                                    (1 - alive) * 0.02 * order),
                            within(0.006));
        }
    }

    @Test
    void ranksTheAlternatives() {
        var action = service.get("/customers/c013/next-best-action");

        assertThat(action.path("reason").asString()).contains("within 28 days");
        assertThat(action.at("/expectedValue/assumption/setting").asString())
                .isEqualTo("clientele.advice." + action.path("lever").asString());
        double last = action.at("/expectedValue/amount").asDouble();
        assertThat(action.path("alternatives")).hasSize(2);
        for (JsonNode other : action.path("alternatives")) {
            assertThat(other.path("amount").asDouble()).isLessThanOrEqualTo(last);
            last = other.path("amount").asDouble();
        }
    }

    /// An action is what its lever is priced as, so that what the reason calls a reminder is one.
    @Test
    void advisesWhatServesTheLeverInTheStrategysWords() {
        Set<String> best = new TreeSet<>();
        for (int i = 0; i < 60; i += 4) {
            String id = "c%03d".formatted(i);
            var action = service.get("/customers/" + id + "/next-best-action");
            var segments = service.get("/customers/" + id + "/segment");
            Map<String, JsonNode> advised = new TreeMap<>();
            advised.put(action.path("lever").asString(), action);
            action.path("alternatives")
                    .forEach(other -> advised.put(other.path("lever").asString(), other));
            assertThat(advised.values())
                    .extracting(one -> one.path("action").asString())
                    .doesNotHaveDuplicates();
            advised.forEach(
                    (lever, one) ->
                            assertThat(one.path("action"))
                                    .as(id)
                                    .isEqualTo(words(lever, segments).path("action")));
            var lever = action.path("lever").asString();
            assertThat(action.path("action").asString()).containsPattern(FITTING.get(lever));
            for (String part : List.of("channel", "offer", "message")) {
                var own = words(lever, segments).path(part);
                assertThat(action.path(part))
                        .isEqualTo(
                                own.isMissingNode() ? strategy(lever, segments).path(part) : own);
            }
            best.add(lever);
        }
        assertThat(best).hasSizeGreaterThan(1);
    }

    private static final Map<String, String> FITTING =
            Map.of(
                    "buy-again", "^Remind ",
                    "spend-more", "^Offer .*(above|premium)",
                    "win-back", "nvite them back");

    private JsonNode words(String lever, JsonNode segments) {
        return strategy(lever, segments)
                .path("levers")
                .path(
                        switch (lever) {
                            case "buy-again" -> "buyAgain";
                            case "spend-more" -> "spendMore";
                            default -> "winBack";
                        });
    }

    private JsonNode strategy(String lever, JsonNode segments) {
        return service.get(path(lever, segments));
    }

    private static String path(String lever, JsonNode segments) {
        var value = segments.at("/lifetime/valueSegment").asString().toLowerCase(Locale.ROOT);
        return "/strategies/"
                + (lever.equals("spend-more")
                        ? "value-" + value
                        : segments.at("/segment/id").asString());
    }

    /// Its channel and offer are the shop's; its first action may be anything, as "Thank them".
    @Test
    void advisesInGeneralWordsWhereAStrategyHasNoneForTheLever() {
        var segment = service.get("/customers/c013/segment");
        var paths = List.of(path("buy-again", segment), path("spend-more", segment));
        JsonNode action;
        try {
            for (String path : paths) {
                service.put(
                        path,
                        """
                        {"goal": "Keep them.", "actions": ["Thank them.", "Listen."], "channel": "Post",
                         "offer": "A free lunch", "message": "Lunch is on us!", "measure": "Lunches in 30 days."}
                        """);
            }
            action = service.get("/customers/c013/next-best-action");
        } finally {
            paths.forEach(service::delete);
        }

        assertThat(action.path("action").asString())
                .isIn(
                        "Remind the customer to buy again.",
                        "Offer the customer a reason for a larger basket.",
                        "Invite the customer to come back.");
        assertThat(action.path("channel").asString()).isEqualTo("Post");
        assertThat(action.path("offer").asString()).isEqualTo("A free lunch");
        assertThat(action.at("/alternatives/0/action")).isNotEqualTo(action.path("action"));
        assertThat(segment.at("/strategy/levers").isMissingNode()).isTrue();
    }

    @Test
    void showsTheActionInShortBesideTheCustomer() {
        var whole = service.get("/customers/c013/next-best-action");
        var inShort = service.get("/customers/c013").path("nextBestAction");

        assertThat(inShort.path("action")).isEqualTo(whole.path("action"));
        assertThat(inShort.path("expectedValue")).isEqualTo(whole.at("/expectedValue/amount"));
        assertThat(inShort.path("days")).isEqualTo(whole.at("/expectedValue/days"));
        assertThat(inShort.path("reason")).isEqualTo(whole.path("reason"));
        var earlier =
                service.get(
                        "/customers/c013?segmentation=" + whole.at("/segmentation/id").asString());
        assertThat(earlier.at("/segment/customerId").asString()).isEqualTo("c013");
        assertThat(earlier.path("nextBestAction")).isEqualTo(inShort);
    }

    /// A shop that sends neither products nor places.
    @Test
    void saysWhyAStrategyNamesNoProductsAndPlaces() {
        var strategies = service.get("/strategies?family=value").path("items");

        assertThat(strategies).hasSize(4);
        assertThat(strategies.findValuesAsString("segmentationId"))
                .hasSize(4)
                .containsOnly(service.get("/segmentations/latest").path("id").asString());
        for (JsonNode strategy : strategies) {
            var outlook = strategy.path("outlook");
            assertThat(outlook.at("/expectedRevenue/amount").asDouble()).isNotNegative();
            List<String> missing = new ArrayList<>();
            for (JsonNode one : outlook.path("missing")) {
                assertThat(outlook.get(one.path("part").asString()).isNull()).isTrue();
                missing.add(one.path("part").asString() + ": " + one.path("reason").asString());
            }
            assertThat(missing)
                    .hasSize(5)
                    .anyMatch(one -> one.startsWith("products: No purchase names a product"))
                    .anyMatch(one -> one.startsWith("bundles: No purchase names a product"))
                    .anyMatch(one -> one.startsWith("regions: No purchase of the shop named"))
                    .anyMatch(one -> one.contains("named a payment method when"))
                    .anyMatch(one -> one.contains("named a channel when"));
        }
    }

    @Test
    void listsOfEveryFamilyWhatASingleStrategyTells() {
        var listed = service.get("/strategies").path("items");

        int known = 0;
        for (JsonNode strategy : listed) {
            var single = service.get("/strategies/" + strategy.path("segmentId").asString());
            assertThat(strategy).isEqualTo(single);
            known += strategy.path("outlook").isNull() ? 0 : 1;
        }
        assertThat(known).isEqualTo(listed.size());
    }

    @Test
    void saysOfASegmentWhatItIsExpectedToBuyInFourWeeks() {
        var strategy = service.get("/strategies/value-a");
        var expected = strategy.at("/outlook/expectedRevenue");

        double sum = 0;
        for (JsonNode point :
                service.get("/forecasts/sales?period=week&horizon=5&segment=value-a")
                        .path("points")) {
            boolean within =
                    point.path("start").asString().compareTo(expected.path("from").asString()) >= 0
                            && point.path("end")
                                            .asString()
                                            .compareTo(expected.path("to").asString())
                                    <= 0;
            sum += within ? point.at("/revenue/expected").asDouble() : 0;
        }
        assertThat(expected.path("amount").asDouble()).isPositive().isCloseTo(sum, within(0.03));
        var segment = service.get("/segments/value-a");
        assertThat(expected.path("byLifetimeValue").asDouble())
                .isCloseTo(
                        segment.path("customers").asInt()
                                * segment.path("meanLifetimeValue").asDouble()
                                * 28
                                / 360,
                        within(0.006));
        assertThat(expected.path("from").asString())
                .isGreaterThanOrEqualTo(strategy.at("/outlook/asOf").asString());
    }

    /// The last purchases are of December 2025, but the day spoken of is weeks later.
    @Test
    void countsTheWeeksSinceTheLastPurchaseIn() {
        segment("{\"asOf\": \"2026-02-18\"}");
        var expected = service.get("/strategies/value-a").at("/outlook/expectedRevenue");

        assertThat(expected.path("from").asString()).isEqualTo("2026-02-23");
        assertThat(expected.path("to").asString()).isEqualTo("2026-03-22");
        assertThat(expected.path("amount").asDouble()).isPositive();
    }

    @Test
    void saysThatThePurchasesAreTooOldToForecastTheWeeksAfterTheAsOfDate() {
        segment("{\"asOf\": \"2026-08-01\"}");
        var outlook = service.get("/strategies/value-a").path("outlook");

        assertThat(outlook.path("expectedRevenue").isNull()).isTrue();
        assertThat(outlook.at("/missing/0/part").asString()).isEqualTo("expectedRevenue");
        assertThat(outlook.at("/missing/0/reason").asString())
                .startsWith("Sales are known until 2025-12-")
                .endsWith("too long before the as-of date to forecast the weeks after it.");
    }

    @Test
    void knowsTheStrategysTagUntilWordsOrNumbersChange() {
        var answer = service.answer("/strategies/value-b");
        var tag = answer.headers().firstValue("ETag").orElseThrow();

        assertThat(service.answer("/strategies/value-b", "If-None-Match", tag).statusCode())
                .isEqualTo(304);
        segment("{\"asOf\": \"2025-11-05\"}");
        assertThat(service.answer("/strategies/value-b", "If-None-Match", tag).statusCode())
                .isEqualTo(200);
    }

    /// The numbers of the day, the words of now.
    @Test
    void advisesAsOfADayGoneBy() {
        segment("{\"asOf\": \"2025-06-01\", \"clusters\": {\"k\": 5}}");
        segment("{\"asOf\": \"2025-12-31\", \"clusters\": {\"k\": 3}}");
        String day = "?asOf=2025-06-30";

        var action = service.get("/customers/c013/next-best-action" + day);
        var customer = service.get("/customers/c013/segment" + day);
        assertThat(action.path("segmentation")).isEqualTo(customer.path("segmentation"));
        assertThat(action.at("/segmentation/asOf").asString()).isEqualTo("2025-06-01");
        assertThat(action.at("/expectedValue/expectedOrderValue"))
                .isEqualTo(customer.at("/lifetime/expectedOrderValue"));
        assertThat(action.path("action"))
                .isEqualTo(words(action.path("lever").asString(), customer).path("action"));
        assertThat(
                        service.get(
                                "/customers/c013/next-best-action?segmentation="
                                        + action.at("/segmentation/id").asString()))
                .isEqualTo(action);

        var clusters = service.get("/strategies?family=cluster&asOf=2025-06-30").path("items");
        assertThat(clusters).hasSize(5);
        assertThat(clusters)
                .extracting(one -> one.at("/outlook/asOf").asString())
                .containsOnly("2025-06-01");
        assertThat(service.get("/strategies?family=cluster").path("items")).hasSize(3);
        var gone =
                clusters.values().stream()
                        .map(one -> one.path("segmentId").asString())
                        .filter(this::isUnknown)
                        .findFirst()
                        .orElseThrow();
        assertThat(service.get("/strategies/" + gone + day).at("/outlook/asOf").asString())
                .isEqualTo("2025-06-01");
        for (String path :
                new String[] {
                    "/customers/c013/next-best-action", "/strategies", "/strategies/value-a"
                }) {
            assertThat(service.answer(path + "?asOf=2024-01-01").body())
                    .as(path)
                    .contains("/problems/no-segmentation");
            assertThat(
                            service.answer(
                                            path
                                                    + "?segmentation=00000000-0000-0000-0000-000000000000")
                                    .body())
                    .as(path)
                    .contains("/problems/segmentation-not-found");
            assertThat(
                            service.answer(
                                            path
                                                    + day
                                                    + "&segmentation="
                                                    + action.at("/segmentation/id").asString())
                                    .statusCode())
                    .as(path)
                    .isEqualTo(422);
        }
    }

    private boolean isUnknown(String segmentId) {
        return service.answer("/strategies/" + segmentId).statusCode() == 404;
    }

    @Test
    void tellsWhoIsUnknown() {
        var answer = service.answer("/customers/nobody/next-best-action");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("/problems/customer-not-found");
    }
}
