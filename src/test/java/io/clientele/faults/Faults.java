package io.clientele.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clientele.ServiceProcess;

import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Kills PostgreSQL and the service in turn, and lets PostgreSQL stand still, all while orders come
/// in, and looks afterwards whether every acknowledged order is in the ledger once.
///
/// `Faults [rounds, default 10] [seconds of standstill, default 30]`
final class Faults implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(30);
    private static final int ENOUGH = 40;

    private final Path folder;
    private final List<String> recoveries = new ArrayList<>();
    private volatile ServiceProcess service;
    private final Load load;

    Faults(Path folder) {
        this.folder = folder;
        this.service = start();
        this.load = Load.on(() -> service.client());
    }

    static void main(String[] arguments) throws IOException, InterruptedException {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10;
        int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 30;
        var folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "faults");
        try (var faults = new Faults(folder)) {
            for (int round = 0; round < rounds; round++) {
                faults.killPostgresql();
                faults.freezePostgresql(Duration.ofSeconds(seconds));
                faults.killService();
            }
            faults.check();
            System.out.printf(
                    "%d kills survived, %d orders acknowledged, slowest answer %.1f s; %s%n",
                    2 * rounds,
                    faults.load.acknowledged().size(),
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

    /// The service dies, and whoever supervises it starts it again.
    void killService() {
        untilOrdersComeIn("before");
        service.kill();
        service = start();
        untilOrdersComeIn("after kill -9 of the service and a new start");
    }

    /// Holds what may never be otherwise.
    void check() throws IOException {
        load.close();
        var held =
                JdbcClient.create(database())
                        .sql("select order_id from order_line")
                        .query(String.class)
                        .list();
        assertThat(held).as("no order is in twice").doesNotHaveDuplicates();
        assertThat(held).as("every acknowledged order is in").containsAll(load.acknowledged());
        assertThat(load.refusals())
                .as("refusals say that the database is away")
                .isSubsetOf(503, 409);
        assertThat(load.longest()).as("slowest answer").isLessThan(LONGEST_ANSWER);
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
        service.stop();
    }
}
