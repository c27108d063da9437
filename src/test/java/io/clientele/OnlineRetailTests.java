package io.clientele;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.clientele.testing.TestDatabaseInitializer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/// The real Online Retail file from upload to lookup, held against what pandas and lifetimes give.
@Isolated // It holds the service to seconds.
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabaseInitializer.class)
class OnlineRetailTests {

    private static final Path DATA = Path.of("../shared/data");
    private static final Path FILE = DATA.resolve("online-retail.csv.gz");

    private final ServiceClient service;

    OnlineRetailTests(@LocalServerPort int port) {
        service = new ServiceClient(port);
    }

    @Test
    void agreesWithPandasAndLifetimesFromUploadToLookup() throws IOException {
        assumeTrue(Files.exists(FILE), "needs the Online Retail file in " + FILE);

        netsReturnsAsAPlainProgramDoes(
                service.upload("?returns=net&dryRun=true", OnlineRetailTests::csv));
        isCountedAsThePublishedCleaningDoes(service.upload("", OnlineRetailTests::csv));
        isSeenThroughAtFirstLook(service.get("/insights/data-quality"));
        run(
                """
                {"scoring": {"method": "qcut"}, "clusters": {"k": 2},
                 "lifetime": {"model": "bg-nbd", "intervals": false, "diagnostics": false}}""");

        var byDate = reference("online-retail-rfm-by-date.json");
        hasTheSegmentsOfPandasQcut(byDate.path("segmentsQcut"));
        byDate.path("sample")
                .properties()
                .forEach(customer -> isScored(customer.getKey(), customer.getValue()));
        hasTheParametersOfLifetimes(reference("online-retail-bgnbd-daily.json"));
        valuesCustomersAsLifetimesDoes(reference("online-retail-customers.json").path("customers"));
        ownNumbersComeWithACaution();
        run("{}");
        usesWhatPredictsBestAndSaysThatAliveTellsNothing();

        addsNothingWhenSentAgain();
    }

    private void isCountedAsThePublishedCleaningDoes(JsonNode upload) {
        assertThat(upload.path("status").asString()).as(upload.toString()).isEqualTo("SUCCEEDED");
        var rows = upload.path("rows");
        assertThat(rows.path("read").asLong()).isEqualTo(541_909);
        assertThat(rows.path("accepted").asLong()).isEqualTo(392_692);
        assertThat(rows.path("returns").asLong()).isEqualTo(8_905);
        assertThat(rows.path("duplicates").asLong()).isEqualTo(5_192);
        assertThat(rows.path("rejected").asLong()).isEqualTo(135_120);
        assertThat(upload.path("rejectedByReason").path("missing-customer-id").asLong())
                .isEqualTo(135_080);
        assertThat(upload.path("rejectedByReason").path("non-positive-amount").asLong())
                .isEqualTo(40);
        assertThat(upload.path("customers").asLong()).isEqualTo(4_338);
        assertThat(upload.path("orders").asLong()).isEqualTo(18_532);
        assertThat(upload.path("products").asLong()).isEqualTo(3_665);
        assertThat(upload.path("firstOrderAt").asString()).isEqualTo("2010-12-01T08:26:00Z");
        assertThat(upload.path("lastOrderAt").asString()).isEqualTo("2011-12-09T12:50:00Z");
    }

