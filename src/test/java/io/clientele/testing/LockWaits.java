package io.clientele.testing;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import java.sql.Connection;

/// Who waits for whom in PostgreSQL.
public final class LockWaits {

    private LockWaits() {}

    /// Whether somebody waits for what the transaction of a connection has.
    public static boolean holdsUp(Connection transaction) {
        return holdsUp(JdbcClient.create(new SingleConnectionDataSource(transaction, true)));
    }

    /// The same of the current transaction.
    public static boolean holdsUp(JdbcClient transaction) {
        return transaction
                .sql(
                        """
                        select exists (
                            select from pg_locks
                            where not granted and pg_backend_pid() = any(pg_blocking_pids(pid)))
                        """)
                .query(Boolean.class)
                .single();
    }
}
