package io.clientele.patience;

import org.springframework.jdbc.datasource.DelegatingDataSource;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;

import javax.sql.DataSource;

/// Gives each connection the patience of whoever takes it: where the database falls silent, a
/// caller hears of it after 20 seconds, what looks every few seconds looks again after a minute,
/// and an import may wait for the one before. The pool puts a connection's own patience back when
/// it is returned.
final class PatientDataSource extends DelegatingDataSource {

    private final Duration request;

    /// @param request how long one request waits in all
    PatientDataSource(DataSource pool, Duration request) {
        super(pool);
        this.request = request;
    }

    @Override
    public Connection getConnection() throws SQLException {
        var patience = Patience.ofRequest(request);
        if (patience != null) {
            return connection(patience);
        }
        var silence = Patience.ofWork();
        return silence == null
                ? super.getConnection()
                : waiting(super.getConnection(), silence.toMillis());
    }

    private Connection connection(Patience patience) throws SQLException {
        if (patience.millisLeft() <= 0) {
            throw new SQLTransientConnectionException("the request has waited long enough");
        }
        long begin = System.nanoTime();
        Connection connection;
        try {
            connection = super.getConnection();
        } catch (SQLException e) {
            patience.exhaust();
            throw e;
        }
        patience.waited(System.nanoTime() - begin);
        return waiting(connection, patience.millisLeft());
    }

    private static Connection waiting(Connection connection, long millis) throws SQLException {
        try {
            connection.setNetworkTimeout(Runnable::run, Math.max(1, Math.toIntExact(millis)));
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        return connection;
    }
}