    /// Facts of the data set's description: never a Saturday, shut from 2010-12-24 to 2011-01-03,
    /// one order of 80,995.
    private void isSeenThroughAtFirstLook(JsonNode look) {
        assertThat(look.at("/sent/read").asLong()).isEqualTo(541_909);
        assertThat(look.at("/sent/duplicates").asLong()).isEqualTo(5_192);
        assertThat(look.at("/held/customers").asLong()).isEqualTo(4_338);
        assertThat(look.at("/held/orders").asLong()).isEqualTo(18_532);
        assertThat(look.at("/held/revenue").asDouble()).isEqualTo(8_887_208.89);
        var calendar = look.path("calendar");
        assertThat(calendar.path("closedWeekdays").toString()).isEqualTo("[\"SATURDAY\"]");
        assertThat(calendar.path("openDays").asInt()).isEqualTo(305);
        assertThat(calendar.at("/gaps/0/from").asString()).isEqualTo("2010-12-24");
        assertThat(calendar.at("/gaps/0/to").asString()).isEqualTo("2011-01-03");
        Map<String, JsonNode> findings = new HashMap<>();
        look.path("findings").forEach(found -> findings.put(found.path("code").asString(), found));
        var refused = Objects.requireNonNull(findings.get("refused-missing-customer-id"));
        assertThat(refused.path("rows").asLong()).isEqualTo(135_080);
        assertThat(findings)
                .containsKeys("unfinished-month", "large-amount", "absent-columns", "returns")
                .doesNotContainKey("scale-break");
        assertThat(look.path("columns").findValuesAsString("name")).hasSize(12);
        assertThat(look.at("/columns/2/numbers/max").asLong()).isEqualTo(80_995);
        assertThat(look.at("/columns/6/distinct").asLong()).as("also of returns").isEqualTo(3_684);
    }

    /// The figures of a quadratic loop in Python over the cleaned rows of the file.
    private void netsReturnsAsAPlainProgramDoes(JsonNode tried) {
        var netted = tried.path("netted");
        assertThat(netted.path("amount").asDouble()).isEqualTo(468_868.46);
        assertThat(netted.path("unmatchedRows").asLong()).isEqualTo(1_409);
        assertThat(netted.path("unmatchedAmount").asDouble()).isEqualTo(139_821.01);
    }

    private void hasTheSegmentsOfPandasQcut(JsonNode expected) {
        Map<String, JsonNode> found = new HashMap<>();
        for (JsonNode segment : service.get("/segments?family=rfm").path("items")) {
            found.put(segment.path("id").asString(), segment);
        }
        expected.properties()
                .forEach(
                        entry -> {
                            var segment = Objects.requireNonNull(found.get(entry.getKey()));
                            assertThat(segment.path("customers").asInt())
                                    .as(entry.getKey())
                                    .isEqualTo(entry.getValue().path("customers").asInt());
                            assertThat(segment.path("revenue").asDouble())
                                    .as(entry.getKey())
                                    .isCloseTo(
                                            entry.getValue().path("revenue").asDouble(),
                                            within(0.006));
                        });
        assertThat(found).hasSize(10);
    }

    private void isScored(String customer, JsonNode expected) {
        var answer = service.get("/customers/" + customer + "/segment");
        assertThat(answer.path("segment").path("id").asString())
                .as(customer)
                .isEqualTo(expected.path("qcutSegment").asString());
        var rfm = answer.path("rfm");
        assertThat(rfm.path("code").asString())
                .as(customer)
                .isEqualTo(expected.path("qcut").asString());
        assertThat(rfm.path("recencyDays").asInt()).isEqualTo(expected.path("recencyDays").asInt());
        assertThat(rfm.path("frequency").asInt()).isEqualTo(expected.path("frequency").asInt());
        assertThat(rfm.path("monetary").asDouble())
                .isCloseTo(expected.path("monetary").asDouble(), within(0.006));
    }

    private void hasTheParametersOfLifetimes(JsonNode expected) {
        var model = service.get("/segmentations/latest/lifetime-model");
        var bgNbd = model.path("bgNbd");
        var optimum = expected.path("bgnbd_daily").path("tight_optimum");
        assertThat(bgNbd.path("r").asDouble())
                .isCloseTo(optimum.path("r").asDouble(), within(1e-4));
        assertThat(bgNbd.path("alpha").asDouble())
                .isCloseTo(optimum.path("alpha").asDouble(), within(1e-2));
        assertThat(bgNbd.path("logLikelihood").asDouble())
                .isCloseTo(
                        expected.path("bgnbd_daily").path("tight_log_likelihood").asDouble(),
                        within(1e-2));
        assertThat(bgNbd.path("status").asString()).isEqualTo("BOUNDARY");
        var gammaGamma = model.path("gammaGamma");
        var values = expected.path("gamma_gamma_daily").path("tight_optimum");
        assertThat(gammaGamma.path("p").asDouble())
                .isCloseTo(values.path("p").asDouble(), within(1e-3));
        assertThat(gammaGamma.path("q").asDouble())
                .isCloseTo(values.path("q").asDouble(), within(1e-3));
        assertThat(gammaGamma.path("v").asDouble())
                .isCloseTo(values.path("v").asDouble(), within(0.1));
    }

