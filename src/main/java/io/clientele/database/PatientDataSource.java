package io.clientele.database;

import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

import javax.sql.DataSource;

/// Gives a request less patience than background work: where the database falls silent, a caller
/// hears of it after 20 seconds (and the 5 that a connection may take), while an import may wait
/// for its index.
///
/// Taking back an upload is a request that may take longer, so DELETE is patient too. The pool puts
/// a connection's own patience back when it is returned.
final class PatientDataSource extends DelegatingDataSource {

    private final int millis;

    PatientDataSource(DataSource pool, Duration patience) {
        super(pool);
        this.millis = Math.toIntExact(patience.toMillis());
    }

    @Override
    public Connection getConnection() throws SQLException {
        var connection = super.getConnection();
        if (isForHastyRequest()) {
            try {
                connection.setNetworkTimeout(Runnable::run, millis);
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        }
        return connection;
    }

    private static boolean isForHastyRequest() {
        return RequestContextHolder.getRequestAttributes()
                        instanceof ServletRequestAttributes request
                && !request.getRequest().getMethod().equals("DELETE");
    }
}
