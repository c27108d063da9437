package io.clientele;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.clientele.testing.TestDatabaseInitializer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;

import tools.jackson.databind.JsonNode;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;

/// What a run reads of the ledger.
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabaseInitializer.class)
class RunInputTests {

    /// One order of two days, two of one day, and a return of a month later.
    private static final String SHOP =
            """
            customer_id,order_id,product_id,quantity,unit_price,timestamp,region
            edge1,E0,tea,2,4.00,2019-07-01T10:00:00Z,North
            edge1,E1,tea,1,5.00,2019-08-01T10:00:00Z,North
            edge1,E1,cup,1,7.00,2019-08-02T10:00:00Z,South
            edge1,E2,pot,1,9.00,2019-08-05T10:00:00Z,
            edge2,E3,tea,1,5.00,2019-08-01T10:00:00Z,South
            edge2,E3,cup,1,7.00,2019-08-02T10:00:00Z,South
            edge3,E4,tea,3,5.00,2019-08-04T10:00:00Z,
            edge1,E5,tea,-1,4.00,2019-09-01T10:00:00Z,North
            """;

    private final ServiceClient service;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    RunInputTests(
            @LocalServerPort int port,
            @Autowired JdbcClient jdbc,
            @Autowired TransactionTemplate transaction) {
        service = new ServiceClient(port);
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @BeforeEach
    void fillTheShop() {
        service.upload("?returns=net", () -> new ByteArrayInputStream(SHOP.getBytes(UTF_8)));
    }

    /// Lines that arrive after the run has read the rollup and before it has read the lines.
    @Test
    void readsOneStateOfTheLedger() {
        var location =
                Objects.requireNonNull(
                        transaction.execute(
                                status -> {
                                    jdbc.sql("lock table order_line in access exclusive mode")
                                            .update();
                                    var run = start("{\"asOf\": \"2019-08-10\"}");
                                    await().atMost(Duration.ofMinutes(1))
                                            .until(this::aRunWaitsForLines);
                                    jdbc.sql(
                                                    """
                                                    insert into order_line (row_hash, line, ordered_at, upload_number,
                                                        day, returned, non_product, customer_id, order_id, product_id,
                                                        quantity, unit_price, amount, region)
                                                    select row_hash + 1, line, ordered_at, upload_number,
                                                        day, false, false, customer_id, 'torn', product_id,
                                                        quantity, unit_price, amount, 'Atlantis'
                                                    from order_line where order_id = 'E4'
                                                    """)
                                            .update();
                                    return run;
                                }));

        try {
            var run = service.ended(location);
            assertThat(run.path("status").asString()).as(run.toString()).isEqualTo("SUCCEEDED");
            assertThat(daysThatDoNotAddUp(run)).isZero();
        } finally {
            jdbc.sql("delete from order_line where order_id = 'torn'").update();
        }
    }

    @Test
    void countsAnOrderInEveryWindowItReachesInto() {
        var run = service.segment("{\"asOf\": \"2019-08-10\", \"windowDays\": 8}");

        assertThat(frequency(run, "edge1")).isEqualTo(2);
        assertThat(frequency(run, "edge2")).isEqualTo(1);
        assertThat(frequency(run, "edge3")).isEqualTo(1);
    }

    @Test
    void warnsOfReturnsThatCameLater() {
        var run = service.segment("{\"asOf\": \"2019-08-10\"}");

        var card = service.get("/segmentations/%s/model-card".formatted(run.path("id").asString()));

        assertThat(card.path("warnings").valueStream().map(JsonNode::asString))
                .anyMatch(warning -> warning.contains("held-out checks know of returns"))
                .anyMatch(warning -> warning.contains("of the as-of date or later"));
    }

    private String start(String parameters) {
        return ServiceClient.location(
                service.post(
                        "/segmentations", "application/json", BodyPublishers.ofString(parameters)));
    }

    private boolean aRunWaitsForLines() {
        return jdbc.sql(
                        """
                        select exists (
                            select from pg_locks l join pg_database d on d.oid = l.database
                            where d.datname = current_database()
                              and l.relation = 'order_line'::regclass and not l.granted)
                        """)
                .query(Boolean.class)
                .single();
    }

    private int daysThatDoNotAddUp(JsonNode run) {
        return jdbc.sql(
                        """
                        select count(*) from (
                            select d.day
                            from daily_sales s
                            join snapshot p on p.number = s.snapshot_number
                            cross join unnest(s.revenue, s.orders) with ordinality as d (revenue, orders, day)
                            where p.segmentation_id = :run and s.division in ('shop', 'region')
                            group by d.day
                            having abs(sum(case s.division when 'shop' then d.revenue else -d.revenue end)) > 0.001
                                or sum(case s.division when 'shop' then d.orders else -d.orders end) <> 0) apart
                        """)
                .param("run", UUID.fromString(run.path("id").asString()))
                .query(Integer.class)
                .single();
    }

    private int frequency(JsonNode run, String customer) {
        return service.get(
                        "/customers/%s/segment?segmentation=%s"
                                .formatted(customer, run.path("id").asString()))
                .at("/rfm/frequency")
                .asInt();
    }
}
