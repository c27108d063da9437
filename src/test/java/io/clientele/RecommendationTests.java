package io.clientele;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientele.testing.TestDatabaseInitializer;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

import tools.jackson.databind.JsonNode;

import java.util.List;

/// What is offered, from the lines of an upload to the answer.
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabaseInitializer.class)
class RecommendationTests {

    private static final int CUSTOMERS = ShopOfTwoTastes.CUSTOMERS;

    private final ServiceClient service;
    private final JdbcClient jdbc;

    RecommendationTests(@LocalServerPort int port, @Autowired JdbcClient jdbc) {
        service = new ServiceClient(port);
        this.jdbc = jdbc;
    }

    @Test
    void recommendsOnceProductsAreKnownAndSaysWhyNotBefore() {
        service.upload(SmallShop.csv(40));
        assertThat(service.segment("{}").path("status").asString()).isEqualTo("SUCCEEDED");
        var silent = service.get("/segmentations/latest/recommender");
        assertThat(silent.path("model").isNull()).isTrue();
        assertThat(silent.path("reason").asString()).contains("product ids");
        assertThat(service.get("/customers/c001/recommendations").path("items")).isEmpty();
        assertThat(service.get("/customers/c001/recommendations").path("known").asBoolean())
                .isTrue();
        assertThat(service.get("/segments/champions/recommendations").path("items")).isEmpty();

        service.upload(ShopOfTwoTastes.csv());
        service.segment("{}");

        provesTheModel();
        offersTheCustomersTaste();
        takesTurnsWithRepeatsWhenAsked();
        fillsUpWhatIsLeftOfAList();
        fillsUpWithNothingOfTheRepeatsWhereLinesAreKeptElsewhere();
        servesStrangersWhatSells();
        offersToSegments();
        bundlesWhatIsBoughtTogether();
        bringsBothToTheSegmentsStrategy();
        looksAtNothingAfterTheAsOfDate();
        leavesOutWhatWasBoughtSince();
        recommendsNothingWhereNobodyAsks();
    }

    private void provesTheModel() {
        var report = service.get("/segmentations/latest/recommender");
        var candidates = report.path("candidates");
        assertThat(candidates).hasSize(7);
        assertThat(candidates.findValuesAsString("model"))
                .contains(report.path("model").asString());
        assertThat(report.at("/choice/from").asString())
                .isLessThan(report.path("heldOutFrom").asString());
        assertThat(report.at("/choice/customers").asInt()).isGreaterThan(30);
        double before = 1;
        for (var candidate : candidates) {
            assertThat(candidate.path("ndcg").asDouble()).isBetween(0.0, before);
            before = candidate.path("ndcg").asDouble();
        }
        assertThat(report.path("customers").asInt()).isGreaterThan(30);
        assertThat(service.answer("/segmentations/nobody/recommender").statusCode()).isEqualTo(404);
    }

    private void bringsBothToTheSegmentsStrategy() {
        var outlook = service.get("/strategies/value-a").path("outlook");
        var products = service.get("/segments/value-a/recommendations?limit=5").path("items");
        assertThat(outlook.path("products")).hasSize(5);
        for (int i = 0; i < 5; i++) {
            for (String field : new String[] {"productId", "name", "reason"}) {
                assertThat(outlook.path("products").get(i).path(field))
                        .isEqualTo(products.get(i).path(field));
            }
        }
        var bundles = service.get("/bundles?segment=value-a&limit=3").path("items");
        assertThat(outlook.path("bundles")).isNotEmpty().hasSameSizeAs(bundles);
        for (int i = 0; i < bundles.size(); i++) {
            var suggested = outlook.path("bundles").get(i);
            assertThat(suggested.path("products").get(0))
                    .isEqualTo(bundles.get(i).at("/products/0/name"));
            assertThat(suggested.path("goesWith").get(0))
                    .isEqualTo(bundles.get(i).at("/goesWith/0/name"));
            assertThat(suggested.path("lift")).isEqualTo(bundles.get(i).path("lift"));
        }
    }

