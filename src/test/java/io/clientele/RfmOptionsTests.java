package io.clientele;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clientele.testing.TestDatabaseInitializer;

import org.junit.jupiter.api.BeforeEach;
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

/// Scores and segments as the shop wants them, from the order of a run to the lookup.
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabaseInitializer.class)
class RfmOptionsTests {

    private static final int CUSTOMERS = 120;

    private final ServiceClient service;

    RfmOptionsTests(@LocalServerPort int port) {
        service = new ServiceClient(port);
    }

    @BeforeEach
    void openAShop() {
        service.upload(SmallShop.csv(CUSTOMERS));
    }

    @Test
    void scoresInTenBinsFromRunToLookup() {
        var run = segmented("{\"scoring\": {\"bins\": 10, \"method\": \"qcut\"}}");

        assertThat(run.path("parameters").path("scoring").path("bins").asInt()).isEqualTo(10);
        var scoring = run.path("scoring");
        assertThat(scoring.path("bins").asInt()).isEqualTo(10);
        assertThat(scoring.path("frequency").path("edges")).hasSize(9);
        assertThat(scoring.path("segments").get(0).path("codes").toString())
                .isEqualTo(
                        "[\"9-7\",\"9-8\",\"9-9\",\"9-10\",\"10-7\",\"10-8\",\"10-9\",\"10-10\"]");
        var codes = everyCode("/segments/champions/customers?limit=1000");
        assertThat(codes).isNotEmpty().allMatch(code -> code.matches("(9|10)-([789]|10)-\\d+"));
        assertThat(service.answer("/segments/champions/customers", "Accept", "text/csv").body())
                .containsPattern("champions,\\d+,\\d+,[0-9.]+,(9|10)-([789]|10)-\\d+,");
        assertThat(sizes(service.get("/segments"))).isEqualTo(CUSTOMERS);
    }

    @ParameterizedTest
    @CsvSource({"3", "4"})
    void bringsFewerScoresToTheStandardSegments(int bins) {
        var run = segmented("{\"scoring\": {\"bins\": %d}}".formatted(bins));

        assertThat(run.path("scoring").path("recencyDays").path("bands")).hasSize(bins);
        assertThat(everyCode("/segments/champions/customers?limit=1000"))
                .isNotEmpty()
                .allMatch(code -> code.startsWith("%d%d".formatted(bins, bins)) || bins == 4);
        assertThat(service.get("/segments").path("items")).hasSize(10);
        assertThat(sizes(service.get("/segments"))).isEqualTo(CUSTOMERS);
    }

    @Test
    void scoresByFixedThresholdsAndWeighs() {
        var run =
                segmented(
                        """
                        {"scoring": {"thresholds": {"recencyDays": [30, 60, 120, 240],
                                                    "frequency": [1, 2, 4, 6],
                                                    "monetary": [20, 50, 100, 200]},
                                     "weights": {"monetary": 2}}}""");

        var scoring = run.path("scoring");
        assertThat(scoring.path("method").asString()).isEqualTo("thresholds");
        assertThat(scoring.path("frequency").path("edges").toString())
                .isEqualTo("[1.0,2.0,4.0,6.0]");
        assertThat(scoring.path("weights").path("monetary").asInt()).isEqualTo(2);
        assertThat(scoring.path("weights").path("recency").asInt()).isEqualTo(1);
        for (int customer = 0; customer < CUSTOMERS; customer++) {
            var rfm = service.get("/customers/c%03d/segment".formatted(customer)).path("rfm");
            int recency = rfm.path("recencyDays").asInt();
            int frequency = rfm.path("frequency").asInt();
            assertThat(rfm.path("recencyScore").asInt())
                    .isEqualTo(
                            recency <= 30
                                    ? 5
                                    : recency <= 60
                                            ? 4
                                            : recency <= 120 ? 3 : recency <= 240 ? 2 : 1);
            assertThat(rfm.path("frequencyScore").asInt())
                    .isEqualTo(
                            frequency <= 1
                                    ? 1
                                    : frequency <= 2
                                            ? 2
                                            : frequency <= 4 ? 3 : frequency <= 6 ? 4 : 5);
            assertThat(rfm.path("combinedScore").asDouble())
                    .isCloseTo(
                            (rfm.path("recencyScore").asInt()
                                            + rfm.path("frequencyScore").asInt()
                                            + 2 * rfm.path("monetaryScore").asInt())
                                    / 4.0,
                            within(0.0051));
        }
    }

