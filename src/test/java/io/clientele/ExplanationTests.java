package io.clientele;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientele.testing.TestDatabaseInitializer;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

import tools.jackson.databind.JsonNode;

import java.util.HashMap;
import java.util.Map;

/// Why customers are where they are, and whether what is promised comes true.
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabaseInitializer.class)
class ExplanationTests {

    private static final int CUSTOMERS = 1_000;

    private final ServiceClient service;

    ExplanationTests(@LocalServerPort int port) {
        service = new ServiceClient(port);
    }

    @Test
    void aThousandCustomersAreFoundWhereTheirSmallestChangeLeads() {
        service.upload(SmallShop.csv(CUSTOMERS));
        String scoring =
                """
                "windowDays": 300, "scoring": {"thresholds": {"recencyDays": [10, 25, 80, 200],
                    "frequency": [1, 2, 4, 6], "monetary": [20, 50, 100, 200]}}, "clusters": {"k": 2},
                "lifetime": {"model": "bg-nbd", "validation": false, "intervals": false, "diagnostics": false}""";
        segmented("{\"asOf\": \"2026-01-01\", %s}".formatted(scoring));

        var orders = new StringBuilder("customer_id,order_id,quantity,unit_price,timestamp\n");
        Map<String, String> promised = new HashMap<>();
        for (int customer = 0; customer < CUSTOMERS; customer++) {
            String id = "c%03d".formatted(customer);
            var why =
                    service.get(
                            "/customers/%s/segment/explanation?nextRun=2026-02-01".formatted(id));
            var better = why.path("nearestBetter");
            if (better.isObject()) {
                promised.put(id, better.at("/segment/id").asString());
                for (int order = 0; order < better.path("orders").asInt(); order++) {
                    orders.append(
                            "%s,more-%s-%d,1,9.99,%sT10:00:00Z\n"
                                    .formatted(id, id, order, better.path("by").asString()));
                }
            }
        }
        assertThat(promised.size()).isGreaterThan(700);
        service.upload(orders.toString());
        segmented("{\"asOf\": \"2026-02-01\", %s}".formatted(scoring));

        promised.forEach(
                (id, segment) ->
                        assertThat(
                                        service.get("/customers/%s/segment".formatted(id))
                                                .at("/segment/id")
                                                .asString())
                                .as(id)
                                .isEqualTo(segment));
    }

    @Test
    void tellsValuesThresholdsAndRuleInWords() {
        service.upload(SmallShop.csv(120));
        segmented("{\"asOf\": \"2026-01-01\"}");

        var why = service.get("/customers/c003/segment/explanation");

        var segment = service.get("/customers/c003/segment");
        assertThat(why.at("/segment/id")).isEqualTo(segment.at("/segment/id"));
        assertThat(why.path("rule").asString())
                .startsWith(segment.at("/segment/name").asString() + " is made of the code");
        var frequency = why.path("scores").get(1);
        assertThat(frequency.path("score")).isEqualTo(segment.at("/rfm/frequencyScore"));
        assertThat(frequency.path("sentence").asString())
                .startsWith("%s orders: score".formatted(segment.at("/rfm/frequency").asInt()));
        assertThat(why.path("basis").asString()).contains("approximate");
        assertThat(why.at("/grid/sentence").asString()).contains("third");
        assertThat(why.at("/tier/segment/id")).isEqualTo(segment.at("/tier/id"));
        assertThat(why.at("/cluster/own/id")).isEqualTo(segment.at("/cluster/id"));
        assertThat(why.at("/cluster/own/distance").asDouble())
                .isLessThanOrEqualTo(why.at("/cluster/next/distance").asDouble());
        assertThat(why.at("/value/sentence").asString())
                .contains(segment.at("/lifetime/lifetimeValue/amount").asString());
        assertThat(
                        service.answer("/customers/c003/segment/explanation?nextRun=2026-01-01")
                                .statusCode())
                .isEqualTo(422);
        assertThat(service.answer("/customers/nobody/segment/explanation").body())
                .contains("customer-not-found");
    }

    /// c000 bought once, for 5.00 on the first day of 2025.
    @Test
    void saysWhereWaitingIsEnoughAndWhereTooMuchMoneyMisses() {
        service.upload(SmallShop.csv(120));
        String run =
                """
                {"asOf": "2026-01-01", "scoring": {"segmentMap": %s, "thresholds":
                    {"recencyDays": [10, 25, 80, 200], "frequency": [1, 2, 4, 6], "monetary": [20, 50, 100, 200]}}}""";

        segmented(
                run.formatted(
                        """
                        [{"id": "asleep", "codes": ["1*"]}, {"id": "awake", "codes": ["[2-5]*"]}]"""));
        var awake =
                service.get("/segments/awake/customers?limit=1")
                        .at("/items/0/customerId")
                        .asString();
        var why =
                service.get(
                        "/customers/%s/segment/explanation?nextRun=2026-12-31".formatted(awake));
        assertThat(why.at("/nearestBetter/orders").asInt()).isZero();
        assertThat(why.path("advice").asString())
                .isEqualTo(
                        "No further order is needed: a run as of 31 December 2026 then finds Asleep.");

        segmented(
                run.formatted(
                        """
                        [{"id": "thrifty", "codes": ["[3-5]*1"]}, {"id": "others", "codes": ["[1-2]**", "[3-5]*[2-5]"]}]"""));
        why = service.get("/customers/c000/segment/explanation");
        assertThat(why.at("/nearestBetter/leastAmount").isNull()).isTrue();
        assertThat(why.at("/nearestBetter/mostAmount").asDouble()).isEqualTo(15);
        assertThat(why.path("advice").asString())
                .isEqualTo(
                        "One more order by 30 January 2026, worth at most 15.00 together: a run as of 31 January 2026 then finds Thrifty.");
    }

    @Test
    void saysWhereDistancesAreNotThoseThatClustersWereMadeBy() {
        service.upload(SmallShop.csv(120));

        segmented("{\"asOf\": \"2026-01-01\"}");
        assertThat(clusterSentence()).endsWith("standard deviations away.");
        segmented(
                """
                {"asOf": "2026-01-01", "clusters": {"features": ["monetary", "frequency", "recency-days"]}}""");
        assertThat(clusterSentence()).endsWith("standard deviations away.");
        segmented("{\"asOf\": \"2026-01-01\", \"clusters\": {\"transformation\": \"sqrt\"}}");
        assertThat(clusterSentence())
                .contains("(transformation: sqrt)")
                .endsWith("its nearest cluster may be another.");
        segmented(
                """
                {"asOf": "2026-01-01", "clusters": {"features": ["average-order-value", "tenure-days"]}}""");
        assertThat(clusterSentence())
                .contains("grouped customers by average-order-value, tenure-days (");
    }

    private String clusterSentence() {
        return service.get("/customers/c003/segment/explanation")
                .at("/cluster/sentence")
                .asString();
    }

    private JsonNode segmented(String parameters) {
        var run = service.segment(parameters);
        assertThat(run.path("status").asString()).as(run.toString()).isEqualTo("SUCCEEDED");
        return run;
    }
}