    private void offersTheCustomersTaste() {
        int own = 0;
        for (int customer = 0; customer < CUSTOMERS; customer++) {
            var answer = recommendations(customer, "?limit=5");
            assertThat(answer.path("known").asBoolean()).isTrue();
            assertThat(answer.path("items")).hasSize(5);
            assertThat(answer.path("repeats")).isNotEmpty();
            for (var item : answer.path("items")) {
                assertThat(item.path("reason").asString()).isNotBlank();
                assertThat(item.path("name").asString()).matches("(lamp|mug) \\d+");
                own += parity(item) == customer % 2 ? 1 : 0;
            }
        }
        assertThat(own).isGreaterThan(5 * CUSTOMERS * 3 / 4);
    }

    /// All but the first product are taken off the list of one customer.
    private void fillsUpWhatIsLeftOfAList() {
        var best = recommendations(11, "?limit=1").path("items").get(0);
        jdbc.sql(
                        """
                        update customer_offer
                        set products = products[1:1], scores = scores[1:1], reasons = reasons[1:1], details = details[1:1]
                        where customer_id = 't011'
                        """)
                .update();
        var bought =
                jdbc.sql("select distinct product_id from order_line where customer_id = 't011'")
                        .query(String.class)
                        .list();

        var items = recommendations(11, "?limit=5").path("items");

        assertThat(items).hasSize(5).first().isEqualTo(best);
        assertThat(items.findValuesAsString("productId"))
                .doesNotHaveDuplicates()
                .doesNotContainAnyElementsOf(bought);
        for (int i = 1; i < 5; i++) {
            assertThat(items.get(i).path("score").asDouble()).isZero();
            assertThat(items.get(i).path("reason").asString())
                    .matches("among the ten best for .*|popular in the shop|bought by other.*");
        }
    }

    /// One customer's lines are out of sight, and of the list there is what is bought again alone.
    private void fillsUpWithNothingOfTheRepeatsWhereLinesAreKeptElsewhere() {
        var again = products(recommendations(13, "?limit=20").path("repeats"));
        var sold = products(service.get("/customers/nobody-yet/recommendations").path("items"));
        assertThat(sold).as("what a list is filled up with").containsAnyElementsOf(again);
        jdbc.sql(
                        """
                        update customer_offer
                        set (products, scores, reasons, details) = (
                            select array_agg(product order by place), array_agg(score order by place),
                                   array_agg(reason order by place), array_agg(detail order by place)
                            from unnest(products, scores, reasons, details)
                                with ordinality as u (product, score, reason, detail, place)
                            where reason = 4)
                        where customer_id = 't013'
                        """)
                .update();
        hand("t013", "elsewhere");
        var answer = recommendations(13, "?limit=20");
        hand("elsewhere", "t013");

        assertThat(products(answer.path("repeats"))).isEqualTo(again);
        assertThat(products(answer.path("items")))
                .hasSizeGreaterThan(5)
                .doesNotContainAnyElementsOf(again);
    }

    private void hand(String from, String to) {
        jdbc.sql("update order_line set customer_id = ? where customer_id = ?")
                .params(to, from)
                .update();
    }

    private static List<String> products(JsonNode list) {
        return list.findValuesAsString("productId");
    }

    private void takesTurnsWithRepeatsWhenAsked() {
        var answer = recommendations(7, "?excludePurchased=false&limit=10");
        var first = answer.path("items").get(0);

        assertThat(first).isEqualTo(answer.path("repeats").get(0));
        assertThat(answer.path("items").get(1))
                .isEqualTo(recommendations(7, "").path("items").get(0));
        assertThat(answer.path("items").get(2)).isEqualTo(answer.path("repeats").get(1));
        assertThat(first.path("strategy"))
                .isEqualTo(service.get("/segmentations/latest/recommender").path("repeatModel"));
        assertThat(first.path("reason").asString()).startsWith("you b");
        assertThat(recommendations(7, "").path("items").findValuesAsString("strategy"))
                .doesNotContain("repeat", "own-counts");
    }

    private void servesStrangersWhatSells() {
        var answer = service.get("/customers/nobody-yet/recommendations");

        assertThat(answer.path("known").asBoolean()).isFalse();
        assertThat(answer.path("items")).hasSize(10);
        assertThat(answer.path("items").get(0).path("reason").asString())
                .isEqualTo("popular in the shop");
        assertThat(answer.path("repeats")).isEmpty();
    }

