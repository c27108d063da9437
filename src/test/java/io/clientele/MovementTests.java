package io.clientele;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import tools.jackson.databind.JsonNode;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Who moved between snapshots, and what is kept of old ones.
@ImpatientService
class MovementTests {

    private static final int CUSTOMERS = 60;

    private final ServiceClient service;
    @Autowired private JdbcClient jdbc;

    MovementTests(@LocalServerPort int port) {
        service = new ServiceClient(port);
    }

    /// Every customer buys monthly; the third dozen stop in April.
    @BeforeEach
    void fillTheShop() {
        var csv = new StringBuilder("customer_id,order_id,quantity,unit_price,timestamp\n");
        for (int customer = 0; customer < CUSTOMERS; customer++) {
            for (int month = 1 + customer % 3; month <= 8; month++) {
                if (customer / 12 != 2 || month <= 4) {
                    csv.append(
                            "c%02d,o%d-%d,1,%d,2025-%02d-%02dT10:00:00Z\n"
                                    .formatted(
                                            customer,
                                            customer,
                                            month,
                                            5 + customer,
                                            month,
                                            1 + customer % 28));
                }
            }
        }
        service.upload(csv.toString());
    }

    @Test
    void tellsWhoMovedWhenAndWhereThatLeads() {
        var april = segment("2025-05-01");
        var august = segment("2025-09-01");

        var moves = service.get("/segments/transitions?family=rfm");
        assertThat(moves.at("/from/id").asString()).isEqualTo(april);
        assertThat(moves.at("/to/id").asString()).isEqualTo(august);
        assertThat(sum(moves.path("items"), "customers")).isEqualTo(CUSTOMERS);
        assertThat(moves.path("stayed").asInt() + moves.path("moved").asInt()).isEqualTo(CUSTOMERS);
        assertThat(moves.path("moved").asInt()).isPositive();
        assertThat(sum(moves.path("items"), "revenueAfter"))
                .isEqualTo(
                        sum(service.get("/segments?family=rfm").path("items"), "revenue"),
                        within(1e-6));
        assertThat(moves.at("/expected/stepDays").asInt()).isEqualTo(123);
        assertThat(moves.at("/expected/months")).hasSize(6);
        for (JsonNode month : moves.at("/expected/months")) {
            assertThat(sum(month.path("segments"), "customers"))
                    .as("nobody comes or goes")
                    .isEqualTo(CUSTOMERS, within(0.6));
        }

        var timeline = service.get("/customers/c27/history");
        assertThat(timeline.path("items")).hasSize(2);
        var standing = timeline.path("standings").get(0);
        assertThat(standing.path("family").asString()).isEqualTo("rfm");
        assertThat(standing.path("since").asString()).isEqualTo("2025-09-01");
        assertThat(standing.at("/previous/id")).isEqualTo(timeline.at("/items/1/segment/id"));
        assertThat(service.get("/customers/c27/history?limit=1").path("standings"))
                .as("however few are shown")
                .isEqualTo(timeline.path("standings"));
        var later = service.get("/customers/c27/history?limit=1");
        var earlier =
                service.get(
                        "/customers/c27/history?limit=1&cursor="
                                + later.path("nextCursor").asString());
        assertThat(earlier.path("items")).hasSize(1);
        assertThat(earlier.path("items").get(0)).isEqualTo(timeline.path("items").get(1));
        assertThat(earlier.path("nextCursor").isNull()).isTrue();
        assertThat(service.answer("/customers/nobody/history").body())
                .contains("/problems/customer-not-found");

        var then = service.get("/customers/c27/segment?asOf=2025-06-30");
        assertThat(then.at("/segmentation/id").asString()).isEqualTo(april);
        assertThat(then.at("/rfm/recencyDays").asInt())
                .isEqualTo(timeline.at("/items/1/recencyDays").asInt());
        assertThat(service.get("/segments?segmentation=" + april).at("/segmentation/id").asString())
                .isEqualTo(april);
        assertThat(
                        service.get("/segments/champions/customers?asOf=2025-05-01")
                                .at("/segmentation/id")
                                .asString())
                .isEqualTo(april);
        assertThat(service.answer("/customers/c27/segment?asOf=2025-04-30").statusCode())
                .isEqualTo(404);
        assertThat(service.get("/segments?segmentation=latest").at("/segmentation/id").asString())
                .isEqualTo(august);
        assertThat(service.get("/segments/transitions?to=latest&from=" + april)).isEqualTo(moves);
        for (var list : List.of("/segments", "/segments/champions/customers")) {
            assertThat(service.answer(list + "?segmentation=new%20%7Best%7D").body())
                    .contains("/problems/segmentation-not-found");
        }
        assertThat(service.answer("/segments?asOf=2025-05-01&segmentation=" + april).statusCode())
                .isEqualTo(422);

        assertThat(service.get("/segmentations/latest/drift").path("segmentationId").asString())
                .isEqualTo(august);
        assertThat(service.get("/segmentations/latest/drift").path("against").asString())
                .isEqualTo(april);
        assertThat(service.get("/segmentations/latest/drift").path("differences"))
                .as("left to search for the number of clusters")
                .singleElement()
                .satisfies(
                        found ->
                                assertThat(
                                                found.path("before").asString()
                                                        + ", "
                                                        + found.path("now").asString())
                                        .matches("\\d+ found, \\d+ found"));
        var drift = service.get("/segmentations/latest/drift").path("items");
        assertThat(drift).hasSize(6);
        for (JsonNode measure : drift) {
            assertThat(measure.path("index").asDouble()).isNotNegative();
            assertThat(measure.path("level").asString()).matches("stable|shifting|shifted");
            if (measure.path("measure").asString().equals("rfm-segments")) {
                assertThat(measure.path("byChance").asDouble())
                        .as("of the segments that anybody is in")
                        .isCloseTo(byChance("rfm"), within(1e-9));
            }
        }
        assertThat(service.answer("/actuator/prometheus").body())
                .contains("clientele_drift_index{measure=\"monetary\"}");
        assertThat(service.get("/segments/history?family=tier").path("items").size())
                .isGreaterThanOrEqualTo(2);
    }

