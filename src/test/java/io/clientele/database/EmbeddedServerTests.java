package io.clientele.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/// All on one folder, so that PostgreSQL is unpacked once; what a test leaves, the next one starts
/// on.
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("its folder, so that its tests follow one another")
class EmbeddedServerTests {

    /// A share of the machine's memory, neither too little for an index nor all of a small one.
    private static final String BUFFERS_IN_BOUNDS =
            """
            select pg_size_bytes(current_setting('shared_buffers'))
                between pg_size_bytes('256MB') and pg_size_bytes('2GB')""";

    /// Of the server: the driver sets the session's to its own.
    private static final String TIME_ZONE =
            "select setting from pg_file_settings where name = 'timezone' and applied";

    @TempDir static Path parent;

    @Test
    void keepsWhatWasCommittedWhenTheServiceIsKilled() throws Exception {
        var service = new EmbeddedServerProcess(folder());
        execute(service.url(), "drop table if exists kept");
        execute(service.url(), "create table kept as select 42 as answer");
        var orphan = postmaster().orElseThrow();
        service.kill();
        assertThat(orphan.isAlive()).isTrue();

        try (var server = EmbeddedServer.start(folder())) {
            await().until(() -> !orphan.isAlive());
            assertThat(query(server.url(), "select answer from kept")).isEqualTo("42");
        }
    }

    @Test
    void startsOnTheFolderOfAKilledServer() throws Exception {
        var service = new EmbeddedServerProcess(folder());
        execute(service.url(), "drop table if exists lasting");
        execute(service.url(), "create table lasting as select 7 as answer");
        service.kill();
        var postmaster = postmaster().orElseThrow();
        postmaster.destroyForcibly();
        postmaster.onExit().join();

        try (var server = EmbeddedServer.start(folder())) {
            assertThat(query(server.url(), "select answer from lasting")).isEqualTo("7");
        }
    }

    /// The backup that `docs/operation.md` describes.
    @Test
    void startsOnACopyOfItsFolderThatWasMadeWhileItWasStopped() throws Exception {
        try (var server = EmbeddedServer.start(folder())) {
            execute(server.url(), "drop table if exists saved");
            execute(server.url(), "create table saved as select 9 as answer");
        }
        var copy = parent.resolve("copy");
        int status =
                new ProcessBuilder("cp", "-a", folder().toString(), copy.toString())
                        .start()
                        .waitFor();
        assertThat(status).isZero();

        try (var server = EmbeddedServer.start(copy)) {
            assertThat(query(server.url(), "select answer from saved")).isEqualTo("9");
        }
    }

    @Test
    void startsAServerAgainThatIsKilledUnderTheService() throws Exception {
        try (var server = EmbeddedServer.start(folder())) {
            var postmaster = postmaster().orElseThrow();
            postmaster.destroyForcibly();
            postmaster.onExit().join();

            await().atMost(Duration.ofSeconds(20))
                    .ignoreExceptions()
                    .until(() -> query(server.url(), "select 1").equals("1"));
            assertThat(postmaster().orElseThrow().pid()).isNotEqualTo(postmaster.pid());
        }
    }

    @Test
    void refusesAFolderThatAnotherServiceHasOpen() throws Exception {
        var service = new EmbeddedServerProcess(folder());
        assertThatExceptionOfType(DatabaseUnavailable.class)
                .isThrownBy(() -> EmbeddedServer.start(folder()))
                .withMessageContaining("process " + service.pid())
                .withMessageContaining(folder().toString());
        assertThat(query(service.url(), "select 1")).isEqualTo("1");
        assertThat(service.end()).isTrue();
        assertThat(postmaster()).isEmpty();
    }

    @Test
    void refusesASecondServerOfTheSameProcess() {
        try (var server = EmbeddedServer.start(folder())) {
            assertThatExceptionOfType(DatabaseUnavailable.class)
                    .isThrownBy(() -> EmbeddedServer.start(folder()))
                    .withMessageContaining("process " + ProcessHandle.current().pid());
            assertThat(server.url()).startsWith("jdbc:postgresql://127.0.0.1:");
        }
    }

    @Test
    void startsWhenAStalePidFileNamesALivingStranger() throws IOException {
        EmbeddedServer.start(folder()).close();
        Files.writeString(
                folder().resolve("data/postmaster.pid"),
                "%d%n%s%n1%n5432%n"
                        .formatted(ProcessHandle.current().pid(), folder().resolve("data")));

        EmbeddedServer.start(folder()).close();
        assertThat(postmaster()).isEmpty();
    }

    @Test
    void refusesDataOfAnotherMajorVersion() throws IOException {
        EmbeddedServer.start(folder()).close();
        var version = folder().resolve("data/PG_VERSION");
        Files.writeString(version, "15\n");
        assertThatExceptionOfType(DatabaseUnavailable.class)
                .isThrownBy(() -> EmbeddedServer.start(folder()))
                .withMessageContaining("written by PostgreSQL 15; this build brings PostgreSQL 18");
        Files.writeString(version, "18\n");
        EmbeddedServer.start(folder()).close();
    }

