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
import java.util.Map;
import java.util.TreeMap;

/// Whether a simulation says what the run then does.
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabaseInitializer.class)
class SimulationTests {

    private final ServiceClient service;

    SimulationTests(@LocalServerPort int port) {
        service = new ServiceClient(port);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rfm | {\"asOf\": \"2026-01-01\", \"scoring\": {\"bins\": 3, \"method\": \"qcut\"}}",
                "rfm | {\"asOf\": \"2025-12-01\", \"windowDays\": 90, \"scoring\": {\"segmentMap\": [{\"id\": \"up\", \"codes\": [\"[4-5]*\"]}, {\"id\": \"down\", \"codes\": [\"[1-3]*\"]}]}}",
                "rfm | {\"asOf\": \"2026-01-01\", \"scoring\": {\"method\": \"thresholds\", \"bins\": 3, \"thresholds\": {\"recencyDays\": [30, 90], \"frequency\": [2, 4], \"monetary\": [50, 200]}}}",
                "grid | {\"asOf\": \"2025-12-01\"}",
                "cluster | {\"asOf\": \"2026-01-01\", \"clusters\": {\"k\": 5}}",
                "tier | {\"asOf\": \"2025-12-01\", \"clusters\": {\"k\": 4}}",
                "value | {\"asOf\": \"2025-12-01\", \"lifetime\": {\"horizonMonths\": 3}}",
            })
    void saysWhatTheRunThenDoes(String family, String parameters) {
        service.upload(SmallShop.csv(120));
        String now = segmented("{\"asOf\": \"2026-01-01\"}");

        var foreseen = simulate(family, parameters);
        assertThat(foreseen.at("/comparedWith/id").asString()).isEqualTo(now);
        assertThat(service.get("/segmentations/latest").path("id").asString())
                .as("nothing is stored")
                .isEqualTo(now);
        String then = segmented(parameters);

        assertThat(sizes(foreseen.path("segments"), "/segment/id"))
                .isEqualTo(sizes(service.get("/segments?family=" + family).path("items"), "/id"));
        var moves =
                service.get(
                        "/segments/transitions?family=%s&from=%s&to=%s"
                                .formatted(family, now, then));
        for (var count :
                Map.of("stay", "stayed", "move", "moved", "enter", "entered", "leave", "left")
                        .entrySet()) {
            assertThat(foreseen.path(count.getKey())).isEqualTo(moves.path(count.getValue()));
        }
        assertThat(pairs(foreseen.path("moves"))).isEqualTo(pairs(moves.path("items")));
        for (JsonNode move : foreseen.path("moves")) {
            var someone = move.path("sample").get(0).asString();
            if (move.path("to").isNull()) {
                assertThat(service.answer("/customers/%s/segment".formatted(someone)).statusCode())
                        .isEqualTo(404);
            } else {
                assertThat(segment(someone, family, then)).isEqualTo(move.at("/to/id"));
            }
        }
    }

    private JsonNode segment(String customer, String family, String run) {
        return service.get("/customers/%s/history".formatted(customer))
                .path("items")
                .valueStream()
                .filter(item -> item.at("/segmentation/id").asString().equals(run))
                .findFirst()
                .orElseThrow()
                .at("/%s/id".formatted(family.equals("rfm") ? "segment" : family));
    }

    @Test
    void refusesWhatARunWouldRefuse() {
        service.upload(SmallShop.csv(120));
        segmented("{\"asOf\": \"2026-01-01\"}");

        assertThat(post("rfm", "{\"scoring\": {\"bins\": 9}}")).isEqualTo(422);
        assertThat(post("rfm", "{\"asOf\": \"1990-01-01\"}")).isEqualTo(422);
        assertThat(post("rfm&segmentation=latest", "{}")).isEqualTo(200);
        assertThat(post("rfm&segmentation=00000000-0000-0000-0000-000000000000", "{}"))
                .isEqualTo(404);
    }

    private int post(String family, String parameters) {
        return service.post(
                        "/simulations?family=" + family,
                        "application/json",
                        BodyPublishers.ofString(parameters))
                .statusCode();
    }

    private JsonNode simulate(String family, String parameters) {
        var answer =
                service.post(
                        "/simulations?family=" + family,
                        "application/json",
                        BodyPublishers.ofString(parameters));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return service.json(answer.body());
    }

    private String segmented(String parameters) {
        var run = service.segment(parameters);
        assertThat(run.path("status").asString()).as(run.toString()).isEqualTo("SUCCEEDED");
        return run.path("id").asString();
    }

    private static Map<String, Double> sizes(JsonNode segments, String id) {
        Map<String, Double> sizes = new TreeMap<>();
        for (JsonNode segment : segments) {
            sizes.put(segment.at(id).asString(), segment.path("customers").asDouble());
            sizes.put(segment.at(id).asString() + " revenue", segment.path("revenue").asDouble());
        }
        return sizes;
    }

    /// How many go from where to where, without those who stay.
    private static Map<String, Integer> pairs(JsonNode moves) {
        Map<String, Integer> pairs = new TreeMap<>();
        for (JsonNode move : moves) {
            var from = move.at("/from/id");
            var to = move.at("/to/id");
            if (!from.equals(to)) {
                pairs.put(from + " to " + to, move.path("customers").asInt());
            }
        }
        return pairs;
    }
}
