package io.clientele;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.clientele.testing.RawSender;
import io.clientele.testing.TestDatabaseInitializer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

import tools.jackson.databind.JsonNode;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/// A customer who asks to be forgotten is nowhere any more: in no table and no log.
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "logging.level.io.clientele=trace")
@ContextConfiguration(initializers = TestDatabaseInitializer.class)
@ExtendWith(OutputCaptureExtension.class)
class PrivacyTests {

    private static final String HEADER =
            "customer_id,order_id,product_id,quantity,unit_price,timestamp,region\n";

    private static final String ANN = "ann,a1,p1,1,9.99,2025-03-05T10:00:00Z,South\n";

    private final int port;
    private final ServiceClient service;
    private final JdbcClient jdbc;

    @Autowired
    PrivacyTests(@LocalServerPort int port, JdbcClient jdbc) {
        this.port = port;
        this.service = new ServiceClient(port);
        this.jdbc = jdbc;
    }

    @Test
    void givesOutEverythingAndErasesItEverywhereForGood(CapturedOutput output) {
        var customer = new Customer("zq7431", "zq7431 Islands");
        segmentedShopWith(customer);
        assertThat(traces(customer)).isNotEmpty();

        var export = service.get(customer.path() + "/export").path("tables");
        assertThat(export.path("order_line")).hasSize(4);
        assertThat(export.path("customer_day")).hasSize(3);
        assertThat(export.path("customer_segment")).hasSize(1);
        assertThat(export.path("customer_offer")).hasSize(1);
        assertThat(export.path("upload_reject")).hasSize(1);
        assertThat(export.path("idempotency_key").isMissingNode()).as("is the sender's").isTrue();
        assertThat(traces(customer)).contains("idempotency_key: 1");

        var receipt = service.json(service.delete(customer.path()).body());

        assertThat(rows(receipt, "order_line")).isEqualTo(4);
        assertThat(rows(receipt, "customer_day")).isEqualTo(3);
        assertThat(rows(receipt, "customer_segment")).isEqualTo(1);
        assertThat(rows(receipt, "customer_offer")).isEqualTo(1);
        assertThat(rows(receipt, "upload_reject")).isEqualTo(1);
        assertThat(rows(receipt, "idempotency_key")).isEqualTo(1);
        assertThat(rows(receipt, "daily_sales")).isPositive();
        assertThat(rows(receipt, "segment_place")).isPositive();
        assertThat(receipt.path("rows").asInt()).isEqualTo(11 + sums(receipt));
        assertThat(traces(customer)).isEmpty();
        assertThat(service.answer(customer.path() + "/segment").statusCode()).isEqualTo(404);
        assertThat(service.answer(customer.path() + "/export").statusCode()).isEqualTo(404);
        assertThat(service.delete(customer.path()).statusCode()).isEqualTo(404);

        var refused = "/\\x,b1,p1,1,no price,2025-03-05T10:00:00Z,South\n";
        var again =
                service.upload(
                        HEADER
                                + customer.lines().replace("p1", "p9")
                                + "\u00A0"
                                + customer.mark()
                                + refused
                                + ANN);

        assertThat(again.path("rejectedByReason").path("erased-customer").asInt()).isEqualTo(4);
        assertThat(traces(customer)).isEmpty();
        assertThat(output.toString().lines()).noneMatch(line -> line.contains(customer.mark()));
    }

    @Test
    void anonymisesAndKeepsTheTotals() {
        var customer = new Customer("zq8542", "North");
        segmentedShopWith(customer);
        var before = totals();

        var receipt = service.json(service.delete(customer.path() + "?mode=anonymise").body());

        assertThat(rows(receipt, "order_line")).isEqualTo(4);
        assertThat(sums(receipt)).isZero();
        assertThat(totals()).isEqualTo(before);
        assertThat(traces(customer)).isEmpty();
        assertThat(service.answer(customer.path()).statusCode()).isEqualTo(404);
        assertThat(
                        service.upload(HEADER + customer.lines() + ANN)
                                .path("rejectedByReason")
                                .path("erased-customer")
                                .asInt())
                .isEqualTo(4);
        assertThat(service.segment("{}").path("status").asString()).isEqualTo("SUCCEEDED");
    }

