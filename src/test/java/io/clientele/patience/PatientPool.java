package io.clientele.patience;

import com.zaxxer.hikari.HikariDataSource;

import io.clientele.testing.TestDatabase;

import java.util.Objects;

import javax.sql.DataSource;

/// A small pool as the service makes it.
public final class PatientPool implements AutoCloseable {

    private final HikariDataSource pool = new HikariDataSource();
    private final DataSource source;

    /// @param url of the database, perhaps by a detour
    /// @param seconds what connections wait by themselves
    public PatientPool(TestDatabase database, String url, int seconds) {
        pool.setJdbcUrl(url);
        pool.setUsername(database.username());
        pool.setPassword(database.password());
        pool.setMaximumPoolSize(4);
        pool.setConnectionTimeout(2_000);
        pool.setValidationTimeout(1_000);
        pool.addDataSourceProperty("socketTimeout", String.valueOf(seconds));
        pool.addDataSourceProperty("tcpKeepAlive", "true");
        var patience = PatienceConfiguration.hastyRequests();
        patience.postProcessBeforeInitialization(pool, "dataSource");
        source =
                (DataSource)
                        Objects.requireNonNull(
                                patience.postProcessAfterInitialization(pool, "dataSource"));
    }

    public DataSource source() {
        return source;
    }

    @Override
    public void close() {
        pool.close();
    }
}