    @Test
    void tellsWhatPostgresSaidWhenItDoesNotStart() throws IOException {
        EmbeddedServer.start(folder()).close();
        var settings = folder().resolve("data/postgresql.auto.conf");
        var before = Files.readString(settings);
        Files.writeString(settings, before + "no_such_setting = 1\n");
        assertThatExceptionOfType(DatabaseUnavailable.class)
                .isThrownBy(() -> EmbeddedServer.start(folder()))
                .withMessageContaining("unrecognized configuration parameter");
        Files.writeString(settings, before);
    }

    @Test
    void leavesNoServerBehindThatRefusesThePassword() throws IOException {
        EmbeddedServer.start(folder()).close();
        var password = folder().resolve("password");
        var right = Files.readString(password);
        Files.writeString(password, "of-another-folder");
        try {
            assertThatExceptionOfType(DatabaseUnavailable.class)
                    .isThrownBy(() -> EmbeddedServer.start(folder()))
                    .withMessageContaining("refuses the service")
                    .withMessageContaining("password authentication failed")
                    .satisfies(e -> assertThat(e.action()).contains(password.toString()));
            // Whoever took it for killed would have it back at once.
            await().during(Duration.ofSeconds(3)).until(EmbeddedServerTests::isNoneLeft);
        } finally {
            Files.writeString(password, right);
        }
    }

    @Test
    void refusesAFolderThatCannotBeMade() throws IOException {
        var file = Files.writeString(parent.resolve("file"), "no folder");
        assertThatExceptionOfType(DatabaseUnavailable.class)
                .isThrownBy(() -> EmbeddedServer.start(file.resolve("data")))
                .withMessageContaining("cannot be created or written")
                .satisfies(e -> assertThat(e.action()).contains("clientele.database.directory"));
    }

    @Test
    void isSafeAndDurable() throws Exception {
        try (var server = EmbeddedServer.start(folder())) {
            assertThat(query(server.url(), "show fsync")).isEqualTo("on");
            assertThat(query(server.url(), "show synchronous_commit")).isEqualTo("on");
            assertThat(query(server.url(), "show data_checksums")).isEqualTo("on");
            assertThat(query(server.url(), BUFFERS_IN_BOUNDS)).isEqualTo("t");
            assertThat(query(server.url(), TIME_ZONE)).isEqualTo("UTC");
            assertThat(query(server.url(), "show server_encoding")).isEqualTo("UTF8");
            assertThat(query(server.url(), "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(query(server.url(), "select upper('é')")).isEqualTo("É");
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> DriverManager.getConnection(server.url(), "clientele", "x"))
                    .withMessageContaining("password authentication failed");
        }
        assertThat(Files.getPosixFilePermissions(folder()))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
        assertThat(Files.getPosixFilePermissions(folder().resolve("password")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void servesAnApplicationThatWasGivenNoUrlUntilItsPoolIsClosed() throws IOException {
        new ApplicationContextRunner()
                .withUserConfiguration(DatabaseConfigurationTests.Service.class)
                .withPropertyValues(
                        "clientele.database.directory=" + folder(), "spring.datasource.url=")
                .run(
                        context -> {
                            var pool = context.getBean(HikariDataSource.class);
                            try (var connection = pool.getConnection()) {
                                assertThat(connection.isValid(1)).isTrue();
                            }
                            assertThat(context.getBean(DatabaseOrigin.class))
                                    .isEqualTo(new DatabaseOrigin(true, pool.getJdbcUrl()));
                        });
        assertThat(postmaster()).isEmpty();
        assertThat(folder().resolve("server.log"))
                .content()
                .contains("database system is shut down")
                .doesNotContain("terminating connection due to administrator command");
    }

    @Test
    void stopsAServerThatItsApplicationFailedToTake() throws IOException {
        Files.deleteIfExists(folder().resolve("server.log"));
        var directory = "--clientele.database.directory=" + folder();
        assertThatExceptionOfType(BeanCreationException.class)
                .isThrownBy(
                        () ->
                                SpringApplication.run(
                                        Failing.class,
                                        directory,
                                        "--spring.main.web-application-type=none"));
        await().atMost(Duration.ofMinutes(1))
                .until(
                        () ->
                                Thread.getAllStackTraces().keySet().stream()
                                        .noneMatch(it -> it.getName().equals("early-postgresql")));

        assertThat(folder().resolve("server.log")).content().contains("database system is shut");
        assertThat(postmaster()).isEmpty();
    }

    @Configuration(proxyBeanMethods = false)
    static class Failing {
        Failing() {
            throw new IllegalStateException("fails before it asks for a database");
        }
    }

    private static Path folder() {
        return parent.resolve("clientele data");
    }

    private static Optional<ProcessHandle> postmaster() throws IOException {
        var file = folder().resolve("data/postmaster.pid");
        return Files.exists(file)
                ? ProcessHandle.of(Long.parseLong(Files.readAllLines(file).getFirst()))
                : Optional.empty();
    }

    private static boolean isNoneLeft() throws IOException {
        var path = folder().toRealPath();
        return ProcessHandle.allProcesses()
                .flatMap(process -> process.info().command().stream())
                .noneMatch(command -> Path.of(command).startsWith(path));
    }

    private static Connection connect(String url) throws Exception {
        return DriverManager.getConnection(
                url, "clientele", Files.readString(folder().resolve("password")));
    }

    private static void execute(String url, String sql) throws Exception {
        try (var connection = connect(url);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(String url, String sql) throws Exception {
        try (var connection = connect(url);
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }
}
