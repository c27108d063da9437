package io.clientele.posting;

import io.clientele.ledger.Duplicates;
import io.clientele.ledger.Returns;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The only way into the ledger, and out of it: upload by upload.
@Component
public class Postings {

    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final Rollup rollup;
    private final ReturnRollup returnRollup;

    Postings(JdbcTemplate template, JdbcClient jdbc, Rollup rollup, ReturnRollup returnRollup) {
        this.template = template;
        this.jdbc = jdbc;
        this.rollup = rollup;
        this.returnRollup = returnRollup;
    }

    /// Begins to write the lines of one upload in the current transaction, one large upload at a
    /// time: waits for another's end.
    @Transactional(propagation = Propagation.MANDATORY)
    public LedgerWriter writer(int uploadNumber, Duplicates duplicates, Returns returns) {
        lock();
        return new LedgerWriter(template, rollup, returnRollup, uploadNumber, duplicates, returns);
    }

    /// Takes the lines of an upload back out, and only these, with their share of the rollup.
    ///
    /// @return number of lines removed
    @Transactional
    public long remove(int uploadNumber) {
        // Somebody waits for the answer: better to be told to come again than to wait for an
        // import.
        jdbc.sql("set local lock_timeout = '3s'").update();
        lock();
        long removed = rollup.remove(uploadNumber);
        if (removed > 0) {
            returnRollup.level(ReturnRollup.OF_REMOVED, uploadNumber);
            rollup.revise();
        }
        return removed;
    }

    private void lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('clientele.ledger'))").query().singleRow();
    }
}
