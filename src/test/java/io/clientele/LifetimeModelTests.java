package io.clientele;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clientele.testing.TestDatabaseInitializer;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.stream.Stream;

/// What a run says of the models behind its lifetime values, and what customers are told of it.
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabaseInitializer.class)
class LifetimeModelTests {

    private final ServiceClient service;

    LifetimeModelTests(@LocalServerPort int port) {
        service = new ServiceClient(port);
        service.upload(SmallShop.csv(700));
    }

    @Test
    void letsTheBestOfAllCandidatesSupplyTheNumbers() {
        var model = model("{}");
        var validation = model.path("validation");
        var customer = customer();

        assertThat(validation.path("status").asString()).isEqualTo("VALIDATED");
        assertThat(validation.path("candidates"))
                .extracting(candidate -> candidate.path("model").asString())
                .containsExactly(
                        "bg-nbd",
                        "mbg-nbd",
                        "pareto-nbd",
                        "gradient-boosted",
                        "own-rate",
                        "last-period");
        var best = model.path("model").asString();
        double least = candidate(validation, best).path("choosingError").asDouble();
        assertThat(best).isNotIn("own-rate", "last-period");
        assertThat(validation.path("candidates"))
                .filteredOn(
                        candidate ->
                                !List.of("own-rate", "last-period")
                                        .contains(candidate.path("model").asString()))
                .allSatisfy(
                        candidate ->
                                assertThat(0.999 * least)
                                        .isLessThanOrEqualTo(
                                                candidate.path("choosingError").asDouble()));
        assertThat(customer.path("model").asString()).isEqualTo(best);
        assertThat(customer.at("/buyingAgain/withinDays").asInt())
                .isEqualTo(validation.path("holdoutDays").asInt());
        double again = customer.at("/buyingAgain/probability").asDouble();
        assertThat(again).isBetween(0.0, 1.0);
        // what an action is priced by is the same chance, of fewer days
        assertThat(
                        service.get("/customers/c006/next-best-action")
                                .at("/expectedValue/chance")
                                .asDouble())
                .isLessThan(again)
                .isGreaterThan(again * 28 / validation.path("holdoutDays").asInt());
        saysHowSureItIs(customer);
        assertThat(model.at("/intervals/level").asDouble()).isEqualTo(0.9);
        assertThat(model.at("/paretoNbd/reason").asString()).isNotBlank();
    }

    @Test
    void takesTheModelAskedForAndLeavesOutWhatCostsTime() {
        var model =
                model(
                        "{\"lifetime\": {\"model\": \"mbg-nbd\", \"validation\": false, \"intervals\": false}}");
        var customer = customer();

        assertThat(model.path("model").asString()).isEqualTo("mbg-nbd");
        assertThat(model.path("modelReason").asString()).isEqualTo("mbg-nbd was asked for.");
        assertThat(model.at("/mbgNbd/r").asDouble()).isPositive();
        assertThat(model.path("paretoNbd").isNull()).isTrue();
        assertThat(model.at("/validation/status").asString()).isEqualTo("NOT_ASKED_FOR");
        assertThat(customer.path("model").asString()).isEqualTo("mbg-nbd");
        assertThat(customer.path("buyingAgain").isNull()).isTrue();
        assertThat(customer.path("probabilityAlive").isNumber()).isTrue();
        assertThat(customer.at("/lifetimeValue/low").isNull()).isTrue();
        assertThat(customer.path("valueSegmentChances").isNull()).isTrue();
        assertThat(model.path("intervals").isNull()).isTrue();
    }

