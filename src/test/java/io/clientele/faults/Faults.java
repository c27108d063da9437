package io.clientele.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clientele.ServiceProcess;

import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// Kills PostgreSQL and the service in turn, lets PostgreSQL stand still and work slowly, takes all
/// connections away and, on a file system made small for it, all room, while orders come in, runs
/// are published and read; and looks afterwards whether every acknowledged order is in the ledger
/// once, whether nobody has seen half a snapshot, and whether every answer came in time.
///
/// Under libfaketime, with its library in `LD_PRELOAD` and a file named by
/// `FAKETIME_TIMESTAMP_FILE`, it also sets the clock ahead and back.
///
/// `Faults [rounds, default 10] [seconds of each, default 30] [folder]`
final class Faults implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(30);
    private static final Duration REST = Duration.ofMillis(180);
    private static final long SMALL_DISK = 2_000_000_000;
    private static final int ENOUGH = 40;
    private static final String CLOCK = "FAKETIME_TIMESTAMP_FILE";

    private final Path folder;
    private final List<String> recoveries = new ArrayList<>();
    private volatile ServiceProcess service;
    private final Load load;
    private final Publications publications;

    Faults(Path folder) {
        this.folder = folder;
        this.service = start();
        this.load = Load.on(() -> service.client());
        this.publications = Publications.on(() -> service.client());
    }

    static void main(String[] arguments) throws IOException, InterruptedException, SQLException {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10;
        int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 30;
        var parent = Path.of(arguments.length > 2 ? arguments[2] : "target").toAbsolutePath();
        var folder = Files.createTempDirectory(parent, "faults");
        var span = Duration.ofSeconds(seconds);
        try (var faults = new Faults(folder)) {
            for (int round = 0; round < rounds; round++) {
                faults.killPostgresql();
                faults.freezePostgresql(span);
                faults.slowPostgresql(span);
                faults.takeAllConnections(span);
                if (Files.getFileStore(folder).getTotalSpace() < SMALL_DISK) {
                    faults.fillDisk();
                }
                if (System.getenv(CLOCK) != null) {
                    faults.jumpClock(Path.of(System.getenv(CLOCK)));
                }
                faults.killService();
            }
            faults.check();
            System.out.printf(
                    "%d kills survived, %d orders acknowledged, %d snapshots read, slowest answer %.1f s; %s%n",
                    2 * rounds,
                    faults.load.acknowledged().size(),
                    faults.publications.snapshots(),
                    faults.load.longest().toMillis() / 1e3,
                    faults.recoveries);
        }
    }

    private ServiceProcess start() {
        return ServiceProcess.start(
                "--clientele.database.directory=" + folder,
                "--clientele.demo.enabled=false",
                "--clientele.limits.calls.quota=10000000",
                "--clientele.limits.work.quota=10000000");
    }

    /// As the kernel does when memory runs out; nobody helps.
    void killPostgresql() throws IOException {
        untilOrdersComeIn("before");
        postmaster().destroyForcibly();
        untilOrdersComeIn("after kill -9 of PostgreSQL");
    }

    /// PostgreSQL and all its sessions fall silent, as on a broken network or disk.
    void freezePostgresql(Duration standstill) throws IOException, InterruptedException {
        untilOrdersComeIn("before");
        var processes = Stream.concat(Stream.of(postmaster()), postmaster().descendants()).toList();
        signal("STOP", processes);
        long end = System.nanoTime() + standstill.toNanos();
        await().atMost(standstill.multipliedBy(2)).until(() -> System.nanoTime() > end);
        signal("CONT", processes);
        untilOrdersComeIn("after a standstill of PostgreSQL");
    }

    /// PostgreSQL works a tenth of the time, as on a machine or disk that others wear out.
    void slowPostgresql(Duration span) throws IOException, InterruptedException {
        untilOrdersComeIn("before");
        long end = System.nanoTime() + span.toNanos();
        while (System.nanoTime() < end) {
            var processes =
                    Stream.concat(Stream.of(postmaster()), postmaster().descendants()).toList();
            signal("STOP", processes);
            LockSupport.parkNanos(REST.toNanos());
            signal("CONT", processes);
            LockSupport.parkNanos(REST.toNanos() / 9);
        }
        untilOrdersComeIn("after a slow time of PostgreSQL");
    }

    /// Every connection of the pool waits for a lock that somebody else holds, and more callers
    /// come than there are connections.
    void takeAllConnections(Duration span) throws IOException, SQLException {
        untilOrdersComeIn("before");
        try (var holder = database().getConnection();
                var lock = holder.createStatement()) {
            holder.setAutoCommit(false);
            lock.execute("lock table upload in access exclusive mode");
            var crowd = Crowd.asking(service.client(), "/uploads?limit=1");
            try (crowd) {
                LockSupport.parkNanos(span.toNanos());
                holder.rollback();
            }
            assertThat(crowd.statuses()).contains(503).isSubsetOf(200, 503);
            assertThat(crowd.unclear()).as("refusals that leave the caller alone").isEmpty();
            assertThat(crowd.longest()).as("slowest answer").isLessThan(LONGEST_ANSWER);
        }
        untilOrdersComeIn("after the connections ran out");
    }

    /// The file system has no room left until somebody makes some.
    void fillDisk() throws IOException {
        untilOrdersComeIn("before");
        var filler = folder.resolve("filler");
        try (var out = Files.newOutputStream(filler)) {
            byte[] piece = new byte[1 << 16];
            while (true) {
                out.write(piece);
            }
        } catch (IOException _) {
            await().atMost(PATIENCE).until(this::refusesForWantOfRoom);
        } finally {
            Files.delete(filler);
        }
        untilOrdersComeIn("after the disk was full");
    }

    private boolean refusesForWantOfRoom() {
        int before = load.acknowledged().size();
        int status = service.client().answer("/actuator/health/readiness").statusCode();
        return (load.refusals().contains(507) || status == 503)
                && load.acknowledged().size() == before;
    }

    /// The clock that the service and PostgreSQL go by is set an hour ahead, then two hours back.
    void jumpClock(Path clock) throws IOException {
        var start = time();
        for (var offset : Stream.of(1, -1, 0).map(Duration::ofHours).toList()) {
            untilOrdersComeIn("before");
            Files.writeString(clock, "%+d".formatted(offset.toSeconds()));
            await().atMost(PATIENCE).until(() -> isNear(start.plus(offset), time()));
            untilOrdersComeIn("after the clock was set to %+d h".formatted(offset.toHours()));
        }
    }

    private static boolean isNear(Instant one, Instant other) {
        return Duration.between(one, other).abs().compareTo(Duration.ofMinutes(20)) < 0;
    }

    private Instant time() throws IOException {
        return JdbcClient.create(database())
                .sql("select clock_timestamp()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    /// The service dies, and whoever supervises it starts it again.
    void killService() {
        untilOrdersComeIn("before");
        untilARunIsAtWork();
        service.kill();
        service = start();
        untilOrdersComeIn("after kill -9 of the service and a new start");
    }

    /// Holds what may never be otherwise.
    void check() throws IOException {
        load.close();
        publications.close();
        var held =
                JdbcClient.create(database())
                        .sql("select order_id from order_line")
                        .query(String.class)
                        .list();
        assertThat(held).as("no order is in twice").doesNotHaveDuplicates();
        assertThat(held).as("every acknowledged order is in").containsAll(load.acknowledged());
        assertThat(load.refusals())
                .as("refusals say that the database is away")
                .isSubsetOf(503, 507, 409);
        assertThat(publications.halves()).as("answers from a part of a snapshot").isEmpty();
        assertThat(publications.snapshots()).as("snapshots read").isGreaterThan(1);
        assertThat(load.longest()).as("slowest answer").isLessThan(LONGEST_ANSWER);
    }

    private void untilARunIsAtWork() {
        await().atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                .until(
                        () ->
                                service.client()
                                        .get("/segmentations?limit=1")
                                        .at("/items/0/status")
                                        .asString("")
                                        .equals("RUNNING"));
    }

    private void untilOrdersComeIn(String when) {
        long begin = System.nanoTime();
        int before = load.acknowledged().size();
        await().atMost(PATIENCE).until(() -> load.acknowledged().size() > before + ENOUGH);
        if (!when.equals("before")) {
            recoveries.add("%.1f s %s".formatted((System.nanoTime() - begin) / 1e9, when));
        }
    }

    private ProcessHandle postmaster() throws IOException {
        return ProcessHandle.of(Long.parseLong(postmasterFile().getFirst())).orElseThrow();
    }

    private List<String> postmasterFile() throws IOException {
        return Files.readAllLines(folder.resolve("data").resolve("postmaster.pid"));
    }

    private static void signal(String signal, List<ProcessHandle> processes)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("kill", "-" + signal));
        processes.forEach(process -> command.add(String.valueOf(process.pid())));
        new ProcessBuilder(command).start().waitFor();
    }

    private PGSimpleDataSource database() throws IOException {
        var source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {Integer.parseInt(postmasterFile().get(3))});
        source.setDatabaseName("clientele");
        source.setUser("clientele");
        source.setPassword(Files.readString(folder.resolve("password")).strip());
        return source;
    }

    @Override
    public void close() {
        load.close();
        publications.close();
        service.stop();
    }
}
