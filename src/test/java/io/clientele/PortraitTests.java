package io.clientele;

import static org.assertj.core.api.Assertions.assertThat;

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

import java.math.BigDecimal;

/// The whole customer base, counted.
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@TestInstance(Lifecycle.PER_CLASS)
@ContextConfiguration(initializers = TestDatabaseInitializer.class)
class PortraitTests {

    private final ServiceClient service;
    private boolean asItBegan;

    PortraitTests(@LocalServerPort int port) {
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

    @Test
    void countsEveryCustomerOnceInEachPart() {
        var portrait = service.get("/insights/customers");

        var customers = portrait.path("customers").asInt();
        assertThat(customers)
                .isEqualTo(sum(service.get("/segments").path("items"), "customers").intValue());
        assertThat(sum(portrait.path("scores"), "customers").intValue()).isEqualTo(customers);
        assertThat(sum(portrait.at("/lifetimeValue/bands"), "customers").intValue())
                .isEqualTo(customers);
        assertThat(portrait.path("probabilityAlive")).hasSize(10);
        int alive = 0;
        for (JsonNode tenth : portrait.path("probabilityAlive")) {
            alive += tenth.asInt();
        }
        assertThat(alive).isEqualTo(customers).isEqualTo(60);
        assertThat(portrait.at("/active/customers").asInt()).isBetween(1, customers);
    }

    @Test
    void addsUpToTheSumsOfTheSegments() {
        var portrait = service.get("/insights/customers");

        assertThat(sum(portrait.path("scores"), "revenue"))
                .isEqualByComparingTo(sum(service.get("/segments").path("items"), "revenue"));
        assertThat(sum(portrait.at("/lifetimeValue/bands"), "amount"))
                .isEqualByComparingTo(portrait.at("/lifetimeValue/total").decimalValue());
    }

    @Test
    void cautionsAgainstTheSumOfLifetimeValuesWhereverItIsTold() {
        var caution =
                service.get("/insights/customers").at("/lifetimeValue/valueCaution").asString();

        assertThat(caution).contains("Lifetime values look 360 days ahead");
        assertThat(service.get("/segments?family=value").path("valueCaution").asString())
                .isEqualTo(caution);
        assertThat(
                        service.get("/segmentations/latest/lifetime-model")
                                .path("valueCaution")
                                .asString())
                .isEqualTo(caution);
    }

    @Test
    void keepsEveryBandWithinItsBounds() {
        for (JsonNode band : service.get("/insights/customers").at("/lifetimeValue/bands")) {
            var mean = band.path("amount").asDouble() / band.path("customers").asInt();
            assertThat(mean).isGreaterThanOrEqualTo(band.path("from").asDouble());
            assertThat(mean).isLessThan(band.path("to").asDouble());
        }
    }

    @Test
    void drawsTheSameCustomersEveryTimeAndASmallerSampleFirst() {
        var few = service.get("/insights/customers?sample=5").path("sample");
        var many = service.get("/insights/customers?sample=12").path("sample");

        assertThat(few).hasSize(5);
        assertThat(many).hasSize(12).startsWith(few.values().toArray(JsonNode[]::new));
        assertThat(service.get("/insights/customers").path("sample")).isEmpty();
        assertThat(service.answer("/insights/customers?sample=2001").statusCode()).isEqualTo(422);
    }

    @Test
    void drawsTheCustomersOfADayGoneBy() {
        asItBegan = false;
        service.segment("{\"asOf\": \"2025-06-01\"}");
        service.segment("{\"asOf\": \"2025-12-31\"}");

        var then = service.get("/insights/customers?asOf=2025-06-30&sample=3");

        assertThat(then.at("/segmentation/asOf").asString()).isEqualTo("2025-06-01");
        assertThat(then.path("customers").asInt())
                .isEqualTo(
                        sum(service.get("/segments?asOf=2025-06-30").path("items"), "customers")
                                .intValue());
        assertThat(
                        service.get(
                                "/insights/customers?sample=3&segmentation="
                                        + then.at("/segmentation/id").asString()))
                .isEqualTo(then);
        assertThat(service.answer("/insights/customers?asOf=2024-01-01").body())
                .contains("/problems/no-segmentation");
        assertThat(
                        service.answer(
                                        "/insights/customers?asOf=2025-06-30&segmentation="
                                                + then.at("/segmentation/id").asString())
                                .statusCode())
                .isEqualTo(422);
    }

    private static BigDecimal sum(JsonNode items, String field) {
        var sum = BigDecimal.ZERO;
        for (JsonNode item : items) {
            sum = sum.add(item.path(field).decimalValue());
        }
        return sum;
    }
}
