package io.clientele.rollup;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Duration;

/// Who writes when; each lock lasts to the end of the transaction.
///
/// Large uploads follow one another. While one of them writes its lines, small ones go on; only
/// the rollup has one writer at a time, since an order's first day can be told by nobody who does
/// not see the lines of all others.
///
/// Whoever takes several takes them in this order, so that nobody waits for one who waits for him:
/// the turn, the lock of [io.clientele.privacy.ErasedCustomers], the rollup.
@Component
public class Locks {

    private static final String ROLLUP = "clientele.rollup";

    private static final String LIMIT =
            """
            select set_config('lock_timeout', ?, true) as wait,
                   set_config('idle_in_transaction_session_timeout', '30s', true) as silence
            """;

    private final JdbcClient jdbc;

    public Locks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The turn of a large upload.
    public void takeTurn() {
        take("clientele.ledger");
    }

    /// The right to change the rollup.
    public void takeRollup() {
        take(ROLLUP);
    }

    /// The same, and [#limitWait] before, in one go.
    public void takeRollup(Duration longest) {
        jdbc.sql(
                        """
                        with limited as materialized (%s)
                        select pg_advisory_xact_lock(hashtext(?)) from limited
                        """
                                .formatted(LIMIT))
                .param(String.valueOf(longest.toMillis()))
                .param(ROLLUP)
                .query()
                .singleRow();
    }

    /// The right to change everything.
    public void takeAll() {
        takeTurn();
        takeRollup();
    }

    /// From now on the transaction waits for no lock longer than this, and loses its own if this
    /// process falls silent.
    public void limitWait(Duration longest) {
        jdbc.sql(LIMIT).param(String.valueOf(longest.toMillis())).query().singleRow();
    }

    private void take(String name) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext(?))").param(name).query().singleRow();
    }
}
