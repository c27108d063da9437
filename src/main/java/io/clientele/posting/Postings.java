package io.clientele.posting;

import io.clientele.ledger.Duplicates;
import io.clientele.ledger.LedgerTotals;
import io.clientele.ledger.Returns;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/// The only way into the ledger, and out of it: upload by upload.
@Component
public class Postings {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);
    private static final Duration LONGEST_SMALL_WAIT = Duration.ofMillis(700);

    private final JdbcTemplate template;
    private final Locks locks;
    private final Rollup rollup;
    private final ReturnRollup returnRollup;
    private final Withdrawals withdrawals;

    Postings(
            JdbcTemplate template,
            Locks locks,
            Rollup rollup,
            ReturnRollup returnRollup,
            Withdrawals withdrawals) {
        this.template = template;
        this.withdrawals = withdrawals;
        this.locks = locks;
        this.rollup = rollup;
        this.returnRollup = returnRollup;
    }

    /// Begins to write the lines of one upload in the current transaction, one large upload at a
    /// time: waits for another's end.
    @Transactional(propagation = Propagation.MANDATORY)
    public LedgerWriter writer(int uploadNumber, Duplicates duplicates, Returns returns) {
        locks.takeTurn();
        return new LedgerWriter(
                template, locks, rollup, returnRollup, uploadNumber, duplicates, returns);
    }

    /// Waits for whoever writes, and keeps others from it to the end of the current transaction.
    @Transactional(propagation = Propagation.MANDATORY)
    public void reserve() {
        // Somebody waits for the answer: better to be told to come again than to wait for an
        // import.
        locks.limitWait(LONGEST_WAIT);
        locks.takeAll();
    }

    /// Takes the lines of an upload back out, with their share of the rollup; what other uploads
    /// sent too is theirs from then on. Calls for [#reserve()].
    ///
    /// @param resend the earliest upload of the same file that stands, if there is one
    @Transactional(propagation = Propagation.MANDATORY)
    public Withdrawn withdraw(int uploadNumber, @Nullable Resend resend) {
        return withdrawals.withdraw(uploadNumber, resend);
    }

    /// Writes small uploads in the current transaction, beside a large one.
    ///
    /// Waits less long for it than PostgreSQL takes to look for a deadlock, so that never the large
    /// one is ended for the sake of a small one.
    ///
    /// @return what was added, in the order given
    /// @throws LedgerBusy when that wait was not enough
    @Transactional(propagation = Propagation.MANDATORY)
    public List<LedgerTotals> write(List<SmallUpload> uploads) {
        try {
            locks.takeRollup(LONGEST_SMALL_WAIT);
            return new SmallUploadWriter(template, rollup, returnRollup).write(uploads);
        } catch (DataAccessException e) {
            throw LedgerBusy.causes(e) ? new LedgerBusy(e) : e;
        }
    }

    /// Takes out all lines of days before one, and with them their share of the rollup.
    ///
    /// @return number of lines removed
    @Transactional(propagation = Propagation.MANDATORY)
    public long removeBefore(LocalDate day) {
        locks.takeAll();
        long removed = rollup.removeBefore(day);
        if (removed > 0) {
            returnRollup.levelIn("select customer_id from touched_customer");
            template.update(
                    """
                    delete from line_claim
                    where owner_number not in (select upload_number from order_line)
                    """);
            rollup.revise();
        }
        return removed;
    }
}
