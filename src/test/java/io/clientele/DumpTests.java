package io.clientele;

import static io.clientele.ServiceClient.location;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import static java.net.http.HttpRequest.BodyPublishers.ofString;

import io.clientele.testing.TestDatabase;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The backup of an external PostgreSQL that `docs/operation.md` tells of, by PostgreSQL's own
/// programs: those in the folder `-Dpostgresql.client`, or on the path.
///
/// Older ones than the server refuse, and the embedded PostgreSQL has none, so where there are
/// none it is skipped.
class DumpTests {

    private static final String FOLDER = System.getProperty("postgresql.client", "");
    private static final String LATE =
            """
            customer_id,order_id,quantity,unit_price,timestamp
            late,l1,1,10.00,2025-12-05T10:00:00Z
            """;

    private static final String SALE =
            """
            [{"customer": "late", "order": "l3", "amount": 10, "date": "2025-12-05"}]
            """;

    private final TestDatabase database = TestDatabase.migrated();
    private final TestDatabase other = TestDatabase.empty();

    @TempDir private Path folder;

    @Test
    void bringsEverythingBackAndDoesWhatWasAcknowledgedAndNotDone() throws Exception {
        assumePrograms();
        var dump = folder.resolve("clientele.dump").toString();
        try (var service = service(database)) {
            var client = client(service);
            client.upload(SmallShop.csv(30));
            client.segment("{}");
            String late;
            try (var connection = database.dataSource().getConnection();
                    var lock = connection.createStatement()) {
                connection.setAutoCommit(false);
                lock.execute("lock table order_line in exclusive mode"); // imports wait
                late = location(client.post("/uploads", "text/csv", ofString(LATE)));
                run(database, "pg_dump", "--format=custom", "--file=" + dump);
            }
            run(other, "pg_restore", "--no-owner", "--exit-on-error", dump);

            try (var restored = service(other)) {
                var twin = client(restored);
                assertThat(twin.ended(late).path("status").asString()).isEqualTo("SUCCEEDED");
                client.ended(late);

                assertThat(answers(twin)).isEqualTo(answers(client));
                assertThat(twin.get("/uploads").findValue("rows"))
                        .isEqualTo(client.get("/uploads").findValue("rows"));
                assertThat(twin.upload(LATE.replace("l1", "l2")).path("status").asString())
                        .isEqualTo("SUCCEEDED");
                assertThat(twin.post("/uploads", "application/json", ofString(SALE)).statusCode())
                        .isEqualTo(201);
                assertThat(twin.segment("{}").path("status").asString()).isEqualTo("SUCCEEDED");
            }
        }
    }

    @Test
    void erasesAgainWhoWasErasedAfterTheBackup() throws Exception {
        assumePrograms();
        var dump = folder.resolve("clientele.dump").toString();
        var list = folder.resolve("erased.sql").toString();
        try (var service = service(database)) {
            var client = client(service);
            client.upload(SmallShop.csv(30));
            client.segment("{}");
            run(database, "pg_dump", "--format=custom", "--file=" + dump);
            assertThat(client.delete("/customers/c006").statusCode()).isEqualTo(200);
            run(
                    database,
                    "pg_dump",
                    "--data-only",
                    "--table=erased_customer",
                    "--rows-per-insert=1000",
                    "--on-conflict-do-nothing",
                    "--file=" + list);
        }
        run(other, "pg_restore", "--no-owner", "--exit-on-error", dump);
        assertThat(lines("c006")).isPositive();
        run(other, "psql", "--set=ON_ERROR_STOP=1", "--file=" + list);

        try (var restored = service(other)) {
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(lines("c006")).isZero());
            var twin = client(restored);
            assertThat(twin.answer("/customers/c006").statusCode()).isEqualTo(404);
            assertThat(twin.answer("/customers/c007").statusCode()).isEqualTo(200);
            assertThat(twin.upload(LATE.replace("late", "c006")).at("/failure/detail").asString())
                    .contains("erased-customer");
        }
    }

    private int lines(String customerId) {
        return other.jdbc()
                .sql("select count(*) from order_line where customer_id = ?")
                .param(customerId)
                .query(Integer.class)
                .single();
    }

    private static void assumePrograms() throws InterruptedException {
        assumeThat(majorVersion())
                .as("no pg_dump of PostgreSQL 18 or later: name its folder by -Dpostgresql.client")
                .isGreaterThanOrEqualTo(18);
    }

    private static List<String> answers(ServiceClient client) {
        return Stream.of(
                        "/segmentations",
                        "/segmentations/latest/model-card",
                        "/segments?family=rfm",
                        "/segments?family=cluster",
                        "/customers/c006",
                        "/customers/c006/segment",
                        "/customers/c006/history",
                        "/customers/c006/recommendations",
                        "/customers/late/purchases",
                        "/insights/sales",
                        "/audit")
                .map(path -> client.answer(path).body())
                .toList();
    }

    private static int majorVersion() throws InterruptedException {
        try {
            var process = new ProcessBuilder(program("pg_dump"), "--version").start();
            var words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0
                    ? Integer.parseInt(words.replaceAll("(?s)\\D*(\\d+).*", "$1"))
                    : 0;
        } catch (IOException e) {
            return 0; // there is none
        }
    }

    private static void run(TestDatabase database, String program, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program(program), "--dbname"));
        command.add(database.url().substring("jdbc:".length()));
        command.add("--username=" + database.username());
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PGPASSWORD", database.password());
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }

    private static String program(String name) {
        return FOLDER.isEmpty() ? name : Path.of(FOLDER, name).toString();
    }

    private static ServiceClient client(ConfigurableApplicationContext service) {
        return new ServiceClient(
                Integer.parseInt(
                        service.getEnvironment().getRequiredProperty("local.server.port")));
    }

    private static ConfigurableApplicationContext service(TestDatabase database) {
        return new SpringApplicationBuilder(ClienteleApplication.class)
                .run(
                        "--server.port=0",
                        "--clientele.demo.enabled=false",
                        "--spring.datasource.url=" + database.url(),
                        "--spring.datasource.username=" + database.username(),
                        "--spring.datasource.password=" + database.password());
    }
}
