package io.clientele;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clientele.testing.TestDatabase;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.io.File;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/// Two processes of the service on one PostgreSQL, which was empty when both were started.
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
@Execution(ExecutionMode.CONCURRENT)
class ReplicasTests {

    private static final int SMALL = 3_000;
    private static final int LARGE = 150_000;

    private final TestDatabase database = TestDatabase.empty();
    private List<ServiceProcess> replicas;

    @BeforeAll
    void startBothAtOnce() {
        Executor atOnce = task -> Thread.ofPlatform().start(task);
        var starts =
                List.of(
                        CompletableFuture.supplyAsync(() -> ServiceProcess.start(database), atOnce),
                        CompletableFuture.supplyAsync(
                                () -> ServiceProcess.start(database), atOnce));
        replicas = starts.stream().map(CompletableFuture::join).toList();
    }

    @AfterAll
    void endBoth() {
        replicas.forEach(ServiceProcess::close);
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    @Order(1)
    void migrateOnce() {
        assertThat(count("flyway_schema_history where not success")).isZero();
        assertThat(
                        count(
                                "(select 1 from flyway_schema_history group by version, script having count(*) > 1) twice"))
                .isZero();
        assertThat(count("flyway_schema_history")).isGreaterThan(10);
    }

    /// Whichever started last took none of the other's for that of a dead one.
    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    @Order(1)
    void haveAScratchFolderEach() {
        var temporary = new File(System.getProperty("java.io.tmpdir"));
        for (var replica : replicas) {
            var own = "clientele-%d-".formatted(replica.handle().pid());
            assertThat(temporary.list((_, name) -> name.startsWith(own))).hasSize(1);
        }
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    @Order(2)
    void doEachUploadAndEachRunOnceWhoeverTookIt() {
        List<String> work = new ArrayList<>();
        for (int file = 0; file < 8; file++) {
            work.add(send(replicas.get(file % 2), csv("f" + file, SMALL)));
        }
        for (int i = 0; i < work.size(); i++) {
            var ended = replicas.get((i + 1) % 2).client().ended(work.get(i));
            assertThat(ended.path("status").asString()).isEqualTo("SUCCEEDED");
            assertThat(ended.at("/rows/accepted").asInt()).isEqualTo(SMALL);
        }
        assertThat(count("order_line")).isEqualTo(8 * SMALL);
        assertThat(count("upload where attempt <> 1")).isZero();

        var runs = replicas.stream().map(ReplicasTests::order).toList();
        for (String run : runs) {
            assertThat(replicas.getFirst().client().ended(run).path("status").asString())
                    .isEqualTo("SUCCEEDED");
        }
        assertThat(count("snapshot")).isEqualTo(runs.size());
        assertThat(count("segmentation where attempt <> 1")).isZero();
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    @Order(3)
    void goOnWithoutAFrozenOneWhichWritesNothingOnceItThaws()
            throws IOException, InterruptedException {
        long before = count("order_line");
        var upload = send(replicas.getFirst(), csv("frozen", LARGE));
        await().atMost(Duration.ofMinutes(1))
                .until(() -> percent(replicas.getFirst().client(), upload) > 15);
        var frozen = holder("upload");
        var other = replicas.get(1 - replicas.indexOf(frozen));

        signal(frozen, "STOP");
        var ended = other.client().ended(upload);
        assertThat(ended.path("status").asString()).as(ended.toString()).isEqualTo("SUCCEEDED");
        long after = count("order_line");
        signal(frozen, "CONT");

        assertThat(after - before).isEqualTo(LARGE);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> frozen.output().contains("SQLException") || idle(frozen));
        assertThat(count("order_line")).isEqualTo(after);
        assertThat(frozen.client().get(upload).path("status").asString()).isEqualTo("SUCCEEDED");
        assertThat(attempts("upload", upload)).isEqualTo(2);

        // It is as good as the other again.
        var next = send(frozen, csv("next", SMALL));
        assertThat(frozen.client().ended(next).path("status").asString()).isEqualTo("SUCCEEDED");
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    @Order(4)
    void publishOnceWhatAFrozenOneWasAboutTo()
            throws IOException, InterruptedException, SQLException {
        long before = count("snapshot");
        String run;
        ServiceProcess frozen;
        try (var held = database.dataSource().getConnection();
                var hold = held.createStatement()) {
            // Who publishes asks for this lock before.
            hold.execute("select pg_advisory_lock(hashtext('clientele.privacy'))");
            run = order(replicas.getFirst());
            await().atMost(Duration.ofMinutes(1)).until(this::isAboutToPublish);
            frozen = holder("segmentation");
            signal(frozen, "STOP");
        }
        var other = replicas.get(1 - replicas.indexOf(frozen));
        var ended = other.client().ended(run);
        assertThat(ended.path("status").asString()).as(ended.toString()).isEqualTo("SUCCEEDED");
        assertThat(count("snapshot")).isEqualTo(before + 1);
        signal(frozen, "CONT");

        var failed = "segmentation %s failed".formatted(id(run));
        await().atMost(Duration.ofMinutes(1)).until(() -> frozen.output().contains(failed));
        assertThat(count("snapshot")).isEqualTo(before + 1);
        assertThat(attempts("segmentation", run)).isEqualTo(2);
        for (var replica : replicas) {
            assertThat(replica.client().get("/segmentations/latest").path("id").asString())
                    .isEqualTo(id(run));
        }
    }

    private boolean isAboutToPublish() {
        return count(
                        """
                        pg_locks where locktype = 'advisory' and not granted
                            and database = (select oid from pg_database where datname = current_database())""")
                > 0;
    }

    private int attempts(String table, String work) {
        return database.jdbc()
                .sql("select attempt from %s where id = ?::uuid".formatted(table))
                .param(id(work))
                .query(Integer.class)
                .single();
    }

    private static String id(String work) {
        return work.substring(work.lastIndexOf('/') + 1);
    }

    /// The replica that works: the one whose session writes.
    private ServiceProcess holder(String task) throws IOException {
        var name =
                database.jdbc()
                        .sql("select picked_by from scheduled_tasks where picked and task_name = ?")
                        .param(task)
                        .query(String.class)
                        .single();
        for (var replica : replicas) {
            if (replica.output().contains(name)) {
                return replica;
            }
        }
        throw new AssertionError(name + " is none of both");
    }

    private boolean idle(ServiceProcess replica) throws IOException {
        return count("scheduled_tasks where task_name = 'upload'") == 0
                && replica.client().answer("/actuator/health").statusCode() == 200;
    }

    private static void signal(ServiceProcess replica, String signal)
            throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + signal, String.valueOf(replica.handle().pid()))
                .start()
                .waitFor();
    }

    private static int percent(ServiceClient client, String upload) {
        return client.get(upload).at("/progress/percent").asInt();
    }

    private static String send(ServiceProcess replica, String csv) {
        return ServiceClient.location(
                replica.client().post("/uploads", "text/csv", BodyPublishers.ofString(csv)));
    }

    private static String order(ServiceProcess replica) {
        return ServiceClient.location(
                replica.client()
                        .post("/segmentations", "application/json", BodyPublishers.ofString("{}")));
    }

    private long count(String rows) {
        return database.jdbc().sql("select count(*) from " + rows).query(Long.class).single();
    }

    private static String csv(String name, int rows) {
        var csv = new StringBuilder("customer_id,order_id,quantity,unit_price,timestamp\n");
        for (int i = 0; i < rows; i++) {
            csv.append(
                    "c%d,%s-%d,1,%d.50,2025-%02d-%02dT10:00:00Z\n"
                            .formatted(i % 900, name, i, 1 + i % 40, 1 + i % 12, 1 + i % 28));
        }
        return csv.toString();
    }
}
