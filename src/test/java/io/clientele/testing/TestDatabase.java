package io.clientele.testing;

import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

import javax.sql.DataSource;

/// A PostgreSQL database of a test's own; making one takes about a tenth of a second once the
/// server runs, so each test can have a fresh one:
///
/// `private final TestDatabase database = TestDatabase.migrated();`
///
/// Nothing has to be closed. A Spring test uses [TestDatabaseInitializer] instead.
public final class TestDatabase {
    private final PGSimpleDataSource source;

    TestDatabase(PGSimpleDataSource source) {
        this.source = source;
    }

    /// A new database with every migration applied and no rows.
    public static TestDatabase migrated() {
        return TestServer.running().migratedDatabase();
    }

    /// A new database without a table.
    public static TestDatabase empty() {
        return TestServer.running().emptyDatabase();
    }

    /// Connections to the database, each opened anew.
    public DataSource dataSource() {
        return source;
    }

    /// Plain SQL on the database.
    public JdbcClient jdbc() {
        return JdbcClient.create(source);
    }

    /// As in `spring.datasource.url`, without user and password.
    public String url() {
        return "jdbc:postgresql://%s:%d/%s"
                .formatted(
                        source.getServerNames()[0],
                        source.getPortNumbers()[0],
                        source.getDatabaseName());
    }

    /// As in `spring.datasource.username`.
    public String username() {
        return String.valueOf(source.getUser());
    }

    /// As in `spring.datasource.password`.
    public String password() {
        return String.valueOf(source.getPassword());
    }
}
