package io.clientele.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.clientele.ServiceClient;
import io.clientele.bulk.Rows;
import io.clientele.convention.Conventions.ReturnMark;
import io.clientele.demo.DemoShop;
import io.clientele.demo.DemoShopOptions;
import io.clientele.extract.LineEngine;
import io.clientele.extract.StoredLines;
import io.clientele.intake.IntakeProperties;
import io.clientele.ledger.Duplicates;
import io.clientele.ledger.Ledger;
import io.clientele.problem.Problem;
import io.clientele.rollup.RollupMirror;
import io.clientele.testing.SparkServer;
import io.clientele.testing.TestDatabaseInitializer;
import io.clientele.upload.UploadDesk;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/// A service whose order lines are in Spark: a cluster of two executors, all the way to the API.
/// Uploads are let in behind the API's back, to hold PostgreSQL's answers against Spark's.
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "clientele.ledger.source=spark")
@ContextConfiguration(initializers = TestDatabaseInitializer.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SparkIT {

    private static final Path ONLINE_RETAIL = Path.of("../shared/data/online-retail.csv.gz");
    private static final String SEGMENT_OF = "/customers/10777/segment";

    /// Rows that each rule of cleaning has something to say about.
    private static final Path RULES =
            Path.of("src/test/resources/golden/spark/rules.csv").toAbsolutePath();

    private static @Nullable SparkServer server;

    private final ServiceClient service;
    private final Agreement agreement;
    @Autowired private UploadDesk uploads;
    @Autowired private LineEngine spark;
    @Autowired private RollupMirror mirror;
    @Autowired private IntakeProperties intake;
    @Autowired private JdbcTemplate jdbc;

    SparkIT(
            @LocalServerPort int port,
            @Autowired StoredLines stored,
            @Autowired Ledger ledger,
            @Autowired JdbcTemplate jdbc) {
        service = new ServiceClient(port);
        agreement = new Agreement(stored, ledger, jdbc);
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) throws IOException {
        var started = SparkServer.start();
        server = started;
        registry.add("clientele.spark.remote", started::address);
        registry.add("clientele.spark.path", () -> shop().toString());
    }

    @AfterAll
    static void stop() {
        server().close();
    }

    @Test
    @Order(1)
    void cleansByTheRulesOfUploads() throws IOException {
        upload(new ByteArrayInputStream(Files.readAllBytes(RULES)));

        assertThat(jdbc.queryForObject("select count(*) from order_line", Integer.class))
                .isGreaterThan(15);
        assertThat(agreement.hold(csv(RULES, 3), -1)).isZero();
    }

    @Test
    @Order(2)
    void keepsCleanedLinesAsLongAsTheyStandStill() {
        var lines = csv(RULES);
        int logged = server().output().length();

        assertThatThrownBy(
                        () ->
                                lines.still(
                                        () -> true,
                                        () -> {
                                            assertThat(count(lines)).isEqualTo(count(lines));
                                            assertThat(log(logged)).contains("Added rdd_");
                                            assertThat(log(logged)).doesNotContain("Removing RDD");
                                            throw new IllegalStateException("the work fails");
                                        }))
                .hasMessage("the work fails");

        assertThat(log(logged)).contains("Removing RDD");
    }

    /// Which would take days.
    @Test
    @Order(3)
    @Timeout(180)
    void endsAQuestionThatIsNoLongerWanted() {
        var lines = csv(RULES);
        int logged = server().output().length();

        assertThatThrownBy(
                        () ->
                                lines.still(
                                        () -> !log(logged).contains("Starting task"),
                                        () ->
                                                lines.read(
                                                        "select sum(hash(a.id, b.id)) from range(10000000) a cross join range(10000000) b",
                                                        Rows::next)))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("OPERATION_CANCELED");
    }

    @Test
    @Order(4)
    void countsTheMadeUpShopAsPostgresqlDoes() throws IOException {
        var csv = new ByteArrayOutputStream();
        DemoShop.write(csv, DemoShopOptions.demo());
        Files.write(server().folder().resolve("shop.csv"), csv.toByteArray());
        clear();
        upload(new ByteArrayInputStream(csv.toByteArray()));
        LakeShop.write(server(), shop());

        assertThat(agreement.hold(spark, 3)).isPositive();
    }

    @Test
    @Order(5)
    void segmentsWithoutALineOfItsOwn() {
        var before = agreement.rollup();
        jdbc.execute("truncate order_line, customer_day");

        var run = service.segment("{}");

        assertThat(run.path("status").asString()).as(run.toString()).isEqualTo("SUCCEEDED");
        assertThat(agreement.rollup()).isEqualTo(before);
        assertThat(service.get(SEGMENT_OF).at("/segment/id").asString()).isNotEmpty();
        assertThat(service.get("/customers/10777/recommendations").path("items").size())
                .isPositive();
        assertThat(service.get("/forecasts/sales?period=week&horizon=2").path("points").size())
                .isEqualTo(2);
    }

    @Test
    @Order(6)
    void saysWhatItCannotAnswer() {
        for (var path :
                List.of(
                        "/insights/data-quality",
                        "/insights/regions",
                        "/insights/payment-methods",
                        "/insights/channels",
                        "/insights/categories",
                        "/insights/sales")) {
            var answer = service.answer(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(409);
            assertThat(answer.body()).contains("/problems/order-lines-elsewhere");
        }
        var upload = service.post("/uploads", "text/csv", BodyPublishers.ofString(DemoShop.HEADER));
        assertThat(upload.statusCode()).isEqualTo(409);
        assertThat(upload.body()).contains("/problems/order-lines-elsewhere");
    }

    @Test
    @Order(7)
    void goesOnWhenAnExecutorIsKilledInTheMiddle() {
        var before = agreement.rollup();
        jdbc.execute("truncate customer_day");
        int logged = server().output().length();

        var run =
                ServiceClient.location(
                        service.post(
                                "/segmentations",
                                "application/json",
                                BodyPublishers.ofString("{}")));
        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> log(logged).contains("Added rdd_"));
        server().killExecutor();

        assertThat(service.ended(run).path("status").asString()).isEqualTo("SUCCEEDED");
        assertThat(log(logged)).contains("Lost executor");
        assertThat(agreement.rollup()).isEqualTo(before);
    }

    @Test
    @Order(8)
    void countsOnlineRetailAsPostgresqlDoes() throws IOException {
        assumeTrue(Files.exists(ONLINE_RETAIL), "needs the Online Retail file in " + ONLINE_RETAIL);
        clear();
        try (var file = new GZIPInputStream(Files.newInputStream(ONLINE_RETAIL))) {
            upload(file);
        }

        assertThat(agreement.hold(csv(ONLINE_RETAIL.toAbsolutePath()), -1)).isGreaterThan(1_000);
        assertThat(
                        jdbc.queryForMap(
                                "select sum(lines) as lines, sum(orders) as orders from customer_day"))
                .isEqualTo(Map.of("lines", 392_692L, "orders", 18_532L));
    }

    @Test
    @Order(9)
    void keepsTheLastSegmentationWhenSparkIsNotThere() {
        var before = service.get(SEGMENT_OF);
        server().close();

        var run = service.segment("{}");

        assertThat(run.path("status").asString()).isEqualTo("FAILED");
        assertThat(run.path("failure").toString())
                .contains("spark-unavailable")
                .contains("does not answer");
        assertThat(service.get(SEGMENT_OF)).isEqualTo(before);
    }

    private void clear() {
        jdbc.execute("truncate order_line, customer_day, upload cascade");
    }

    private void upload(InputStream csv) throws IOException {
        uploads.receiveCsv(csv, "shop.csv");
        await().atMost(Duration.ofMinutes(3)).until(uploads::idle);
    }

    private LineEngine csv(Path path) {
        return csv(path, 1_000_000);
    }

    /// @param mostFetched rows of the rollup at once
    private LineEngine csv(Path path, long mostFetched) {
        return new SparkLines(
                new SparkCluster(server().address(), ZoneOffset.UTC),
                new SparkProperties(
                        null,
                        null,
                        path.toString(),
                        "csv",
                        Map.of("header", "true", "escape", "\""),
                        "auto",
                        null,
                        Duplicates.DROP,
                        ReturnMark.LETTER),
                intake.nonProducts(),
                mirror,
                mostFetched);
    }

    private static long count(LineEngine lines) {
        return lines.read(
                "select count(*) from order_line",
                rows -> {
                    long count = 0;
                    while (rows.next()) {
                        count += rows.int8(0);
                    }
                    return count;
                });
    }

    /// What the cluster has logged since.
    private static String log(int since) {
        return server().output().substring(since);
    }

    private static Path shop() {
        return server().folder().resolve("shop");
    }

    private static SparkServer server() {
        return Objects.requireNonNull(server);
    }
}
