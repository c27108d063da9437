package io.clientele.segmentation;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Lets runs go on one at a time, over all replicas, so that none publishes over a later one.
@Component
class Turn {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    Turn(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /// Waits for the turn, does the work, and gives the turn on, also when this process dies.
    void take(Runnable work) {
        transaction.executeWithoutResult(
                status -> {
                    jdbc.sql("select pg_advisory_xact_lock(hashtext('clientele.segmentation'))")
                            .query()
                            .singleRow();
                    work.run();
                });
    }
}
