package io.clientele;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import de.siegmar.fastcsv.reader.CsvReader;

import io.clientele.lookup.MemberLists;
import io.clientele.paging.PagedList;
import io.clientele.problem.Problem;
import io.clientele.snapshot.CustomerRow;
import io.clientele.snapshot.CustomerRow.Detail;
import io.clientele.snapshot.Family;
import io.clientele.snapshot.Snapshot;
import io.clientele.snapshot.Snapshots;
import io.clientele.testing.TestDatabaseInitializer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

import tools.jackson.databind.JsonNode;

import java.io.OutputStream;
import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What readers see of published results.
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabaseInitializer.class)
class SnapshotTests {

    private static final int CUSTOMERS = 120;

    /// Where a line of NDJSON has what a column of the CSV has.
    private static final Map<String, String> WORDS =
            Map.of(
                    "customerId", "/customerId",
                    "segment", "/segment/id",
                    "rfmCode", "/rfm/code",
                    "grid", "/grid/id",
                    "tier", "/tier/id",
                    "cluster", "/cluster/id",
                    "persona", "/cluster/persona",
                    "valueSegment", "/lifetime/valueSegment");

    private static final Map<String, String> NUMBERS =
            Map.ofEntries(
                    Map.entry("recencyDays", "/rfm/recencyDays"),
                    Map.entry("frequency", "/rfm/frequency"),
                    Map.entry("monetary", "/rfm/monetary"),
                    Map.entry("combinedScore", "/rfm/combinedScore"),
                    Map.entry("probabilityAlive", "/lifetime/probabilityAlive"),
                    Map.entry("buyingAgain", "/lifetime/buyingAgain/probability"),
                    Map.entry("expectedPurchases", "/lifetime/expectedPurchases"),
                    Map.entry("expectedOrderValue", "/lifetime/expectedOrderValue"),
                    Map.entry("lifetimeValue", "/lifetime/lifetimeValue/amount"),
                    Map.entry("lifetimeValueLow", "/lifetime/lifetimeValue/low"),
                    Map.entry("lifetimeValueHigh", "/lifetime/lifetimeValue/high"));

    private final ServiceClient service;

    private final MemberLists lists;
    private final Snapshots snapshots;

    SnapshotTests(
            @LocalServerPort int port,
            @Autowired MemberLists lists,
            @Autowired Snapshots snapshots) {
        service = new ServiceClient(port);
        this.lists = lists;
        this.snapshots = snapshots;
    }

    @BeforeEach
    void segmentAShop() {
        service.upload(SmallShop.csv(CUSTOMERS));
        assertThat(service.segment("{}").path("status").asString()).isEqualTo("SUCCEEDED");
    }

    @Test
    void putsEveryCustomerInExactlyOneSegmentOfEachFamily() {
        for (String family : List.of("rfm", "grid", "value", "tier", "cluster")) {
            Set<String> seen = new TreeSet<>();
            int customers = 0;
            double share = 0;
            for (JsonNode segment : service.get("/segments?family=" + family).path("items")) {
                var members = members(segment.path("id").asString(), 50);
                assertThat(members).hasSize(segment.path("customers").asInt());
                seen.addAll(members);
                customers += segment.path("customers").asInt();
                share += segment.path("revenueShare").asDouble();
                assertThat(segment.path("strategy").path("actions").size()).isGreaterThan(1);
            }
            assertThat(seen).as(family).hasSize(CUSTOMERS);
            assertThat(customers).as(family).isEqualTo(CUSTOMERS);
            assertThat(share).as(family).isBetween(0.999_999, 1.000_001);
        }
    }

    @Test
    void callsASegmentTheSameAmongTheStrategies() {
        for (String family : List.of("rfm", "grid", "value", "tier", "cluster")) {
            assertThat(names("/strategies?family=" + family, "segmentId"))
                    .as(family)
                    .isNotEmpty()
                    .isEqualTo(names("/segments?family=" + family, "id"));
        }
    }

