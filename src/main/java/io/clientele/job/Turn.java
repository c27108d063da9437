package io.clientele.job;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Lets work of one kind go on one at a time, over all replicas.
@Component
public class Turn {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    Turn(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /// Waits for the turn, does the work, and gives the turn on, also when this process dies.
    ///
    /// @param kind of the work
    public void take(String kind, Runnable work) {
        transaction.executeWithoutResult(
                _ -> {
                    // Idle for as long as the work takes, however soon the operator has others cut.
                    jdbc.sql("set local idle_in_transaction_session_timeout = 0").update();
                    jdbc.sql("select pg_advisory_xact_lock(hashtext(?))")
                            .param("clientele." + kind)
                            .query()
                            .singleRow();
                    work.run();
                });
    }
}