    /// A region of one customer, and all segments that hold fewer than five with this one, say
    /// nothing any more, neither by themselves nor as what others leave of the shop.
    @Test
    void leavesNoPartOfThePastThatIsOfFewCustomersWithTheErasedOne() {
        var customer = new Customer("zq6318", "zq6318 Islands");
        var often = new StringBuilder(HEADER);
        for (int day = 10; day < 30; day++) {
            often.append(
                    "%1$s/\\x,%1$s-%2$d,p1,1,900.00,2025-01-%2$dT10:00:00Z,%3$s\n"
                            .formatted(customer.mark(), day, customer.region()));
        }
        often.append("reef,r1,p1,1,500.00,2025-01-15T10:00:00Z,Reef\n");
        service.upload(often.toString());
        segmentedShopWith(customer);
        int snapshot = latestSnapshot();
        var island = "/forecasts/sales?period=month&horizon=1&region=zq6318%20Islands";
        assertThat(service.answer(island).statusCode()).isEqualTo(200);
        var segments =
                jdbc.sql(
                                """
                                select s.segment_id from snapshot_segment s
                                join customer_segment c using (snapshot_number)
                                where s.snapshot_number = :snapshot and s.customers < 5
                                  and c.customer_id = :id
                                  and s.code = case s.family
                                      when 'rfm' then c.rfm_segment when 'grid' then c.grid_cell
                                      when 'value' then c.value_segment when 'tier' then c.tier
                                      else c.cluster end
                                """)
                        .param("snapshot", snapshot)
                        .param("id", customer.mark() + "/\\x")
                        .query(String.class)
                        .list();
        assertThat(segments).as("much bought, long ago").isNotEmpty();
        long regions = regions(snapshot);
        var before = expected();
        assertThat(before).as("kept").hasSizeGreaterThan(segments.size());
        assertThat(places(snapshot)).contains("South", "Reef", customer.region());

        service.delete(customer.path());

        assertThat(places(snapshot))
                .as("a place of few, where the customer never bought")
                .contains("South", "Reef")
                .doesNotContain(customer.region());
        var after = expected();
        assertThat(after).doesNotContainKeys(segments.toArray(String[]::new));
        after.keySet().retainAll(before.keySet());
        assertThat(after).isNotEmpty();
        after.forEach(
                (segment, amount) ->
                        assertThat(amount)
                                .as("%s takes nothing of those that are gone", segment)
                                .isCloseTo(
                                        Objects.requireNonNull(before.get(segment)),
                                        within(0.011)));

        assertThat(service.answer(island).statusCode()).isEqualTo(404);
        assertThat(regions - regions(snapshot)).as("with the smallest others").isGreaterThan(1);
        for (String segment : segments) {
            var answer =
                    service.answer("/forecasts/sales?period=week&horizon=4&segment=" + segment);
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).contains("left out with an erased customer");
            for (String table : List.of("segment_place", "segment_offer", "bundle")) {
                assertThat(
                                count(
                                        "%s where snapshot_number = %d and segment_id = '%s'"
                                                .formatted(table, snapshot, segment)))
                        .as("%s of %s", table, segment)
                        .isZero();
            }
        }
        for (JsonNode strategy : service.get("/strategies").path("items")) {
            if (segments.contains(strategy.path("segmentId").asString())) {
                assertThat(strategy.at("/outlook/expectedRevenue").isNull()).isTrue();
                assertThat(strategy.path("outlook").toString())
                        .contains("left out with an erased customer")
                        .doesNotContain(customer.mark());
            }
        }
    }

    /// As of the time before customers of regions were counted.
    @Test
    void leavesNoRegionOfWhichNobodyKnowsHowManyItCounts() {
        var customer = new Customer("zq4407", "South");
        segmentedShopWith(customer);
        var south =
                " where division = 'region' and part = 'South' and snapshot_number = "
                        + latestSnapshot();
        assertThat(jdbc.sql("update daily_sales set customers = 0" + south).update()).isEqualTo(1);

        service.delete(customer.path());

        assertThat(count("daily_sales" + south)).isZero();
    }

    private List<String> places(int snapshot) {
        return jdbc.sql(
                        """
                        select value from segment_place
                        where segment_id = '*' and attribute = 'region' and snapshot_number = ?
                        """)
                .param(snapshot)
                .query((row, _) -> row.getString(1))
                .list();
    }

    /// What each segment is expected to spend, where it is told.
    private Map<String, Double> expected() {
        Map<String, Double> expected = new HashMap<>();
        for (JsonNode strategy : service.get("/strategies").path("items")) {
            var amount = strategy.at("/outlook/expectedRevenue/amount");
            if (amount.isNumber()) {
                expected.put(strategy.path("segmentId").asString(), amount.asDouble());
            }
        }
        return expected;
    }

    private long regions(int snapshot) {
        return count(
                "daily_sales where division = 'region' and snapshot_number = %d"
                        .formatted(snapshot));
    }

    @Test
    void tellsWhatWasDoneWithoutNamingAnybody() {
        var customer = new Customer("zq9653", "North");
        segmentedShopWith(customer);
        service.answer(customer.path() + "/export");
        var csv = service.answer("/segments/champions/customers", "Accept", "text/*").body();
        var receipt = service.json(service.delete(customer.path()).body());

        var entries = service.get("/audit?limit=5").path("items");
        var ofCustomer = service.get("/audit?customerId=" + customer.encodedId()).path("items");

        assertThat(service.get("/audit?limit=1&actor=a%20%7Bb%7D%26c").path("items")).isEmpty();
        assertThat(entries.findValuesAsString("action"))
                .containsExactly(
                        "DELETE /customers/{customerId}",
                        "GET /segments/{segmentId}/customers",
                        "GET /customers/{customerId}/export",
                        "POST /segmentations",
                        "POST /uploads");
        assertThat(entries.findValuesAsString("actor")).containsOnly("local");
        assertThat(entries.findValuesAsString("status"))
                .containsExactly("200", "200", "200", "202", "202");
        assertThat(entries.get(0).path("items").asInt()).isEqualTo(11 + sums(receipt));
        assertThat(entries.get(1).path("items").asLong()).isEqualTo(csv.lines().count() - 1);
        assertThat(entries.get(2).path("items").asInt()).isEqualTo(10);
        assertThat(ofCustomer).hasSize(2);
        assertThat(entries.toString()).doesNotContain(customer.mark());
    }

    @Test
    void erasesInSnapshotsThatWereDroppedButStillStand() {
        var customer = new Customer("zq5219", "North");
        segmentedShopWith(customer);
        int number = latestSnapshot();
        service.upload(HEADER + ANN.replace("a1", "a2"));
        service.segment("{}");
        assertThat(latestSnapshot()).isGreaterThan(number);
        jdbc.sql("update snapshot set dropped_at = now() where number = ?").param(number).update();
        jdbc.sql(
                        "alter table customer_segment detach partition customer_segment_%d"
                                .formatted(number))
                .update();

        assertThat(service.delete(customer.path()).statusCode()).isEqualTo(200);

        assertThat(traces(customer)).isEmpty();
    }

    @Test
    void logsNoTargetThatIsNoAddress(CapturedOutput output) throws IOException {
        try (var sender = new RawSender(port)) {
            sender.send("GET /customers/zq6127|x/segment HTTP/1.1\r\nHost: localhost\r\n\r\n");

            assertThat(sender.answer()).startsWith("HTTP/1.1 400");
        }
        assertThat(output).doesNotContain("zq6127");
    }

    private int latestSnapshot() {
        return jdbc.sql("select max(number) from snapshot").query(Integer.class).single();
    }

    /// A first row that is somebody's order is in no message that is kept, and what senders say of
    /// their files is forgotten with a customer whom it names.
    @Test
    void findsCustomersInWhatIsKeptOfFilesThatCouldNotBeRead() {
        var customer = new Customer("zq2794", "North");
        var first = customer.lines().lines().findFirst().orElseThrow() + "\n";
        var headless = service.upload(first + ANN);
        assertThat(headless.at("/failure/type").asString()).isEqualTo("/problems/unknown-columns");
        assertThat(traces(customer)).as("no header").isEmpty();
        var byNumber =
                service.upload(
                        "?mapping=customer-id=%231,ordered-at=%236,amount=%235",
                        () -> new ByteArrayInputStream((first + ANN).getBytes(UTF_8)));
        assertThat(byNumber.at("/failure/type").asString()).isEqualTo("/problems/unknown-columns");
        assertThat(traces(customer)).as("columns by their numbers").isEmpty();

        var named = service.upload(first.replace("2025", "2024") + ANN);
        jdbc.sql(
                        """
                        update upload set file_name = :id || '.csv', sheet = :id,
                            mapping = 'customer-id="' || :id || '",ordered-at=#6,amount=#5',
                            reading = jsonb_build_object('columns', jsonb_build_array(:id)),
                            failure_detail = 'Columns found: ' || :id || ', p1.'
                        where id = :upload::uuid
                        """)
                .param("id", customer.mark() + "/\\x")
                .param("upload", named.path("id").asString())
                .update();
        assertThat(service.get(customer.path() + "/export").at("/tables/upload")).hasSize(1);

        var receipt = service.json(service.delete(customer.path()).body());

        assertThat(rows(receipt, "upload")).isEqualTo(1);
        assertThat(traces(customer)).isEmpty();
        assertThat(
                        service.get("/uploads/" + named.path("id").asString())
                                .at("/failure/type")
                                .asString())
                .isEqualTo("/problems/unknown-columns");
    }

    private void segmentedShopWith(Customer customer) {
        refuseAndKeepTheAnswer(customer);
        service.upload(HEADER + shop() + customer.lines());
        service.segment("{}");
    }

    /// Under a key is kept that there is no column of the customer's name.
    private void refuseAndKeepTheAnswer(Customer customer) {
        var refused =
                service.post(
                        "/uploads?mapping=customer-id=" + customer.encodedId(),
                        "application/json",
                        BodyPublishers.ofString("[{\"who\": \"x\"}]"),
                        "Idempotency-Key",
                        UUID.randomUUID().toString());
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("There is no column");
    }

    /// Every place in the database that holds the customer's mark, as text or as bytes.
    private List<String> traces(Customer customer) {
        var text = customer.mark();
        var bytes = HexFormat.of().formatHex(text.getBytes(UTF_8));
        List<String> traces = new ArrayList<>();
        for (String table :
                jdbc.sql(
                                """
                                select c.oid::regclass::text from pg_class c
                                join pg_namespace n on n.oid = c.relnamespace
                                where c.relkind = 'r' and n.nspname = 'public'
                                """)
                        .query((row, _) -> row.getString(1))
                        .list()) {
            long rows =
                    count(
                            "%s t where t::text like '%%%s%%' or t::text like '%%%s%%'"
                                    .formatted(table, text, bytes));
            if (rows > 0) {
                traces.add("%s: %d".formatted(table, rows));
            }
        }
        return traces;
    }

    private List<String> totals() {
        return jdbc.sql(
                        """
                        select concat_ws(' ', count(distinct customer_id), count(distinct order_id), count(*), sum(amount))
                        from order_line
                        union all
                        select concat_ws(' ', count(distinct customer_id), sum(orders), sum(lines), sum(amount))
                        from customer_day
                        union all
                        select concat_ws(' ', count(*), sum(monetary)) from customer_segment
                        union all
                        select concat_ws(' ', count(*), sum(customers)) from daily_sales
                        """)
                .query((row, _) -> row.getString(1))
                .list();
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }

    /// Rows of parts that counted few customers.
    private static int sums(JsonNode receipt) {
        return Stream.of("daily_sales", "segment_place", "segment_offer", "bundle")
                .mapToInt(table -> rows(receipt, table))
                .sum();
    }

    private static int rows(JsonNode receipt, String table) {
        for (var entry : receipt.path("tables")) {
            if (entry.path("table").asString().equals(table)) {
                return entry.path("rows").asInt();
            }
        }
        throw new AssertionError(receipt.toString());
    }

    private static String shop() {
        var csv = new StringBuilder();
        SmallShop.csv(40)
                .lines()
                .skip(1)
                .map(line -> line.split(",", -1))
                .forEach(
                        cells ->
                                csv.append(
                                        "%s,%s,p1,%s,%s,%s,South\n".formatted((Object[]) cells)));
        return csv.toString();
    }

    /// A customer with two orders, a return and a row that is refused.
    private record Customer(String mark, String region) {

        String encodedId() {
            return "%s%%2F%%5Cx".formatted(mark);
        }

        String path() {
            return "/customers/" + encodedId();
        }

        String lines() {
            return """
            %1$s/\\x,%1$s-1,p1,2,3.50,2025-01-05T10:00:00Z,%2$s
            %1$s/\\x,%1$s-1,p2,1,1.00,2025-01-05T10:00:00Z,%2$s
            %1$s/\\x,%1$s-2,p1,1,3.50,2025-02-05T10:00:00Z,%2$s
            %1$s/\\x,%1$s-3,p1,-1,3.50,2025-02-06T10:00:00Z,%2$s
            %1$s/\\x,%1$s-4,p1,1,no price,2025-02-06T10:00:00Z,%2$s
            """
                    .formatted(mark, region);
        }
    }
}