    @Test
    void takesAnOwnMapWithItsNamesAndStrategies() {
        var run =
                segmented(
                        """
                        {"scoring": {"bins": 3, "segmentMap": [
                            {"id": "stars", "name": "Our stars", "codes": ["33*", "3*3"]},
                            {"id": "at-risk", "codes": ["1[2-3]*"]},
                            {"id": "long-tail", "codes": ["3[1-2][1-2]", "2**", "11*"]}]}}""");

        assertThat(run.path("scoring").path("segments").get(1).toString())
                .isEqualTo(
                        "{\"id\":\"at-risk\",\"name\":\"At Risk\",\"codes\":[\"121\",\"122\",\"123\",\"131\",\"132\",\"133\"]}");
        var segments = service.get("/segments");
        assertThat(segments.path("items").valueStream().map(item -> item.path("name").asString()))
                .containsExactly("Our stars", "At Risk", "Long tail");
        assertThat(sizes(segments)).isEqualTo(CUSTOMERS);
        assertThat(everyCode("/segments/stars/customers?limit=1000"))
                .isNotEmpty()
                .allMatch(code -> code.matches("33.|3.3"));
        assertThat(service.get("/strategies/stars").path("goal"))
                .isEqualTo(service.get("/strategies/champions").path("goal"));
        assertThat(segments.path("items").get(1).path("strategy").path("goal"))
                .isEqualTo(service.get("/strategies/at-risk").path("goal"));
    }

    @Test
    void refusesAMapThatLeavesOrDoublesCodesAndListsThem() {
        var answer =
                refused(
                        """
                        {"scoring": {"bins": 3, "segmentMap": [
                            {"id": "best", "codes": ["3[2-3]"]},
                            {"id": "rest", "codes": ["[1-2]*", "32"]}]}}""");

        assertThat(answer.path("detail").asString())
                .isEqualTo(
                        "Every code must be in exactly one segment; in none: 31; in several: 32.");
        assertThat(answer.path("errors").toString())
                .contains("\"code\":\"uncovered\",\"message\":\"code 31 is in no segment\"")
                .contains("\"code\":\"ambiguous\",\"message\":\"code 32 is in best and rest\"");
        var all =
                refused(
                        "{\"scoring\": {\"bins\": 10, \"segmentMap\": [{\"id\": \"a\", \"codes\": [\"[1]*1\"]}]}}");
        assertThat(all.path("errors")).hasSize(990);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"bins\": 9} | scoring.bins",
                "{\"bins\": 5, \"thresholds\": {\"recencyDays\": [1, 2], \"frequency\": [1, 2], \"monetary\": [1, 2]}} | scoring.thresholds.recencyDays",
                "{\"thresholds\": {\"recencyDays\": [1, 2], \"frequency\": [1], \"monetary\": [1, 2]}} | scoring.thresholds.frequency",
                "{\"thresholds\": {\"recencyDays\": [1, 1], \"frequency\": [1, 2], \"monetary\": [1, 1e999]}} | scoring.thresholds.recencyDays[1]",
                "{\"thresholds\": {\"recencyDays\": [1, 2], \"frequency\": [1, 2]}} | scoring.thresholds.monetary",
                "{\"method\": \"thresholds\"} | scoring.thresholds",
                "{\"method\": \"qcut\", \"thresholds\": {\"recencyDays\": [1, 2], \"frequency\": [1, 2], \"monetary\": [1, 2]}} | scoring.thresholds",
                "{\"weights\": {\"recency\": 0, \"frequency\": -0.0, \"monetary\": 0}} | scoring.weights",
                "{\"weights\": {\"recency\": -1}} | scoring.weights.recency",
                "{\"segmentMap\": []} | scoring.segmentMap",
                "{\"segmentMap\": [null]} | scoring.segmentMap[0]",
                "{\"segmentMap\": [{\"id\": \"Best\", \"codes\": [\"**\"]}]} | scoring.segmentMap[0].id",
                "{\"segmentMap\": [{\"id\": \"tier-gold\", \"codes\": [\"**\"]}]} | scoring.segmentMap[0].id",
                "{\"segmentMap\": [{\"id\": \"a\", \"codes\": [\"6*\"]}, {\"id\": \"a\", \"codes\": [\"*\"]}]} | scoring.segmentMap[1].codes[0]",
                "{\"segmentMap\": [{\"id\": \"a\", \"codes\": []}]} | scoring.segmentMap[0].codes",
            })
    void refusesScoringThatMakesNoSense(String scoring, String field) {
        assertThat(refused("{\"scoring\": %s}".formatted(scoring)).path("errors").toString())
                .contains("\"field\":\"%s\"".formatted(field));
    }

    private JsonNode segmented(String parameters) {
        var run = service.segment(parameters);
        assertThat(run.path("status").asString()).as(run.toString()).isEqualTo("SUCCEEDED");
        return run;
    }

    private JsonNode refused(String parameters) {
        var answer =
                service.post(
                        "/segmentations", "application/json", BodyPublishers.ofString(parameters));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        return service.json(answer.body());
    }

    private List<String> everyCode(String path) {
        return service.get(path)
                .path("items")
                .valueStream()
                .map(item -> item.path("rfm").path("code").asString())
                .toList();
    }

    private static int sizes(JsonNode segments) {
        return segments.path("items")
                .valueStream()
                .mapToInt(item -> item.path("customers").asInt())
                .sum();
    }
}
