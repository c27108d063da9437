package io.clientele;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientele.testing.TestDatabaseInitializer;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

import tools.jackson.databind.JsonNode;

/// Whether a run can be made again.
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabaseInitializer.class)
class ModelCardTests {

    private final ServiceClient service;

    ModelCardTests(@LocalServerPort int port) {
        service = new ServiceClient(port);
    }

    @Test
    void namesTheSameOutputForTheSameInputAndAnotherForAnother() {
        service.upload(SmallShop.csv(120));
        var first = card("{}");
        var again = card("{}");
        var other = card("{\"lifetime\": {\"horizonMonths\": 6}}");

        assertThat(first.path("outputHash").asString()).matches("[0-9a-f]{64}");
        assertThat(again).isEqualTo(first);
        assertThat(other.path("inputHash")).isEqualTo(first.path("inputHash"));
        assertThat(other.path("outputHash")).isNotEqualTo(first.path("outputHash"));
        assertThat(first.at("/versions/smile").asString()).matches("\\d+\\.\\d+\\.\\d+");
        assertThat(first.at("/parameters/seed").asInt()).isEqualTo(42);

        service.upload(
                "customer_id,order_id,quantity,unit_price,timestamp\nnew,o-new,1,2,2025-01-01T10:00:00Z\n");
        assertThat(card("{}").path("inputHash")).isNotEqualTo(first.path("inputHash"));
    }

    private JsonNode card(String parameters) {
        var run = service.segment(parameters);
        assertThat(run.path("status").asString()).as(run.toString()).isEqualTo("SUCCEEDED");
        return service.get("/segmentations/%s/model-card".formatted(run.path("id").asString()));
    }
}