    /// Of the segments filled in one of the two latest runs: one less, times 1/n + 1/m.
    private double byChance(String family) {
        Set<String> filled = new HashSet<>();
        double shares = 0;
        var runs = service.get("/segments/history?limit=2&family=" + family).path("items");
        for (JsonNode run : runs) {
            int customers = 0;
            for (JsonNode segment : run.path("segments")) {
                customers += segment.path("customers").asInt();
                if (segment.path("customers").asInt() > 0) {
                    filled.add(segment.at("/segment/id").asString());
                }
            }
            shares += 1.0 / customers;
        }
        return (filled.size() - 1) * shares;
    }

    @Test
    void cautionsAgainstDriftOfRunsThatWereNotComputedAlike() {
        run("{\"asOf\": \"2025-05-01\", \"clusters\": {\"k\": 3}}");
        run(
                "{\"asOf\": \"2025-08-01\", \"clusters\": {\"k\": 3}, \"lifetime\": {\"horizonMonths\": 6, \"validation\": false}}");
        assertThat(service.get("/segmentations/latest/drift").path("caution").isNull())
                .as("computed alike")
                .isTrue();
        var alike = service.get("/segments/transitions?family=rfm");
        assertThat(alike.path("caution").isNull()).isTrue();
        assertThat(alike.at("/expected/months")).hasSize(6);
        assertThat(service.get("/segments/transitions?family=value").path("caution").asString())
                .endsWith(
                        "of the customers: lifetime.validation (true before, false now);"
                                + " lifetime.horizonMonths (12 before, 6 now).");
        run(
                """
                {"asOf": "2025-09-01", "windowDays": 200, "clusters": {"k": 4, "features": ["monetary", "frequency"]},
                 "scoring": {"bins": 3, "segmentMap": [{"id": "stars", "codes": ["3*"]}, {"id": "rest", "codes": ["[1-2]*"]}]}}""");

        var report = service.get("/segmentations/latest/drift");
        var moves = service.get("/segments/transitions?family=rfm");

        assertThat(moves.path("caution").asString())
                .contains("part of the moves may be no change of the customers", "scoring.bins")
                .doesNotContain("clusters");
        assertThat(moves.at("/expected/months")).isEmpty();
        assertThat(moves.at("/expected/reason").asString()).contains("not computed alike");
        assertThat(report.path("caution").asString())
                .contains(
                        "may be no change of the customers: windowDays (all history before, 200 now);",
                        "scoring.bins (5 before, 3 now)",
                        "scoring.segmentMap (standard before, stars [3*], rest [[1-2]*] now)",
                        "clusters.k (3 before, 4 now)",
                        "clusters.features (frequency, monetary, recency-days before, frequency, monetary now)");
        assertThat(report.path("differences"))
                .extracting(difference -> difference.path("parameter").asString())
                .containsExactly(
                        "windowDays",
                        "scoring.bins",
                        "scoring.segmentMap",
                        "clusters.k",
                        "clusters.features");
        assertThat(report.at("/differences/0/measures")).hasSize(6);
        assertThat(report.at("/differences/1/measures/0").asString()).isEqualTo("rfm-segments");
        assertThat(report.at("/differences/3/measures/1").asString()).isEqualTo("cluster-segments");
    }

    @Test
    void dropsTheCustomersOfOldSnapshotsAndKeepsTheirTotals() {
        var first = segment("2025-03-01");
        for (int i = 0; i < 3; i++) {
            segment("2025-09-01");
        }

        // What is old is dropped right after the new one is published.
        await().atMost(Duration.ofMinutes(1)).until(() -> partitions() == 3);
        assertThat(service.answer("/segments?segmentation=" + first).body())
                .contains("/problems/segmentation-not-found");
        var history = service.get("/segments/history?limit=500").path("items");
        assertThat(history.toString()).contains(first);
        var newest = service.get("/segments/history?limit=1");
        assertThat(
                        service.get(
                                        "/segments/history?limit=499&cursor="
                                                + newest.path("nextCursor").asString())
                                .path("items"))
                .hasSize(history.size() - 1)
                .first()
                .isEqualTo(history.get(1));
    }

    private int partitions() {
        return jdbc.sql(
                        """
                        select count(*) from pg_inherits
                        where inhparent = 'customer_segment'::regclass
                        """)
                .query((row, index) -> row.getInt(1))
                .single();
    }

    private String segment(String asOf) {
        return run("{\"asOf\": \"%s\"}".formatted(asOf));
    }

    private String run(String parameters) {
        var run =
                service.ended(
                        ServiceClient.location(
                                service.post(
                                        "/segmentations",
                                        "application/json",
                                        BodyPublishers.ofString(parameters))));
        assertThat(run.path("status").asString()).as(run.toString()).isEqualTo("SUCCEEDED");
        return run.path("id").asString();
    }

    private static double sum(JsonNode items, String field) {
        double sum = 0;
        for (JsonNode item : items) {
            sum += item.path(field).asDouble();
        }
        return sum;
    }
}
