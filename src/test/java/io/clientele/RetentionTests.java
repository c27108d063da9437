package io.clientele;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clientele.testing.TestDatabase;

import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import java.time.Duration;
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
            """;

    private final TestDatabase database = TestDatabase.migrated();

    @Test
    void dropsOldLinesWithTheirShareOfTheRollupAndOldRefusedRows() {
        try (var service = service()) {
            new ServiceClient(port(service)).upload(CSV);
        }
        database.jdbc()
                .sql("update upload set created_at = created_at - interval '91 days'")
                .update();

        try (var service = service("--clientele.privacy.retention.lines=3650d")) {
            await().atMost(Duration.ofMinutes(1)).until(() -> count("order_line") == 1);
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> count("upload_reject where row = ''") == 1);

            assertThat(count("customer_day")).isEqualTo(1);
            assertThat(count("customer_day where amount = 20")).isEqualTo(1);
            assertThat(
                            new ServiceClient(port(service))
                                    .get("/audit?actor=service")
                                    .findValuesAsString("action"))
                    .containsExactlyInAnyOrder("RETENTION lines", "RETENTION rejects");
        }
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
