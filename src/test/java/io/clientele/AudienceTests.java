package io.clientele;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientele.testing.TestDatabaseInitializer;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Saved filters.
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@TestInstance(Lifecycle.PER_CLASS)
@ContextConfiguration(initializers = TestDatabaseInitializer.class)
class AudienceTests {

    private static final String HEADER =
            "customer_id,order_id,product_id,quantity,unit_price,timestamp,region\n";

    private final ServiceClient service;
    private final AudienceClient audiences;

    AudienceTests(@LocalServerPort int port) {
        service = new ServiceClient(port);
        audiences = new AudienceClient(service);
    }

    /// Customers buy one to seven times; those with an even number mostly in Sud, others in Nord.
    @BeforeAll
    void segmentAShop() {
        var csv = new StringBuilder(HEADER);
        for (int customer = 0; customer < 80; customer++) {
            for (int order = 0; order <= customer % 7; order++) {
                boolean elsewhere = order == 1;
                csv.append(
                        "%s,au%d-%d,p,1,%d,2025-%02d-%02dT10:00:00Z,%s\n"
                                .formatted(
                                        id(customer),
                                        customer,
                                        order,
                                        10 + customer,
                                        1 + (customer + order) % 12,
                                        1 + (customer * order) % 28,
                                        (customer % 2 == 0) == elsewhere ? "Nord" : "Sud"));
            }
        }
        csv.append("=cmd|calc,au-formula,p,1,900,2025-12-28T10:00:00Z,Sud\n");
        csv.append("Au;=HYPERLINK(A1)@example.org,au-formula2,p,1,900,2025-12-28T10:00:00Z,Sud\n");
        service.upload(csv.toString());
        segment();
    }

    @Test
    void listsExactlyThoseWhoMeetTheFilter() {
        var audience =
                audiences.save(
                        """
                        {"all": [
                          {"field": "region", "operator": "in", "value": ["Sud", "Nord"]},
                          {"any": [
                            {"field": "monetary", "operator": "greater-than", "value": 150.5},
                            {"field": "recencyDays", "operator": "between", "value": [1, 60]}]},
                          {"not": {"field": "value", "operator": "equals", "value": "value-d"}},
                          {"field": "segment", "operator": "not-in", "value": ["champions"]}]}""");
        Predicate<JsonNode> filter =
                customer ->
                        isOurs(customer.path("customerId").asString())
                                && (customer.at("/rfm/monetary").asDouble() > 150.5
                                        || customer.at("/rfm/recencyDays").asInt() <= 60)
                                && !customer.at("/lifetime/valueSegment").asString().equals("D")
                                && !customer.at("/segment/id").asString().equals("champions");
        var expected =
                audiences.everybody().stream().filter(filter).map(AudienceClient::idOf).toList();
        assertThat(expected).hasSizeBetween(5, 75);

        assertThat(audiences.pages(audience + "/customers?limit=7"))
                .containsExactlyElementsOf(expected);
        assertThat(audiences.lines(audience + "/customers")).containsExactlyElementsOf(expected);
        var csv = service.answer(audience + "/customers", "Accept", "text/csv").body();
        assertThat(csv.lines().count()).isEqualTo(expected.size() + 1);
        var size = service.get(audience).path("size");
        assertThat(size.path("customers").asInt()).isEqualTo(expected.size());
        assertThat(size.path("revenue").asDouble() / size.path("customers").asInt())
                .isBetween(
                        size.path("meanMonetary").asDouble() - 0.01,
                        size.path("meanMonetary").asDouble() + 0.01);
    }

    @Test
    void takesTheRegionOfMostLinesAndOfEqualsTheLast() {
        var sud = audiences.pages(audiences.save(AudienceClient.inRegion("Sud")));
        var nord = audiences.pages(audiences.save(AudienceClient.inRegion("Nord")));
        var notSud =
                audiences.pages(
                        audiences.save(
                                "{\"field\":\"region\",\"operator\":\"not-equals\",\"value\":\"Sud\"}"));

        assertThat(sud).contains(id(0), id(2), id(10)).doesNotContain(id(3), id(5));
        assertThat(nord).contains(id(3), id(5)).doesNotContainAnyElementsOf(sud);
        assertThat(notSud).doesNotContainAnyElementsOf(sud).containsAll(nord);
        assertThat(sud.size() + notSud.size()).isEqualTo(audiences.everybody().size());
        // One line in each: number 1 in Sud in March is after Nord in February.
        assertThat(sud).contains(id(1)).doesNotContain(id(8));
    }

    @Test
    void exportsWhoCameAndWentSinceASegmentation() {
        var audience =
                audiences.save(
                        """
                        {"all": [{"field": "region", "operator": "in", "value": ["Sud", "Nord"]},
                                 {"field": "recencyDays", "operator": "at-most", "value": 40}]}""");
        var before = segmentation();
        var then = audiences.lines(audience + "/customers");
        service.upload(
                HEADER
                        + "%s,aw-1,p,1,5,2026-02-10T10:00:00Z,Sud\n".formatted(id(21))
                        + "%s,aw-2,p,1,5,2026-02-11T10:00:00Z,Sud\n".formatted(id(1)));
        segment();
        var now = audiences.lines(audience + "/customers");

        var changes =
                audiences.lines(audience + "/export?since=" + before, "/change", "/customerId");
        assertThat(changes)
                .containsExactlyInAnyOrderElementsOf(
                        union(prefixed("added ", now, then), prefixed("removed ", then, now)));
        assertThat(changes).anyMatch(row -> row.startsWith("added"));
        assertThat(changes).anyMatch(row -> row.startsWith("removed"));
        var added = audiences.csv(audience + "/export?change=added&since=" + before);
        assertThat(added.lines().findFirst())
                .hasValue(
                        "customerId,customerIdSha256,emailSha256,segment,valueSegment,tier,monetary,lifetimeValue");
        assertThat(added.lines().skip(1))
                .hasSameSizeAs(prefixed("added ", now, then))
                .allMatch(row -> row.contains(","));
        assertThat(audiences.lines(audience + "/customers?segmentation=" + before)).isEqualTo(then);
        for (var senseless : List.of("change=removed", "format=meta&since=" + before)) {
            var answer = service.answer(audience + "/export?" + senseless);
            assertThat(answer.statusCode()).as(senseless).isEqualTo(422);
            assertThat(answer.body()).contains("/problems/invalid-parameters");
        }
    }