    @Test
    void drawsWhetherTheModelFitsAndOneCustomersWayThroughTime() {
        var run = service.segment("{\"lifetime\": {\"model\": \"pareto-nbd\"}}");
        var id = run.path("id").asString();
        var path = "/segmentations/%s/lifetime-model/diagnostics".formatted(id);
        var diagnostics = service.get(path);
        var alive = service.get("/customers/c006/alive?segmentation=" + id);
        var points = alive.path("points");
        var last = points.get(points.size() - 1);

        assertThat(diagnostics.path("model").asString()).isEqualTo("pareto-nbd");
        assertThat(diagnostics.at("/tracking/weeks").size()).isGreaterThan(40);
        assertThat(diagnostics.path("months")).hasSize(12);
        assertThat(alive.path("model").asString()).isEqualTo("pareto-nbd");
        assertThat(points.get(0).path("purchase").asBoolean()).isTrue();
        assertThat(last.path("probabilityAlive").asDouble())
                .isCloseTo(customer().path("probabilityAlive").asDouble(), within(1e-9));
        assertThat(alive.path("changed").isNull()).isTrue();
        assertThat(alive.path("segmentationId").asString()).isEqualTo(id);
        for (var asked :
                List.of(
                        "",
                        "?segmentation=latest",
                        "?segmentation=",
                        "?asOf=" + run.path("asOf").asString())) {
            assertThat(service.get("/customers/c006/alive" + asked)).as(asked).isEqualTo(alive);
        }
        assertThat(service.answer("/customers/c006/alive?asOf=1990-01-01").statusCode())
                .isEqualTo(404);
        assertThat(service.answer("/customers/nobody/alive").statusCode()).isEqualTo(404);

        service.upload(
                "customer_id,order_id,quantity,unit_price,timestamp\nc006,o-l,1,2,2025-12-29T10:00:00Z\n");
        assertThat(service.get(path)).isEqualTo(diagnostics);
        assertThat(
                        service.get("/customers/c006/alive?segmentation=" + id)
                                .path("changed")
                                .asString())
                .startsWith("The ledger has changed");
    }

    @Test
    void saysThatNoDiagnosticsWereAskedFor() {
        var run = service.segment("{\"lifetime\": {\"diagnostics\": false}}");

        var answer =
                service.answer(
                        "/segmentations/%s/lifetime-model/diagnostics"
                                .formatted(run.path("id").asString()));

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("asked to compute no diagnostics");
    }

    /// The driver turns to PostgreSQL's binary format for a statement that it has seen five times.
    @Test
    void saysTheSameHoweverOftenItIsAsked() {
        service.segment("{\"lifetime\": {\"validation\": false, \"diagnostics\": false}}");
        var first = customer();

        assertThat(first.path("valueSegmentChances").isNull()).isFalse();
        assertThat(Stream.generate(this::customer).limit(20)).containsOnly(first);
    }

    private static void saysHowSureItIs(JsonNode customer) {
        var value = customer.path("lifetimeValue");
        assertThat(value.path("amount").asDouble())
                .isBetween(value.path("low").asDouble(), value.path("high").asDouble());
        assertThat(value.path("high").asDouble()).isGreaterThan(value.path("low").asDouble());
        assertThat(customer.path("expectedPurchases").asDouble())
                .isBetween(
                        customer.at("/expectedPurchasesRange/low").asDouble() - 1e-6,
                        customer.at("/expectedPurchasesRange/high").asDouble() + 1e-6);
        assertThat(customer.at("/probabilityAliveRange/low").asDouble()).isBetween(0.0, 1.0);
        double sum = 0;
        for (JsonNode chance : customer.path("valueSegmentChances")) {
            sum += chance.asDouble();
        }
        assertThat(sum).isCloseTo(1, within(1e-6));
    }

    private JsonNode model(String parameters) {
        var run = service.segment(parameters);
        assertThat(run.path("status").asString()).as(run.toString()).isEqualTo("SUCCEEDED");
        return service.get("/segmentations/%s/lifetime-model".formatted(run.path("id").asString()));
    }

    private JsonNode customer() {
        return service.get("/customers/c006/segment").path("lifetime");
    }

    private static JsonNode candidate(JsonNode validation, String model) {
        for (JsonNode candidate : validation.path("candidates")) {
            if (candidate.path("model").asString().equals(model)) {
                return candidate;
            }
        }
        throw new AssertionError("no candidate " + model);
    }
}
