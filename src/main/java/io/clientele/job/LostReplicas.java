package io.clientele.job;

import io.clientele.database.Replica;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

import javax.sql.DataSource;

/// Cuts off replicas that give no sign of life: frozen or without network, they may still hold
/// locks that their successor waits for.
final class LostReplicas {

    private static final Logger LOG = LoggerFactory.getLogger(LostReplicas.class);

    private final JdbcClient jdbc;

    LostReplicas(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /// Ends the replica's transactions, which rolls back what it has not committed. Its idle
    /// connections stay: if it comes back, it goes on with other work. Work of this process that
    /// was only late with its sign of life keeps its transactions.
    void cutOff(String replica) {
        if (replica.equals(Replica.NAME)) {
            return;
        }
        int ended =
                jdbc.sql(
                                """
                                select pg_terminate_backend(pid) from pg_stat_activity
                                where application_name = :replica and datname = current_database()
                                  and usename = current_user
                                  and xact_start < now() - interval '5 seconds'
                                """)
                        .param("replica", replica)
                        .query()
                        .listOfRows()
                        .size();
        LOG.warn("{} gives no sign of life; {} of its transactions were ended", replica, ended);
    }
}
