package io.clientele;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientele.testing.TestDatabaseInitializer;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

import tools.jackson.databind.JsonNode;

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
        var best = validation.path("best").asString();
        double least = candidate(validation, best).path("choosingError").asDouble();
        assertThat(validation.path("candidates"))
                .allSatisfy(
                        candidate ->
                                assertThat(0.999 * least)
                                        .isLessThanOrEqualTo(
                                                candidate.path("choosingError").asDouble()));
        assertThat(model.path("model").asString()).isEqualTo(best);
        assertThat(customer.path("model").asString()).isEqualTo(best);
        assertThat(customer.at("/buyingAgain/withinDays").asInt())
                .isEqualTo(validation.path("holdoutDays").asInt());
        assertThat(customer.at("/buyingAgain/probability").asDouble()).isBetween(0.0, 1.0);
        assertThat(model.at("/paretoNbd/reason").asString()).isNotBlank();
    }

    @Test
    void takesTheModelAskedForAndLeavesOutWhatCostsTime() {
        var model = model("{\"lifetime\": {\"model\": \"mbg-nbd\", \"validation\": false}}");
        var customer = customer();

        assertThat(model.path("model").asString()).isEqualTo("mbg-nbd");
        assertThat(model.path("modelReason").asString()).isEqualTo("mbg-nbd was asked for.");
        assertThat(model.at("/mbgNbd/r").asDouble()).isPositive();
        assertThat(model.path("paretoNbd").isNull()).isTrue();
        assertThat(model.at("/validation/status").asString()).isEqualTo("NOT_ASKED_FOR");
        assertThat(customer.path("model").asString()).isEqualTo("mbg-nbd");
        assertThat(customer.path("buyingAgain").isNull()).isTrue();
        assertThat(customer.path("probabilityAlive").isNumber()).isTrue();
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
