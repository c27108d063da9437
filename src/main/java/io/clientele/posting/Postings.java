package io.clientele.posting;

import io.clientele.ledger.Duplicates;
import io.clientele.ledger.LedgerTotals;
import io.clientele.ledger.NettedReturns;
import io.clientele.ledger.OrderLine;
import io.clientele.ledger.Returns;
import io.clientele.rollup.Locks;
import io.clientele.rollup.Rollup;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// The only way into the ledger: upload by upload.
@Component
public class Postings {

    private static final Duration LONGEST_SMALL_WAIT = Duration.ofMillis(700);

    private final JdbcTemplate template;
    private final Locks locks;
    private final Rollup rollup;

    Postings(JdbcTemplate template, Locks locks, Rollup rollup) {
        this.template = template;
        this.locks = locks;
        this.rollup = rollup;
    }

    /// Begins to write the lines of one upload in the current transaction, one large upload at a
    /// time: waits for another's end.
    @Transactional(propagation = Propagation.MANDATORY)
    public LedgerWriter writer(int uploadNumber, Duplicates duplicates, Returns returns) {
        locks.takeTurn();
        return new LedgerWriter(template, locks, rollup, uploadNumber, duplicates, returns);
    }

    /// What became of a small upload.
    ///
    /// @param notes what the totals do not tell, in words
    public record Written(LedgerTotals totals, List<String> notes) {}

    /// What became of small uploads that were written together.
    ///
    /// @param uploads in the order given
    /// @param changes by how much what became of the net returns of earlier uploads differs from
    ///     before, by the numbers of these
    public record WrittenTogether(List<Written> uploads, Map<Integer, NettedReturns> changes) {}

    /// Writes small uploads in the current transaction, beside a large one.
    ///
    /// Waits less long for it than PostgreSQL takes to look for a deadlock, so that never the large
    /// one is ended for the sake of a small one.
    ///
    /// @throws LedgerBusy when that wait was not enough
    @Transactional(propagation = Propagation.MANDATORY)
    public WrittenTogether write(List<SmallUpload> uploads) {
        try {
            locks.takeRollup(LONGEST_SMALL_WAIT);
            return new SmallUploadWriter(template, rollup).write(uploads);
        } catch (DataAccessException e) {
            throw LedgerBusy.causes(e) ? new LedgerBusy(e) : e;
        }
    }

    /// What of some lines is nothing new.
    ///
    /// @param known how many the ledger holds
    /// @param repeated how many more are equal to one before them
    public record Recognised(int known, int repeated) {}

    /// Looks lines up, and writes none.
    public Recognised recognise(List<OrderLine> lines) {
        var keys = lines.stream().map(LineKey::of).toList();
        var distinct = keys.stream().distinct().toList();
        var found =
                Objects.requireNonNull(
                        template.execute(
                                (ConnectionCallback<Set<LineKey>>)
                                        connection ->
                                                KnownLines.among(connection, distinct).keySet()));
        int known = (int) keys.stream().filter(found::contains).count();
        return new Recognised(known, keys.size() - known - (distinct.size() - found.size()));
    }
}
