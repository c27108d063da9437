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
        // The first card would tell how its clusters agree with those of whatever ran before.
        card("{}");
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

    @Test
    void tellsWhatSpeaksForTheRun() {
        service.upload(SmallShop.csv(120));
        var card = card("{}");

        var clusters = service.get("/segmentations/latest/clusters");
        var summary = card.at("/evidence/clusters");
        int k = clusters.path("k").asInt();
        assertThat(summary.path("k").asInt()).isEqualTo(k);
        assertThat(summary.path("selectedBy")).isEqualTo(clusters.path("selectedBy"));
        assertThat(summary.path("agreement")).isEqualTo(clusters.path("agreement"));
        var chosen =
                clusters.path("candidates")
                        .valueStream()
                        .filter(candidate -> candidate.path("k").asInt() == k)
                        .findFirst()
                        .orElseThrow();
        assertThat(summary.path("silhouette")).isEqualTo(chosen.path("silhouette"));
        assertThat(summary.path("stability")).isEqualTo(chosen.path("stability"));
        assertThat(summary.path("leastStability").asDouble())
                .isEqualTo(
                        clusters.path("clusters")
                                .valueStream()
                                .mapToDouble(cluster -> cluster.path("stability").asDouble())
                                .min()
                                .orElseThrow());

        var model = service.get("/segmentations/latest/lifetime-model");
        var lifetime = card.at("/evidence/lifetime");
        assertThat(lifetime.path("model")).isEqualTo(model.path("model"));
        assertThat(lifetime.path("modelReason")).isEqualTo(model.path("modelReason"));
        assertThat(lifetime.path("fits").valueStream().map(fit -> fit.path("model").asString()))
                .startsWith("bg-nbd")
                .endsWith("gamma-gamma");
        assertThat(lifetime.at("/fits/0/status")).isEqualTo(model.at("/bgNbd/status"));
        assertThat(lifetime.at("/fits/0/reason")).isEqualTo(model.at("/bgNbd/reason"));
        var best = lifetime.path("validation");
        assertThat(best.path("best")).isEqualTo(model.at("/validation/best"));
        var winner =
                model.at("/validation/candidates")
                        .valueStream()
                        .filter(candidate -> candidate.path("model").equals(best.path("best")))
                        .findFirst()
                        .orElseThrow();
        assertThat(best.path("purchases")).isEqualTo(winner.path("purchases"));
        assertThat(best.path("spend")).isEqualTo(winner.path("spend"));
    }

    @Test
    void hashesWhatClustersReadBeyondThePurchaseHistory() {
        service.upload(SmallShop.csv(120));
        var features = "{\"clusters\": {\"features\": [\"monetary\", \"return-share\"]}}";

        var wider = card(features).path("inputHash");

        assertThat(wider).isEqualTo(card(features).path("inputHash"));
        assertThat(wider).isNotEqualTo(card("{}").path("inputHash"));
    }

    private JsonNode card(String parameters) {
        var run = service.segment(parameters);
        assertThat(run.path("status").asString()).as(run.toString()).isEqualTo("SUCCEEDED");
        return service.get("/segmentations/%s/model-card".formatted(run.path("id").asString()));
    }
}
