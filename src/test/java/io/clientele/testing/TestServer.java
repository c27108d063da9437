package io.clientele.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;

/// The one PostgreSQL of this JVM's tests, started by the first that needs it: in a container where
/// Docker answers, else embedded. It ends with the JVM.
record TestServer(String host, int port, String username, String password) {
    private static final String TEMPLATE = "template_migrated";
    private static final AtomicInteger COUNT = new AtomicInteger();

    static TestServer running() {
        return Running.SERVER;
    }

    /// A new database, copied from one that Flyway has migrated.
    TestDatabase migratedDatabase() {
        return createDatabase(TEMPLATE);
    }

    /// A new database without a table.
    TestDatabase emptyDatabase() {
        return createDatabase("template1");
    }

    private TestDatabase createDatabase(String template) {
        var name = "test_" + COUNT.incrementAndGet();
        create(name, template);
        return new TestDatabase(source(name));
    }

    private void create(String name, String template) {
        JdbcClient.create(source("postgres"))
                .sql("create database %s template %s".formatted(name, template))
                .update();
    }

    private TestServer migrate() {
        create(TEMPLATE, "template1");
        Flyway.configure().dataSource(source(TEMPLATE)).load().migrate();
        return this;
    }

    private PGSimpleDataSource source(String database) {
        var source = new PGSimpleDataSource();
        source.setServerNames(new String[] {host});
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName(database);
        source.setUser(username);
        source.setPassword(password);
        return source;
    }

    private static TestServer start() {
        return DockerClientFactory.instance().isDockerAvailable() ? container() : embedded();
    }

    // Left running on purpose: Testcontainers removes it when the JVM is gone.
    private static TestServer container() {
        var container = new PostgreSQLContainer("postgres:18");
        container.start();
        return new TestServer(
                container.getHost(),
                container.getMappedPort(5432),
                container.getUsername(),
                container.getPassword());
    }

    // Left running on purpose: it stops with the JVM, but after the services, which would wait for
    // a database that is gone before they end.
    private static TestServer embedded() {
        try {
            var postgres = EmbeddedPostgres.builder().setRegisterShutdownHook(false).start();
            SpringApplication.getShutdownHandlers().add(() -> stop(postgres));
            return new TestServer("localhost", postgres.getPort(), "postgres", "postgres");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void stop(EmbeddedPostgres postgres) {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Running {
        static final TestServer SERVER = start().migrate();
    }
}