    @Test
    void takesOutWhomAnEditedFilterNoLongerMeans() {
        var audience = audiences.save(AudienceClient.inRegion("Sud"));
        var before = segmentation();
        var then = audiences.lines(audience + "/customers");
        service.put(audience, AudienceClient.draft("Other half", AudienceClient.inRegion("Nord")));
        service.put(audience, AudienceClient.draft("Renamed", AudienceClient.inRegion("Nord")));
        segment();
        var now = audiences.lines(audience + "/customers");

        assertThat(audiences.lines(audience + "/export?since=" + before, "/change", "/customerId"))
                .containsExactlyInAnyOrderElementsOf(
                        union(prefixed("added ", now, then), prefixed("removed ", then, now)));
        assertThat(audiences.lines(audience + "/export?revision=2&since=" + before))
                .as("a list that was taken by the new filter already")
                .isEmpty();
        assertThat(service.get(audience).path("revisions"))
                .extracting(revision -> revision.at("/filter/value").asString())
                .containsExactly("Sud", "Nord");
        for (var senseless : List.of("revision=1", "revision=3&since=" + before)) {
            assertThat(service.answer(audience + "/export?" + senseless).statusCode())
                    .as(senseless)
                    .isEqualTo(422);
        }
    }

    @Test
    void exportsWhatAdPlatformsTakeAndNoFormula() {
        var audience = audiences.save(AudienceClient.inRegion("Sud"));

        var standard = audiences.csv(audience + "/export");
        var google = audiences.csv(audience + "/export?format=google-ads");
        var meta = audiences.csv(audience + "/export?format=meta");

        assertThat(standard).contains("\n'=cmd|calc,").doesNotContain("\n=cmd");
        assertThat(standard)
                .as("also where a semicolon separates cells")
                .contains("\nAu;'=HYPERLINK(A1)@example.org,")
                .doesNotContain(";=");
        assertThat(standard.lines())
                .anyMatch(
                        line ->
                                line.startsWith(
                                        id(2)
                                                + ","
                                                + sha256(id(2))
                                                + ","
                                                + sha256(id(2).toLowerCase(Locale.ROOT))));
        assertThat(google.lines().findFirst()).hasValue("Email");
        assertThat(google.lines().skip(1)).allMatch(line -> line.matches("[0-9a-f]{64}"));
        assertThat(google.lines().count())
                .as("the one whose id is no address is left out")
                .isEqualTo(standard.lines().count() - 1);
        assertThat(meta.lines().findFirst()).hasValue("email,extern_id,value");
        assertThat(meta.lines().skip(1))
                .allMatch(line -> line.matches("[0-9a-f]*,[0-9a-f]{64},[0-9.]+"));
    }

    @Test
    void keepsChangesAndForgetsWhatIsDeleted() {
        var audience =
                audiences.save("{\"field\":\"frequency\",\"operator\":\"at-least\",\"value\":2}");

        var changed =
                service.json(
                        service.put(
                                        audience,
                                        AudienceClient.draft(
                                                "Once",
                                                "{\"field\":\"frequency\",\"operator\":\"equals\",\"value\":1}"))
                                .body());

        assertThat(changed.path("name").asString()).isEqualTo("Once");
        assertThat(service.get(audience).at("/filter/operator").asString()).isEqualTo("equals");
        assertThat(service.get("/audiences?limit=1").path("items")).hasSize(1);
        assertThat(service.delete(audience).statusCode()).isEqualTo(204);
        assertThat(service.answer(audience).body()).contains("/problems/audience-not-found");
        assertThat(service.answer(audience + "/customers").statusCode()).isEqualTo(404);
    }

    @Test
    void refusesSegmentsThatAreNoneAndTakesNoSql() {
        var answer =
                audiences.post(
                        "{\"field\":\"segment\",\"operator\":\"equals\",\"value\":\"at-rsk\"}");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("\"filter.value\"", "at-risk");
        assertThat(
                        audiences.pages(
                                audiences.save(
                                        AudienceClient.inRegion(
                                                "x') or true; drop table audience; --"))))
                .isEmpty();
    }

    private void segment() {
        assertThat(service.segment("{}").path("status").asString()).isEqualTo("SUCCEEDED");
    }

    private String segmentation() {
        return service.get("/segmentations/latest").path("id").asString();
    }

    private static String id(int customer) {
        return "Au%02d@example.org".formatted(customer);
    }

    private static boolean isOurs(String id) {
        return id.startsWith("Au") || id.startsWith("=");
    }

    private static Set<String> prefixed(String prefix, List<String> those, List<String> without) {
        return those.stream()
                .filter(id -> !without.contains(id))
                .map(prefix::concat)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        Set<String> both = new TreeSet<>(one);
        both.addAll(other);
        return both;
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
