package io.clientele.benchmark;

import io.clientele.ServiceProcess;

import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// A service with its embedded PostgreSQL, as an operator runs it: every commit reaches the disk,
/// and the JVM has the image's flags.
///
/// Both can be asked, so that they are measured on the same server in the same run.
final class Bench implements AutoCloseable {

    private static final Path IMAGE_OPTIONS = Path.of("docker", "java-options");

    private final ServiceProcess service;
    private final ProcessHandle postmaster;
    private final PGSimpleDataSource database;

    private Bench(ServiceProcess service, ProcessHandle postmaster, PGSimpleDataSource database) {
        this.service = service;
        this.postmaster = postmaster;
        this.database = database;
    }

    /// Starts both, on a new folder.
    ///
    /// @param folder where the data go
    /// @param javaOptions of the service, beside the image's: its heap, which the image makes a
    ///     share of the machine
    static Bench start(Path folder, String... javaOptions) throws IOException {
        return start(folder, List.of(), javaOptions);
    }

    /// The same with settings of the service, such as `--clientele.ledger.zone=UTC`.
    static Bench start(Path folder, List<String> settings, String... javaOptions)
            throws IOException {
        List<String> all = new ArrayList<>(settings);
        all.add("--clientele.database.directory=" + folder);
        all.add("--clientele.demo.enabled=false");
        List<String> options = imageOptions();
        options.addAll(List.of(javaOptions));
        var service = ServiceProcess.start(options, all.toArray(String[]::new));
        var status = Files.readAllLines(folder.resolve("data").resolve("postmaster.pid"));
        return new Bench(service, postmaster(status), embedded(folder, status));
    }

    private static List<String> imageOptions() throws IOException {
        List<String> options = new ArrayList<>(Files.readAllLines(IMAGE_OPTIONS));
        options.removeIf(option -> option.startsWith("-XX:MaxRAMPercentage="));
        return options;
    }

    private static ProcessHandle postmaster(List<String> status) {
        return ProcessHandle.of(Long.parseLong(status.getFirst())).orElseThrow();
    }

    private static PGSimpleDataSource embedded(Path folder, List<String> status)
            throws IOException {
        var source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {Integer.parseInt(status.get(3))});
        source.setDatabaseName("clientele");
        source.setUser("clientele");
        source.setPassword(Files.readString(folder.resolve("password")).strip());
        return source;
    }

    ServiceProcess service() {
        return service;
    }

    PGSimpleDataSource database() {
        return database;
    }

    JdbcClient jdbc() {
        return JdbcClient.create(database);
    }

    /// Leaves a ledger without anything in it, with nothing left to be written to disk: nor of the
    /// files that were sent, whose pieces are else deleted beside what is measured next.
    void empty() {
        jdbc().sql(
                        "truncate order_line, customer_day, line_claim, upload, upload_content, dropped_content")
                .update();
        jdbc().sql("checkpoint").update();
    }

    /// CPU time that the service, PostgreSQL and this program have taken so far, but for processes
    /// that have ended.
    Duration cpu() {
        return Stream.of(service.handle(), postmaster, ProcessHandle.current())
                .flatMap(root -> Stream.concat(Stream.of(root), root.descendants()))
                .distinct()
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }

    /// Runs this many copies of a piece of work at once and waits for all.
    static void atOnce(int copies, Work work) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        List<Throwable> failures = new ArrayList<>();
        for (int i = 0; i < copies; i++) {
            int copy = i;
            threads.add(
                    Thread.ofVirtual()
                            .start(
                                    () -> {
                                        try {
                                            work.run(copy);
                                        } catch (Exception e) {
                                            synchronized (failures) {
                                                failures.add(e);
                                            }
                                        }
                                    }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        if (!failures.isEmpty()) {
            throw new IllegalStateException(failures.size() + " failed", failures.getFirst());
        }
    }

    /// The first of the service's Java options, and those on the command line from a place on.
    static String[] options(String first, String[] arguments, int from) {
        List<String> options = new ArrayList<>(List.of(first));
        options.addAll(
                List.of(arguments).subList(Math.min(from, arguments.length), arguments.length));
        return options.toArray(String[]::new);
    }

    /// Removes a folder with all that is in it.
    static void remove(Path folder) throws IOException {
        FileSystemUtils.deleteRecursively(folder);
    }

    /// The value in the middle.
    static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    @Override
    public void close() {
        service.stop();
    }

    @FunctionalInterface
    interface Work {
        void run(int copy) throws Exception;
    }
}
