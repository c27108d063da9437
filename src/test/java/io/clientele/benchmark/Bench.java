package io.clientele.benchmark;

import io.clientele.ServiceProcess;

import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A service with its embedded PostgreSQL, as an operator runs it: every commit reaches the disk.
/// Both can be asked, so that they are measured on the same server in the same run.
final class Bench implements AutoCloseable {

    private final ServiceProcess service;
    private final PGSimpleDataSource database;

    private Bench(ServiceProcess service, PGSimpleDataSource database) {
        this.service = service;
        this.database = database;
    }

    /// Starts both, on a new folder.
    ///
    /// @param folder where the data go
    /// @param javaOptions of the service
    static Bench start(Path folder, String... javaOptions) throws IOException {
        return start(folder, List.of(), javaOptions);
    }

    /// The same with settings of the service, such as `--clientele.ledger.zone=UTC`.
    static Bench start(Path folder, List<String> settings, String... javaOptions)
            throws IOException {
        List<String> all = new ArrayList<>(settings);
        all.add("--clientele.database.directory=" + folder);
        all.add("--clientele.demo.enabled=false");
        var service = ServiceProcess.start(List.of(javaOptions), all.toArray(String[]::new));
        return new Bench(service, embedded(folder));
    }

    private static PGSimpleDataSource embedded(Path folder) throws IOException {
        var postmaster = Files.readAllLines(folder.resolve("data").resolve("postmaster.pid"));
        var source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {Integer.parseInt(postmaster.get(3))});
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