    private Map<String, String> names(String list, String id) {
        return service.get(list)
                .path("items")
                .valueStream()
                .collect(
                        toMap(
                                item -> item.path(id).asString(),
                                item -> item.path("name").asString()));
    }

    @Test
    void keepsAListOnTheSnapshotItBeganIn() {
        var first = service.get("/segments/tier-platinum/customers?limit=1");
        var before = first.path("segmentation").path("id").asString();
        service.segment("{\"clusters\": {\"k\": 2}}");

        var second =
                service.get(
                        "/segments/tier-platinum/customers?limit=1&cursor="
                                + first.path("nextCursor").asString());
        var fresh = service.get("/segments/tier-platinum/customers?limit=1");

        assertThat(second.path("segmentation").path("id").asString()).isEqualTo(before);
        assertThat(second.path("items")).isNotEmpty();
        assertThat(fresh.path("segmentation").path("id").asString()).isNotEqualTo(before);
        assertThat(fresh.path("items")).as("two clusters are Gold and Silver").isEmpty();
    }

    @Test
    void linksPagesAndRefusesForeignCursors() {
        var page = service.answer("/segments/tier-platinum/customers?limit=1");
        var link = page.headers().firstValue("Link").orElseThrow();

        assertThat(link)
                .matches(
                        "</segments/tier-platinum/customers\\?limit=1&cursor=[\\w-]+>; rel=\"next\"");
        assertThat(service.answer(link.substring(1, link.indexOf('>'))).statusCode())
                .isEqualTo(200);
        assertThat(service.answer("/segments/tier-platinum/customers?cursor=x").statusCode())
                .isEqualTo(400);
        assertThat(service.answer("/segments/tier-platinum/customers?cursor=" + expired()).body())
                .contains("/problems/cursor-expired");
        var cursor = service.json(page.body()).path("nextCursor").asString();
        for (var other :
                List.of(
                        "/segments/tier-gold/customers?cursor=",
                        "/segments/tier-platinum/customers?asOf=2030-01-01&cursor=")) {
            assertThat(service.answer(other + cursor).body())
                    .as(other)
                    .contains("/problems/invalid-parameters", "\"field\":\"cursor\"");
        }
        assertThat(service.answer("/segments/nobody/customers").body())
                .contains("/problems/segment-not-found");
        assertThat(service.answer("/segments?family=x").body()).contains("rfm").contains("cluster");
    }

    /// A cursor of that list, on a snapshot that is not there.
    private static String expired() {
        var list = PagedList.of("/segments/tier-platinum/customers", 1, null);
        return String.valueOf(list.page(List.of("999999:a", "999999:b"), at -> at).nextCursor());
    }

