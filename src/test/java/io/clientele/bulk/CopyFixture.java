package io.clientele.bulk;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// A connection to a throw-away PostgreSQL for each test.
abstract class CopyFixture {

    private static EmbeddedPostgres server;

    Connection connection;

    @BeforeAll
    static void startServer() throws IOException {
        server = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stopServer() throws IOException {
        server.close();
    }

    @BeforeEach
    void connect() throws SQLException {
        connection = server.getPostgresDatabase().getConnection();
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// What PostgreSQL prints as the first column of a query.
    List<@Nullable String> column(String query) throws SQLException {
        List<@Nullable String> values = new ArrayList<>();
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            while (result.next()) {
                values.add(result.getString(1));
            }
        }
        return values;
    }
}
