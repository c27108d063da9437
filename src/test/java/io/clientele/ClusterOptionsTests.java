package io.clientele;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientele.testing.TestDatabaseInitializer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

import tools.jackson.databind.JsonNode;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;

/// Clusters as the shop wants them. Years before all other tests' purchases keep the customers
/// apart.
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabaseInitializer.class)
class ClusterOptionsTests {

    private static final int CUSTOMERS = 120;
    private static final String HEADER =
            "customer_id,order_id,product_id,quantity,unit_price,timestamp\n";

    private final ServiceClient service;

    ClusterOptionsTests(@LocalServerPort int port) {
        service = new ServiceClient(port);
    }

    /// Every third customer buys often, every third dearly, the others hardly at all.
    private void fillTheShop(int year) {
        var csv = new StringBuilder(HEADER);
        for (int customer = 0; customer < CUSTOMERS; customer++) {
            int kind = customer % 3;
            for (int order = 0; order < (kind == 0 ? 9 : 2); order++) {
                csv.append(
                        "k%03d,%d-k%d-%d,p%d,1,%d,%d-%02d-%02dT10:00:00Z\n"
                                .formatted(
                                        customer,
                                        year,
                                        customer,
                                        order,
                                        kind == 1 ? 1 : order,
                                        (kind == 1 ? 400 : 10) + customer % 7,
                                        year,
                                        kind == 2 ? 1 + order : 4 + order % 9,
                                        1 + customer % 28));
            }
        }
        service.upload(csv.toString());
    }

    @Test
    void groupsByTheFeaturesAskedForAndTellsHowFarItCanBeTrusted() {
        fillTheShop(2015);
        var run =
                segmented(
                        """
                        {"asOf": "2016-01-01", "windowDays": 365, "clusters": {"method": "g-means", "max": 6,
                         "features": ["average-order-value", "tenure-days", "return-share", "distinct-products",
                                      "probability-alive", "lifetime-value"],
                         "transformation": "rank"}}""");

        var clusters = clusters(run);
        assertThat(clusters.path("method").asString()).isEqualTo("g-means");
        assertThat(clusters.path("transformation").asString()).isEqualTo("rank");
        assertThat(clusters.path("features")).hasSize(6);
        assertThat(clusters.path("selectedBy").asString()).contains("G-Means");
        boolean informative =
                service.get("/segmentations/latest/lifetime-model")
                        .at("/probabilityAlive/informative")
                        .asBoolean();
        assertThat(clusters.path("cautions").isEmpty())
                .as("cautioned where P(alive) tells nothing")
                .isEqualTo(informative);
        assertThat(clusters.path("candidates")).isNotEmpty();
        for (JsonNode candidate : clusters.path("candidates")) {
            assertThat(candidate.path("inertia").asDouble()).isNotNegative();
            assertThat(candidate.path("explained").asDouble()).isBetween(0.0, 1.0);
            assertThat(candidate.path("silhouette").asDouble()).isBetween(-1.0, 1.0);
            assertThat(candidate.path("stability").asDouble()).isBetween(0.0, 1.0);
        }
    }

    @Test
    void keepsTheNumbersWithTheirPeopleWhenWorthChanges() {
        fillTheShop(2017);
        var parameters = "{\"asOf\": \"%s\", \"windowDays\": 365, \"clusters\": {\"k\": 3}}";
        segmented(parameters.formatted("2018-01-01"));
        var before = List.of(cluster("k000"), cluster("k001"), cluster("k002"));
        assertThat(before).doesNotHaveDuplicates();

        // Those who bought least buy most, in one order each.
        var csv = new StringBuilder(HEADER);
        for (int customer = 2; customer < CUSTOMERS; customer += 3) {
            csv.append(
                    "k%1$03d,2017-rich%1$d,p1,1,9000,2017-02-28T10:00:00Z\n".formatted(customer));
        }
        service.upload(csv.toString());
        var second = segmented(parameters.formatted("2018-01-01"));

        assertThat(List.of(cluster("k000"), cluster("k001"), cluster("k002"))).isEqualTo(before);
        var clusters = clusters(second);
        assertThat(clusters.path("agreement").asDouble()).isEqualTo(1);
        assertThat(
                        clusters.path("clusters")
                                .valueStream()
                                .filter(
                                        cluster ->
                                                cluster.path("id").asString().equals(before.get(2)))
                                .findFirst()
                                .orElseThrow()
                                .path("rank")
                                .asInt())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"1, k-means", "1, x-means", "2, g-means", "3, k-means"})
    void givesFewerClustersAndAReasonWhereCustomersHardlyDiffer(int kinds, String method) {
        var csv = new StringBuilder(HEADER);
        for (int customer = 0; customer < 5 * kinds; customer++) {
            csv.append(
                    "few%d-%s-%d,few%1$d-%2$s-%3$d,p,1,%4$d,200%1$d-03-01T10:00:00Z\n"
                            .formatted(kinds, method, customer, 10 + customer % kinds));
        }
        service.upload(csv.toString());
        var run =
                segmented(
                        """
                        {"asOf": "200%d-06-01", "windowDays": 365,
                         "clusters": {"min": 4, "max": 6, "method": "%s"}}"""
                                .formatted(kinds, method));

        var clusters = clusters(run);
        assertThat(clusters.path("k").asInt()).isEqualTo(kinds);
        assertThat(clusters.path("selectedBy").asString()).isNotBlank();
        assertThat(clusters.toString()).doesNotContain("NaN");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"k\": 4, \"method\": \"x-means\"}",
                "{\"k\": 4, \"min\": 2}",
                "{\"min\": 5, \"max\": 4}",
                "{\"features\": []}",
                "{\"features\": [\"monetary\", \"monetary\"]}",
            })
    void refusesWhatMakesNoSense(String clusters) {
        assertThat(
                        service.post(
                                        "/segmentations",
                                        "application/json",
                                        BodyPublishers.ofString(
                                                "{\"clusters\": %s}".formatted(clusters)))
                                .statusCode())
                .isEqualTo(422);
    }

    private String cluster(String customer) {
        return service.get("/customers/%s/segment".formatted(customer))
                .at("/cluster/id")
                .asString();
    }

    private JsonNode clusters(JsonNode run) {
        return service.get("/segmentations/%s/clusters".formatted(run.path("id").asString()));
    }

    private JsonNode segmented(String parameters) {
        var run = service.segment(parameters);
        assertThat(run.path("status").asString()).as(run.toString()).isEqualTo("SUCCEEDED");
        return run;
    }
}