    @Test
    void tellsTheSameStrategyOfACustomerAsOfTheSegment() {
        var customer = members("tier-platinum", 7).getFirst();

        var found = service.get("/customers/%s/segment".formatted(customer));
        var segment = service.get("/segments/" + found.at("/segment/id").asString());

        assertThat(found.at("/strategy/goal").asString()).isNotBlank();
        assertThat(found.path("strategy")).isEqualTo(segment.path("strategy"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/csv", "application/x-ndjson"})
    void packsTheWholeListForWhoAsksForIt(String type) {
        var path = "/segments/tier-platinum/customers";

        var plain = service.answer(path, "Accept", type).headers();
        var packed = service.answer(path, "Accept", type, "Accept-Encoding", "gzip").headers();

        assertThat(plain.firstValue("Content-Encoding")).isEmpty();
        assertThat(packed.firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(packed.firstValue("Vary")).hasValue("accept-encoding");
    }

    @Test
    void givesTheWholeListInEveryForm() {
        var members = members("tier-platinum", 7);

        var csv = service.answer("/segments/tier-platinum/customers", "Accept", "text/csv").body();
        var ndjson =
                service.answer(
                                "/segments/tier-platinum/customers",
                                "Accept",
                                "application/x-ndjson")
                        .body();

        assertThat(csv.lines().skip(1).map(line -> line.substring(0, line.indexOf(','))))
                .containsExactlyElementsOf(members);
        var page = service.answer("/segments/tier-platinum/customers?limit=1000").body();
        assertThat(ndjson.lines())
                .hasSameSizeAs(members)
                .allMatch(line -> line.startsWith("{\"customerId\":"))
                .allMatch(page::contains);
        assertThat(
                        service.answer("/segments/tier-platinum/customers", "Accept", "image/png")
                                .statusCode())
                .isEqualTo(406);
    }

    @Test
    void writesIntoAFileWhatItTellsOfEachCustomer() {
        var path = "/segments/tier-gold/customers";
        var csv = service.answer(path, "Accept", "text/csv").body();
        var lines = service.answer(path, "Accept", "application/x-ndjson").body().lines().toList();

        var rows = CsvReader.builder().ofNamedCsvRecord(csv).stream().toList();

        assertThat(rows).isNotEmpty().hasSameSizeAs(lines);
        for (int i = 0; i < lines.size(); i++) {
            var row = rows.get(i);
            var told = service.json(lines.get(i));
            WORDS.forEach(
                    (column, place) ->
                            assertThat(row.getField(column))
                                    .as(column)
                                    .isEqualTo(told.at(place).asString()));
            NUMBERS.forEach(
                    (column, place) -> {
                        var number = told.at(place);
                        assertThat(row.getField(column).isEmpty())
                                .as(column)
                                .isEqualTo(!number.isNumber());
                        if (number.isNumber()) {
                            assertThat(new BigDecimal(row.getField(column)))
                                    .as(column)
                                    .isEqualByComparingTo(number.decimalValue());
                        }
                    });
        }
        assertThat(lines.getFirst())
                .as("a real has at most nine digits that count")
                .containsPattern("\"A\":\\d")
                .doesNotContainPattern("\"[A-D]\":0\\.\\d{12}");
        assertThat(rows.getFirst().getField("lifetimeValueHigh")).matches("\\d+\\.\\d\\d");
    }

    @ParameterizedTest
    @EnumSource(Detail.class)
    void listsEachCustomerAsALookupFindsIt(Detail detail) {
        var snapshot = snapshots.current().orElseThrow();
        int number = snapshot.number();
        var gold = snapshots.segments(number).byId("tier-gold").orElseThrow();

        var page = snapshots.page(number, Family.TIER, gold.code(), "", CUSTOMERS, detail);

        assertThat(page).hasSize(gold.customers()).isNotEmpty();
        var found = snapshots.find(number, page.stream().map(CustomerRow::customerId).toList());
        assertThat(page)
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("intervals")
                .containsExactlyInAnyOrderElementsOf(found.values())
                .isSortedAccordingTo(Comparator.comparing(CustomerRow::customerId));
        for (var customer : page) {
            var intervals = requireNonNull(found.get(customer.customerId())).intervals();
            assertThat(intervals).isNotNull();
            assertThat(customer.intervals())
                    .isEqualTo(detail == Detail.INTERVALS ? intervals : null);
        }
        assertThat(snapshots.page(number, Family.TIER, gold.code(), "'; x\u0001 🛒", 1, detail))
                .isEqualTo(page.subList(0, 1));
    }

    @Test
    void notesHowManyCustomersAFileHeld() {
        int members = members("tier-gold", 50).size();
        for (var type : List.of("text/csv", "application/x-ndjson")) {
            service.answer("/segments/tier-gold/customers", "Accept", type);

            var noted =
                    await().until(
                                    () -> service.get("/audit?limit=1").path("items").get(0),
                                    entry -> !entry.path("status").isNull());
            assertThat(noted.path("action").asString())
                    .isEqualTo("GET /segments/{segmentId}/customers");
            assertThat(noted.path("items").asInt()).as(type).isEqualTo(members);
        }
    }

    @Test
    void answersForManyIdsWhatItAnswersForEach() {
        var newest = service.get("/segmentations/latest").path("id").asString();
        for (var query : List.of("", "?segmentation=" + newest)) {
            var batch = batch(query, "[\"c003\", \"nobody\", \"c001\", \"c003\"]");

            assertThat(batch.path("items"))
                    .as(query)
                    .containsExactly(
                            service.get("/customers/c003/segment"),
                            service.get("/customers/c001/segment"));
            assertThat(batch.path("missing").toString()).isEqualTo("[\"nobody\"]");
        }
    }

    private JsonNode batch(String query, String ids) {
        return service.json(
                service.post(
                                "/customers/segments" + query,
                                "application/json",
                                BodyPublishers.ofString("{\"customerIds\": %s}".formatted(ids)))
                        .body());
    }

    @Test
    void takesTheEndOfADroppedSnapshotForNoEndOfTheList() {
        var held = snapshots.current().orElseThrow();
        var dropped =
                new Snapshot(
                        held.number() + 1_000,
                        held.segmentationId(),
                        held.asOf(),
                        held.computedAt(),
                        held.basis(),
                        held.scale(),
                        false);
        MemberLists.Source nobody = (after, limit, detail) -> List.of();

        for (var list :
                List.of(lists.csv("list", dropped, nobody), lists.ndjson(dropped, nobody))) {
            assertThatExceptionOfType(Problem.class)
                    .isThrownBy(
                            () ->
                                    requireNonNull(list.getBody())
                                            .writeTo(OutputStream.nullOutputStream()))
                    .withMessageContaining("dropped while they were read");
        }
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(
                        () ->
                                lists.page(
                                        new MemberLists.Start(
                                                dropped,
                                                "a",
                                                PagedList.of(
                                                        "/segments/champions/customers", 10, null)),
                                        nobody));
    }

    @Test
    void repeatsItselfForTheSameInputAndSeed() {
        // Twice, since the agreement of clusters speaks of the run before.
        service.segment("{\"seed\": 42}");
        var first = service.get("/segmentations/latest/clusters");
        var values = service.answer("/segments/value-a/customers", "Accept", "text/csv").body();

        service.segment("{\"seed\": 42}");

        assertThat(service.get("/segmentations/latest/clusters")).isEqualTo(first);
        assertThat(service.answer("/segments/value-a/customers", "Accept", "text/csv").body())
                .isEqualTo(values);
    }

    @Test
    void countsToTheAsOfDateAskedFor() {
        service.segment("{\"asOf\": \"2025-07-01\", \"windowDays\": 90}");

        var runs = service.get("/segmentations?limit=1");
        assertThat(runs.path("items").get(0).path("asOf").asString()).isEqualTo("2025-07-01");
        for (JsonNode segment : service.get("/segments").path("items")) {
            if (segment.path("customers").asInt() > 0) {
                assertThat(segment.path("meanRecencyDays").asDouble()).isBetween(1.0, 90.0);
            }
        }
    }

    @Test
    void refusesParametersThatMakeNoSense() {
        for (String parameters :
                List.of(
                        "{\"asOf\": \"+999999999-12-31\"}",
                        "{\"clusters\": {\"k\": 3, \"min\": 2}}",
                        "{\"scoring\": {\"bins\": 2}}",
                        "{\"lifetime\": {\"horizonMonths\": 0}}")) {
            var answer =
                    service.post(
                            "/segmentations",
                            "application/json",
                            BodyPublishers.ofString(parameters));
            assertThat(answer.statusCode()).as(parameters + answer.body()).isEqualTo(422);
            assertThat(answer.body()).contains("/problems/invalid-parameters");
        }
    }

    private List<String> members(String segment, int limit) {
        List<String> members = new ArrayList<>();
        String cursor = "";
        do {
            var page =
                    service.get(
                            "/segments/%s/customers?limit=%d%s".formatted(segment, limit, cursor));
            page.path("items").forEach(item -> members.add(item.path("customerId").asString()));
            cursor =
                    page.path("nextCursor").isNull()
                            ? ""
                            : "&cursor=" + page.path("nextCursor").asString();
        } while (!cursor.isEmpty());
        return members;
    }
}
