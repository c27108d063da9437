package io.clientele.database;

import org.springframework.jdbc.datasource.DelegatingDataSource;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;

import javax.sql.DataSource;

/// Gives a request less patience than background work: where the database falls silent, a caller
/// hears of it after 20 seconds, while an import may wait for its index. The pool puts a
/// connection's own patience back when it is returned.
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
        return patience == null ? super.getConnection() : connection(patience);
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
        try {
            connection.setNetworkTimeout(
                    Runnable::run, Math.max(1, Math.toIntExact(patience.millisLeft())));
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        return connection;
    }
}
