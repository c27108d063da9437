package io.clientele;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// What publishing again and again takes of the disk, where three snapshots are kept.
@ImpatientService
class SnapshotSizeTests {

    private static final int KEPT = 3;
    private static final int FIRST = KEPT + 2;
    private static final int MORE = 10;

    /// Those whose rows go with their snapshot, but for the partitioned ones.
    private static final List<String> TABLES =
            List.of(
                    "daily_sales",
                    "segment_place",
                    "bundle",
                    "segment_offer",
                    "offered_product",
                    "recommender");

    private static final List<String> REGIONS =
            List.of("north", "north-east", "east", "south-east", "south", "south-west", "west");

    private final ServiceClient service;
    @Autowired private JdbcClient jdbc;

    SnapshotSizeTests(@LocalServerPort int port) {
        service = new ServiceClient(port);
    }

    @Test
    void growsNoFurtherThanWithTheFirstOnes() {
        service.upload(shop());
        publish(FIRST);
        var first = sizes();
        long files = files();

        publish(MORE);

        assertThat(files()).as("tables, partitions and their indexes").isEqualTo(files);
        sizes().forEach(
                        (table, size) ->
                                assertThat(size)
                                        .as(table)
                                        .isPositive()
                                        .isLessThan(
                                                Objects.requireNonNull(first.get(table)) * 3 / 2
                                                        + 4 * 8_192));
    }

    /// Each time, all is swept up as PostgreSQL does by itself once a fifth of a table is dead.
    private void publish(int times) {
        for (int time = 0; time < times; time++) {
            var run = service.segment("{}");
            assertThat(run.path("status").asString()).as(run.toString()).isEqualTo("SUCCEEDED");
            // What is old is dropped right after the new one is published.
            await().atMost(Duration.ofMinutes(1)).until(() -> snapshots() <= KEPT);
            TABLES.forEach(table -> jdbc.sql("vacuum " + table).update());
        }
    }

    private int snapshots() {
        return jdbc.sql(
                        """
                        select count(*) from pg_class
                        where relkind = 'r' and relname ~ '^customer_segment_[0-9]+$'
                        """)
                .query(Integer.class)
                .single();
    }

    private Map<String, Long> sizes() {
        return TABLES.stream()
                .collect(
                        Collectors.toMap(
                                table -> table,
                                table ->
                                        jdbc.sql("select pg_total_relation_size(?::regclass)")
                                                .param(table)
                                                .query(Long.class)
                                                .single()));
    }

    private long files() {
        return jdbc.sql("select count(*) from pg_class").query(Long.class).single();
    }

    /// Customers of all regions who buy many products, some of them often together.
    private static String shop() {
        var csv =
                new StringBuilder(
                        "customer_id,order_id,product_id,quantity,unit_price,timestamp,region\n");
        for (int customer = 0; customer < 300; customer++) {
            for (int order = 0; order <= 2 + customer % 5; order++) {
                for (int line = 0; line < 3; line++) {
                    csv.append(
                            "c%03d,o%d-%d,p%d,1,%d,2025-%02d-%02dT10:00:00Z,%s\n"
                                    .formatted(
                                            customer,
                                            customer,
                                            order,
                                            (customer * 7 + order * 3 + line) % 150,
                                            5 + customer % 40,
                                            1 + (customer + order) % 12,
                                            1 + (customer * order) % 28,
                                            REGIONS.get(customer % REGIONS.size())));
                }
            }
        }
        return csv.toString();
    }
}