    private void valuesCustomersAsLifetimesDoes(JsonNode customers) {
        customers
                .properties()
                .forEach(
                        entry -> {
                            var clv = entry.getValue().path("clv_12m");
                            if (clv.isNumber()) {
                                var lifetime =
                                        service.get("/customers/" + entry.getKey() + "/segment")
                                                .path("lifetime");
                                assertThat(lifetime.path("lifetimeValue").path("amount").asDouble())
                                        .as(entry.getKey())
                                        .isCloseTo(
                                                clv.asDouble(),
                                                within(0.02 + 2e-4 * clv.asDouble()));
                                assertThat(lifetime.path("valueSegment").asString())
                                        .as(entry.getKey())
                                        .isEqualTo(
                                                entry.getValue().path("clv_quartile").asString());
                            }
                        });
    }

    private void run(String parameters) {
        var run = service.segment(parameters);
        assertThat(run.path("status").asString()).as(run.toString()).isEqualTo("SUCCEEDED");
    }

    private void ownNumbersComeWithACaution() {
        var lifetime = service.get("/customers/17850/segment").path("lifetime");
        assertThat(lifetime.path("model").asString()).isEqualTo("bg-nbd");
        assertThat(lifetime.path("probabilityAlive").asDouble()).isGreaterThan(0.9);
        assertThat(lifetime.path("probabilityAliveCaution").asString())
                .startsWith("P(alive) tells nothing");
    }

    /// The shop in which a customer silent for a year would be alive with .98.
    private void usesWhatPredictsBestAndSaysThatAliveTellsNothing() {
        var validation = service.get("/segmentations/latest/lifetime-model").path("validation");
        assertThat(validation.path("best").asString()).isEqualTo("gradient-boosted");
        assertThat(validation.path("holdoutDays").asInt()).isEqualTo(100);
        var lifetime = service.get("/customers/17850/segment").path("lifetime");
        assertThat(lifetime.path("model").asString()).isEqualTo("gradient-boosted");
        assertThat(lifetime.path("probabilityAlive").isNull()).isTrue();
        assertThat(lifetime.path("probabilityAliveCaution").asString())
                .startsWith("P(alive) tells nothing");
        assertThat(service.get("/insights/customers").path("probabilityAlive"))
                .allSatisfy(tenth -> assertThat(tenth.asInt()).isZero());
        // 34 orders within two days, then silence for a year. In this shop 44 % of those with two
        // purchase days and five months of silence came back within 90 days.
        double again = lifetime.at("/buyingAgain/probability").asDouble();
        assertThat(again).isLessThan(chanceOfBuyingAgain("12748") - 0.3);
        assertThat(lifetime.at("/lifetimeValue/low").asDouble()).isZero();
    }

    private double chanceOfBuyingAgain(String customerId) {
        return service.get("/customers/%s/segment".formatted(customerId))
                .at("/lifetime/buyingAgain/probability")
                .asDouble();
    }

    private void addsNothingWhenSentAgain() {
        var again = service.upload("", OnlineRetailTests::csv);
        assertThat(again.path("rows").path("accepted").asLong()).isZero();
        assertThat(again.path("rows").path("duplicates").asLong()).isEqualTo(397_884);
        assertThat(again.path("sameContentAs").isString()).isTrue();
    }

    private static JsonNode reference(String file) throws IOException {
        return new JsonMapper().readTree(Files.readString(DATA.resolve("reference").resolve(file)));
    }

    private static InputStream csv() {
        try {
            return new GZIPInputStream(Files.newInputStream(FILE), 1 << 16);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
