package io.clientele.database;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;

/// A PostgreSQL that the service runs for itself on a free port of 127.0.0.1. Its data outlive the
/// service, however either of them ends. A server that is killed is started again.
final class EmbeddedServer implements AutoCloseable {

    /// The name of the database and of its user.
    static final String NAME = "clientele";

    private static final Logger log = LoggerFactory.getLogger(EmbeddedServer.class);

    /// Between two attempts to start a server again that ended by itself.
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final ServerFolder folder;
    private final ServerBinaries binaries;
    private final Cluster cluster;
    private int port;
    private boolean closed;

    private EmbeddedServer(ServerFolder folder) {
        this.folder = folder;
        this.binaries = ServerBinaries.unpack(folder.path());
        this.cluster = new Cluster(folder, binaries);
    }

    /// Starts a server on the folder's data, which are made if there are none.
    ///
    /// @throws DatabaseUnavailable with what the operator can do about it
    static EmbeddedServer start(Path directory) {
        var folder = ServerFolder.open(directory);
        try {
            var server = new EmbeddedServer(folder);
            server.cluster.endLeftovers();
            server.cluster.prepare();
            server.startOnFreePort();
            server.createDatabaseOrStop();
            return server;
        } catch (IOException | UncheckedIOException e) {
            folder.close();
            throw new DatabaseUnavailable(
                    "The embedded PostgreSQL cannot be started in %s: %s."
                            .formatted(directory, e.getMessage()),
                    "Mend the cause, name another folder by clientele.database.directory, "
                            + DatabaseUnavailable.USE_YOUR_OWN);
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    String url() {
        return url(NAME);
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    String password() {
        return folder.password();
    }

    private void startOnFreePort() throws IOException {
        port = freePort();
        try {
            startPostmaster();
        } catch (DatabaseUnavailable e) {
            if (!serverLog().contains("could not bind")) {
                throw new DatabaseUnavailable(
                        e.getMessage() + System.lineSeparator() + serverLog(), e.action());
            }
            // Someone took the port in between. Twice in a row would be a riddle.
            port = freePort();
            startPostmaster();
        }
    }

    private String serverLog() throws IOException {
        return Files.exists(folder.log()) ? Files.readString(folder.log()) : "";
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    private void startPostmaster() throws IOException {
        if (Files.exists(folder.log())) {
            Files.move(
                    folder.log(),
                    folder.log().resolveSibling("server.previous.log"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        // pg_ctl gives the server a session of its own, so Ctrl-C reaches the service alone, which
        // then stops the server in order. The long wait is for a recovery after a crash.
        binaries.run(
                "pg_ctl",
                "start",
                "--pgdata=" + folder.data(),
                "--log=" + folder.log(),
                "--wait",
                "--timeout=600",
                // Terse, since the details of an error would name customers.
                "--options=-h 127.0.0.1 -p %d -c log_error_verbosity=terse -c log_min_error_statement=panic"
                        .formatted(port));
        cluster.postmaster().ifPresent(this::watch);
        log.info("PostgreSQL serves {} on port {}", folder.data(), port);
    }

    private void watch(ProcessHandle postmaster) {
        Thread.ofVirtual()
                .name("postgresql-watch")
                .start(
                        () -> {
                            postmaster.onExit().join();
                            startAgainUnlessClosed();
                        });
    }

    /// What keeps it from starting, such as a full disk, may pass.
    private synchronized void startAgainUnlessClosed() {
        while (!closed) {
            log.error("PostgreSQL ended without being asked to; starting it again");
            try {
                cluster.endLeftovers();
                startPostmaster();
                return;
            } catch (IOException | RuntimeException e) {
                log.error("PostgreSQL cannot be started again yet", e);
            }
            try {
                wait(PAUSE.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void createDatabaseOrStop() {
        try {
            createDatabase();
        } catch (RuntimeException e) {
            stop();
            throw e;
        }
    }

    private void createDatabase() {
        try (var connection = DriverManager.getConnection(url("postgres"), NAME, password());
                var statement = connection.createStatement();
                var found =
                        statement.executeQuery(
                                "select from pg_database where datname = '" + NAME + "'")) {
            if (!found.next()) {
                statement.execute("create database " + NAME);
            }
        } catch (SQLException e) {
            throw new DatabaseUnavailable(
                    "The embedded PostgreSQL in %s runs, but refuses the service: %s."
                            .formatted(folder.path(), e.getMessage()),
                    "Bring back the file %s that belongs to these data, or name another folder by clientele.database.directory."
                            .formatted(folder.passwordFile()));
        }
    }

    /// Nobody starts it again from then on, since whoever stops it gives up the folder's lock.
    private synchronized void stop() {
        closed = true;
        notifyAll();
        cluster.stop();
    }

    /// Stops the server after its running statements are cancelled and its data are on disk.
    @Override
    public void close() {
        try {
            stop();
        } finally {
            folder.close();
        }
    }
}
