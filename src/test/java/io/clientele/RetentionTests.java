package io.clientele;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.clientele.testing.RawSender;
import io.clientele.testing.TestDatabase;

import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/// Raw data that are older than their rule says are gone after a start.
class RetentionTests {

    private static final String CSV =
            """
            customer_id,order_id,quantity,unit_price,timestamp
            ann,o1,1,10.00,2001-01-05T10:00:00Z
            ann,o2,1,20.00,2190-01-05T10:00:00Z
            bob,o3,1,30.00,2001-01-05T10:00:00Z
            ,o4,1,40.00,2001-01-05T10:00:00Z
            cat,o5,1,50.00,2001-01-05T10:00:00Z
            """;

    private static final String RETURNED =
            """
            customer_id,order_id,quantity,unit_price,timestamp
            cat,C6,-1,50.00,2190-01-05T10:00:00Z
            """;

    private static final String WAITING_SWEEPS =
            """
            pg_locks where not granted and relation = 'upload_reject'::regclass
                and database = (select oid from pg_database where datname = current_database())""";

    private final TestDatabase database = TestDatabase.migrated();

    @Test
    void dropsOldLinesWithTheirShareOfTheRollupAndOldRefusedRows()
            throws IOException, SQLException {
        String returned;
        try (var service = service()) {
            var client = new ServiceClient(port(service));
            client.upload(CSV);
            var upload =
                    client.upload(
                            "?returns=net",
                            () -> new ByteArrayInputStream(RETURNED.getBytes(UTF_8)));
            assertThat(upload.at("/netted/amount").asDouble()).isEqualTo(50);
            returned = "/uploads/" + upload.path("id").asString();
        }
        database.jdbc()
                .sql("update upload set created_at = created_at - interval '91 days'")
                .update();

        try (var held = database.dataSource().getConnection();
                var hold = held.createStatement();
                var service = service(hold)) {
            renewsLeasesWhileTheSweepWaits(port(service));
            held.rollback();
            await().atMost(Duration.ofMinutes(1)).until(() -> count("order_line") == 2);
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> count("upload_reject where row = ''") == 1);

            assertThat(count("customer_day")).isEqualTo(2);
            assertThat(count("customer_day where amount = 20")).isEqualTo(1);
            var client = new ServiceClient(port(service));
            var netted = client.get(returned).path("netted");
            assertThat(netted.path("amount").asDouble()).isZero();
            assertThat(netted.path("unmatchedRows").asInt()).isEqualTo(1);
            assertThat(netted.path("unmatchedAmount").asDouble()).isEqualTo(50);
            assertThat(client.get("/audit?actor=service").findValuesAsString("action"))
                    .containsExactlyInAnyOrder("RETENTION lines", "RETENTION rejects");
        }
    }

    /// A service whose sweep waits.
    private ConfigurableApplicationContext service(Statement hold) throws SQLException {
        hold.getConnection().setAutoCommit(false);
        hold.execute("lock table upload_reject in access exclusive mode");
        return service(
                "--clientele.privacy.retention.lines=3650d",
                "--clientele.idempotency.lease=1s",
                "--clientele.idempotency.buffer=1B",
                "--clientele.limits.slowest.patience=1m");
    }

    private void renewsLeasesWhileTheSweepWaits(int port) throws IOException {
        try (var sender = new RawSender(port)) {
            sender.send(
                    """
                    POST /uploads HTTP/1.1
                    Host: localhost
                    Content-Type: text/csv
                    Idempotency-Key: slow
                    Content-Length: 1000

                    customer_id,"""
                            .replace("\n", "\r\n"));
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> count(WAITING_SWEEPS) > 0 && count("idempotency_key") > 0);
            var taken = leasedUntil();

            await().atMost(Duration.ofSeconds(30)).until(() -> leasedUntil().isAfter(taken));
            assertThat(count(WAITING_SWEEPS)).isPositive();
        }
    }

    private OffsetDateTime leasedUntil() {
        return database.jdbc()
                .sql("select leased_until from idempotency_key")
                .query(OffsetDateTime.class)
                .single();
    }

    private ConfigurableApplicationContext service(String... settings) {
        List<String> all = new ArrayList<>(List.of(settings));
        all.add("--server.port=0");
        all.add("--spring.datasource.url=" + database.url());
        all.add("--spring.datasource.username=" + database.username());
        all.add("--spring.datasource.password=" + database.password());
        return new SpringApplicationBuilder(ClienteleApplication.class)
                .run(all.toArray(String[]::new));
    }

    private static int port(ConfigurableApplicationContext service) {
        return Integer.parseInt(service.getEnvironment().getRequiredProperty("local.server.port"));
    }

    private long count(String table) {
        return database.jdbc().sql("select count(*) from " + table).query(Long.class).single();
    }
}
