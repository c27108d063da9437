package io.clientele;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clientele.testing.TestDatabaseInitializer;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

import tools.jackson.databind.JsonNode;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Who is kept out of exports, and what that tells.
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@TestInstance(Lifecycle.PER_CLASS)
@ContextConfiguration(initializers = TestDatabaseInitializer.class)
class ControlGroupTests {

    private static final int CUSTOMERS = 900;

    private final ServiceClient service;

    ControlGroupTests(@LocalServerPort int port) {
        service = new ServiceClient(port);
    }

    /// Everybody bought in 2031, and again in February 2032 who has an even number.
    @BeforeAll
    void segmentAShop() {
        var csv = new StringBuilder("customer_id,order_id,quantity,unit_price,timestamp,region\n");
        for (int customer = 0; customer < CUSTOMERS; customer++) {
            csv.append(
                    "cg%03d,cga%d,1,%d,2031-%02d-15T10:00:00Z,Contra\n"
                            .formatted(customer, customer, 5 + customer, 1 + customer % 12));
            if (customer % 2 == 0) {
                csv.append(
                        "cg%03d,cgb%d,1,10,2032-02-10T10:00:00Z,Contra\n"
                                .formatted(customer, customer));
            }
        }
        service.upload(csv.toString());
        assertThat(service.segment("{\"asOf\": \"2032-01-01\"}").path("status").asString())
                .isEqualTo("SUCCEEDED");
    }

    @Test
    void keepsTheSameShareOutOfEveryExportOfAnAudience() {
        var audience = audience();
        var everybody = ids(audience + "/customers");
        assertThat(everybody).hasSize(CUSTOMERS);

        var group = make("\"audienceId\": \"%s\"".formatted(id(audience)));

        var listed = ids(audience + "/customers");
        var exported = ids(audience + "/export");
        Set<String> heldBack = new HashSet<>(everybody);
        heldBack.removeAll(exported);
        assertThat(exported).isEqualTo(listed);
        // 90 expected; five standard deviations of a binomial either way.
        assertThat(heldBack.size()).isBetween(45, 135);
        assertThat(service.get(audience + "/customers?limit=1000").path("items"))
                .hasSize(CUSTOMERS);

        service.segment("{\"asOf\": \"2032-01-01\"}");
        assertThat(ids(audience + "/export")).as("in every run").isEqualTo(exported);
        assertThat(post("\"audienceId\": \"%s\"".formatted(id(audience))).statusCode())
                .isEqualTo(409);

        var other = audience();
        make("\"audienceId\": \"%s\"".formatted(id(other)));
        Set<String> both = new HashSet<>(everybody);
        both.removeAll(ids(other + "/export"));
        both.retainAll(heldBack);
        assertThat(both.size()).as("9 expected of independent groups").isBetween(0, 30);

        assertThat(service.delete(group).statusCode()).isEqualTo(204);
        assertThat(ids(audience + "/export")).isEqualTo(everybody);
        service.delete(other);
        assertThat(service.get("/control-groups").toString()).doesNotContain(id(other));
    }

    @Test
    void measuresTheEffectOfBothSides() {
        var audience = audience();
        var group = make("\"audienceId\": \"%s\"".formatted(id(audience)));
        var exported = new HashSet<>(ids(audience + "/export"));
        long buyers = exported.stream().filter(ControlGroupTests::buysAgain).count();

        var effect = service.get(group + "/effect?from=2032-02-01&to=2032-03-01");

        var treated = effect.path("treated");
        var control = effect.path("control");
        assertThat(treated.path("customers").asInt()).isEqualTo(exported.size());
        assertThat(treated.path("customers").asInt() + control.path("customers").asInt())
                .isEqualTo(CUSTOMERS);
        assertThat(treated.path("buyers").asLong()).isEqualTo(buyers);
        assertThat(treated.path("buyers").asInt() + control.path("buyers").asInt())
                .isEqualTo(CUSTOMERS / 2);
        var revenue = effect.path("revenuePerCustomer");
        assertThat(revenue.path("difference").asDouble())
                .isEqualTo(
                        treated.path("meanRevenue").asDouble()
                                - control.path("meanRevenue").asDouble(),
                        within(0.011));
        assertThat(revenue.path("low").asDouble())
                .isLessThan(revenue.path("difference").asDouble());
        assertThat(effect.at("/purchaseRate/high").asDouble())
                .isGreaterThan(effect.at("/purchaseRate/difference").asDouble());
        assertThat(effect.path("asOf").asString()).isEqualTo("2032-01-01");

        var quiet = service.get(group + "/effect?from=2032-01-02&to=2032-01-20");
        assertThat(quiet.path("revenuePerCustomer").isNull()).isTrue();
        assertThat(quiet.path("notes").toString()).contains("Not enough data");
        assertThat(service.answer(group + "/effect?from=2032-02-01&to=2032-02-01").statusCode())
                .isEqualTo(422);
        service.delete(group);
    }

    @Test
    void keepsAShareOfASegmentOutOfItsFiles() {
        var before = ids("/segments/value-a/customers");
        var group = make("\"segmentId\": \"value-a\"");

        var after = ids("/segments/value-a/customers");

        assertThat(before).containsAll(after);
        assertThat(after.size()).isLessThan(before.size());
        Set<String> heldBack = new HashSet<>(before);
        heldBack.removeAll(after);
        var audience = audience();
        assertThat(ids(audience + "/customers")).doesNotContainAnyElementsOf(heldBack);
        assertThat(ids(audience + "/export"))
                .hasSize(CUSTOMERS - heldBack.size())
                .doesNotContainAnyElementsOf(heldBack);
        service.delete(audience);
        service.delete(group);
        assertThat(ids("/segments/value-a/customers")).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\": \"x\", \"percent\": 5}",
                "{\"name\": \"x\", \"segmentId\": \"nobody\", \"percent\": 5}",
                "{\"name\": \"x\", \"segmentId\": \"value-a\", \"percent\": 11}",
                "{\"name\": \"x\", \"segmentId\": \"value-a\", \"percent\": 0}",
                "{\"name\": \"\", \"segmentId\": \"value-a\", \"percent\": 5}"
            })
    void refusesWhatMakesNoSense(String draft) {
        var answer =
                service.post("/control-groups", "application/json", BodyPublishers.ofString(draft));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    }

    private String audience() {
        return ServiceClient.location(
                service.post(
                        "/audiences",
                        "application/json",
                        BodyPublishers.ofString(
                                """
                                {"name": "Contra", "filter":
                                  {"field": "region", "operator": "equals", "value": "Contra"}}""")));
    }

    private String make(String target) {
        return ServiceClient.location(post(target));
    }

    private HttpResponse<String> post(String target) {
        return service.post(
                "/control-groups",
                "application/json",
                BodyPublishers.ofString(
                        "{\"name\": \"Test\", %s, \"percent\": 10}".formatted(target)));
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static boolean buysAgain(String id) {
        return Integer.parseInt(id.substring(2)) % 2 == 0;
    }

    private List<String> ids(String path) {
        return service.answer(path, "Accept", "application/x-ndjson")
                .body()
                .lines()
                .map(service::json)
                .map((JsonNode line) -> line.path("customerId").asString())
                .toList();
    }
}
