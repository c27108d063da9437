package io.clientele.database;

import static java.util.concurrent.TimeUnit.SECONDS;

import com.sun.management.OperatingSystemMXBean;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The data of an embedded server on disk: made when absent, checked when present, freed of what a
/// killed server left.
final class Cluster {

    private static final Logger log = LoggerFactory.getLogger(Cluster.class);

    /// What a new cluster's `postgresql.conf` says; from then on the file is the operator's.
    private static final Map<String, String> SETTINGS =
            Map.of(
                    "shared_buffers", buffers(),
                    "max_connections", "100",
                    "max_wal_size", "4GB",
                    "checkpoint_timeout", "15min",
                    "fsync", "on",
                    "synchronous_commit", "on",
                    "timezone", "UTC",
                    "log_timezone", "UTC",
                    "unix_socket_directories", "");

    private static final long LEAST_BUFFERS = 256L << 20;
    private static final long MOST_BUFFERS = 2L << 30;

    private final ServerFolder folder;
    private final ServerBinaries binaries;
    private final Path data;

    Cluster(ServerFolder folder, ServerBinaries binaries) {
        this.folder = folder;
        this.binaries = binaries;
        this.data = folder.data();
    }

    /// Makes the data folder, or checks that these binaries can run it.
    ///
    /// @throws DatabaseUnavailable if it belongs to another major version
    void prepare() throws IOException {
        if (!Files.exists(data)) {
            create();
            return;
        }
        var version = data.resolve("PG_VERSION");
        var found =
                Files.exists(version) ? Files.readString(version).strip() : "an unknown version";
        var expected = binaries.majorVersion();
        if (!found.equals(expected)) {
            throw new DatabaseUnavailable(
                    "The data in %s were written by PostgreSQL %s; this build brings PostgreSQL %s."
                            .formatted(data, found, expected),
                    "Dump them with the old version and load them here, name another folder by"
                            + " clientele.database.directory, "
                            + DatabaseUnavailable.USE_YOUR_OWN);
        }
    }

    private void create() throws IOException {
        log.info("Creating a PostgreSQL cluster in {}", data);
        folder.password();
        var partial = folder.path().resolve("data.partial");
        FileSystemUtils.deleteRecursively(partial);
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "--pgdata=" + partial,
                                "--username=" + EmbeddedServer.NAME,
                                "--pwfile=" + folder.passwordFile(),
                                "--auth=scram-sha-256",
                                "--encoding=UTF8",
                                "--locale=C",
                                // Built in, so texts sort alike on every operating system.
                                "--locale-provider=builtin",
                                "--builtin-locale=C.UTF-8",
                                "--data-checksums"));
        SETTINGS.forEach((name, value) -> arguments.add("--set=" + name + "=" + value));
        binaries.run("initdb", arguments.toArray(String[]::new));
        Files.move(partial, data, StandardCopyOption.ATOMIC_MOVE);
    }

    /// Ends every server process that still runs in this folder and clears a stale pid file. Only
    /// for the holder of the folder's lock: then whatever runs here was left by a killed service.
    void endLeftovers() throws IOException {
        if (postmaster().filter(binaries::runs).isPresent()) {
            log.info("Stopping the PostgreSQL that an earlier run left in {}", data);
            try {
                stop();
            } catch (DatabaseUnavailable hanging) {
                log.warn(hanging.getMessage());
            }
        }
        // Backends whose postmaster was killed keep its shared memory, and so the next one out.
        ProcessHandle.allProcesses()
                .filter(binaries::runs)
                .forEach(
                        process -> {
                            process.destroyForcibly();
                            // A zombie whose parent does not care never exits.
                            process.onExit().completeOnTimeout(process, 10, SECONDS).join();
                        });
        // The number of a dead server may be another process by now, and a copied folder names the
        // server of the original.
        if (Files.exists(pidFile())
                && (postmaster().filter(ServerBinaries::isPostgres).isEmpty()
                        || !Path.of(pidLines().get(1)).equals(data))) {
            Files.delete(pidFile());
        }
    }

    /// An eighth of the memory of the machine or container, which is taken as it is needed. An
    /// upload goes to pages all over the index of the ledger, and where that does not fit, each of
    /// them is written out and read anew again and again.
    private static String buffers() {
        var machine =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)
                        .getTotalMemorySize();
        return (Math.clamp(machine / 8, LEAST_BUFFERS, MOST_BUFFERS) >> 20) + "MB";
    }

    void stop() {
        binaries.run("pg_ctl", "stop", "--pgdata=" + data, "--mode=fast", "--wait", "--timeout=60");
    }

    /// The process named by `postmaster.pid`, if it lives.
    Optional<ProcessHandle> postmaster() {
        return Files.exists(pidFile())
                ? ProcessHandle.of(Long.parseLong(pidLines().getFirst().strip()))
                : Optional.empty();
    }

    private List<String> pidLines() {
        try {
            return Files.readAllLines(pidFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path pidFile() {
        return data.resolve("postmaster.pid");
    }
}