    private void offersToSegments() {
        var items = service.get("/segments/champions/recommendations?limit=3").path("items");

        assertThat(items).hasSize(3);
        assertThat(items.get(0).path("score").asDouble()).isEqualTo(1);
        assertThat(items.get(0).path("reason").asString())
                .matches("among the ten best for \\d+ % of Champions");
        assertThat(service.answer("/segments/nobody/recommendations").body())
                .contains("/problems/segment-not-found");
    }

    private void bundlesWhatIsBoughtTogether() {
        var bundles = service.get("/bundles").path("items");
        assertThat(bundles)
                .extracting(bundle -> bundle.at("/products/0/name").asString())
                .contains("lamp 4", "mug 5");
        for (var bundle : bundles) {
            assertThat(bundle.path("lift").asDouble()).isGreaterThan(1);
            assertThat(bundle.path("revenue").asDouble()).isPositive();
            assertThat(bundle.path("products").get(0).path("name").asString()).isNotBlank();
            assertThat(bundle.path("goesWith")).isNotEmpty();
        }
        assertThat(service.get("/bundles?segment=champions").path("segmentId").asString())
                .isEqualTo("champions");
        assertThat(service.answer("/bundles?segment=nobody").body())
                .contains("/problems/segment-not-found");
    }

    /// Product p99 is first sold in November.
    private void looksAtNothingAfterTheAsOfDate() {
        assertThat(offered()).contains("p99");
        service.segment("{\"asOf\": \"2025-10-01\"}");
        assertThat(offered()).doesNotContain("p99");
    }

    private void recommendsNothingWhereNobodyAsks() {
        service.segment("{\"recommendations\": false}");

        var silent = service.get("/segmentations/latest/recommender");
        assertThat(silent.path("model").isNull()).isTrue();
        assertThat(silent.path("reason").asString()).contains("asked to recommend nothing");
        assertThat(service.get("/customers/t007/segment").path("segment").path("id").asString())
                .isNotEmpty();
    }

    private void leavesOutWhatWasBoughtSince() {
        var toAll = service.get("/customers/newcomer/recommendations?limit=20").path("items");
        var toOne = recommendations(7, "?limit=20").path("items");
        var header = "customer_id,order_id,product_id,product_name,quantity,unit_price,timestamp\n";
        var order = "%s,since-%s,%s,thing,1,5,2025-12-28T10:00:00Z\n";
        var popular = toAll.get(0).path("productId").asString();
        var best = toOne.get(0).path("productId").asString();

        service.upload(
                header
                        + order.formatted("newcomer", "1", popular)
                        + order.formatted("t007", "2", best));

        var newcomer = service.get("/customers/newcomer/recommendations?limit=20");
        assertThat(newcomer.path("known").asBoolean()).isFalse();
        assertThat(newcomer.path("items").findValuesAsString("productId"))
                .hasSize(20)
                .startsWith(withoutFirst(toAll));
        assertThat(
                        service.get("/customers/newcomer/recommendations?excludePurchased=false")
                                .at("/items/0/productId")
                                .asString())
                .isEqualTo(popular);
        var left = recommendations(7, "?limit=20").path("items");
        assertThat(left.findValuesAsString("productId"))
                .hasSize(20)
                .startsWith(withoutFirst(toOne));

        service.upload(
                header
                        + "t007,late,%s,thing,1,5,2025-06-11T10:00:00Z\n"
                                .formatted(left.get(0).path("productId").asString()));

        assertThat(recommendations(7, "?limit=20").path("items").findValuesAsString("productId"))
                .startsWith(withoutFirst(left));
    }

    private static String[] withoutFirst(JsonNode items) {
        var ids = items.findValuesAsString("productId");
        return ids.subList(1, ids.size()).toArray(String[]::new);
    }

    private String offered() {
        var all = new StringBuilder();
        for (int customer = 0; customer < CUSTOMERS; customer++) {
            all.append(recommendations(customer, "?excludePurchased=false&limit=20"));
        }
        return all.toString();
    }

    private JsonNode recommendations(int customer, String query) {
        return service.get("/customers/t%03d/recommendations%s".formatted(customer, query));
    }

    private static int parity(JsonNode item) {
        return Integer.parseInt(item.path("productId").asString().substring(1)) % 2;
    }
}
