package io.clientele.posting;

import io.clientele.database.BinaryCopyWriter;
import io.clientele.ledger.Duplicates;
import io.clientele.ledger.LedgerTotals;
import io.clientele.ledger.OrderLine;
import io.clientele.ledger.Returns;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Writes one upload's lines, chunk by chunk, each line once.
///
/// A chunk is put in the order of its keys: so equal lines meet, the lines of an order make one row
/// for the rollup, and the index is walked from one end to the other. Then it goes straight into
/// the ledger by COPY. Only when the ledger refuses a line as known is the chunk taken back and its
/// known lines looked up first; while known lines keep turning up, that is done for every chunk.
/// Of known lines it is noted that this upload sent them too.
public final class LedgerWriter {

    private static final int CHUNK = 20_000;
    private static final String UNIQUE_VIOLATION = "23505";
    private static final int MOST_CAUTION = 64;
    private static final int NOTABLE = 50_000;

    private final JdbcTemplate jdbc;
    private final Locks locks;
    private final Rollup rollup;
    private final ReturnRollup returnRollup;
    private final int upload;
    private final boolean net;
    private final @Nullable Occurrences occurrences;
    private final PostedOrders posted;
    private final List<OrderLine> chunk = new ArrayList<>(CHUNK);
    private final UploadTally tally = new UploadTally();

    private int cautiousChunks;
    private int caution = 1;

    LedgerWriter(
            JdbcTemplate jdbc,
            Locks locks,
            Rollup rollup,
            ReturnRollup returnRollup,
            int upload,
            Duplicates duplicates,
            Returns returns) {
        this.jdbc = jdbc;
        this.locks = locks;
        this.rollup = rollup;
        this.returnRollup = returnRollup;
        this.upload = upload;
        this.net = returns == Returns.NET;
        this.occurrences = duplicates == Duplicates.KEEP ? Occurrences.create(jdbc) : null;
        this.posted = PostedOrders.create(jdbc);
    }

    /// Adds a line.
    public void add(OrderLine line) {
        chunk.add(line);
        if (chunk.size() == CHUNK) {
            flush();
        }
    }

    /// Writes what is left, brings the rollup level and tells what was added.
    public LedgerTotals finish() {
        flush();
        posted.complete();
        var totals = rollup.totals(upload, tally);
        locks.takeRollup();
        if (tally.written() >= NOTABLE) {
            // What the database knows of the columns may be of a ledger that was next to empty, and
            // its plans for this one then take minutes.
            jdbc.execute("analyze order_line");
        }
        rollup.addPosted(upload);
        var netted = returnRollup.levelUpload(upload);
        if (tally.written() > 0) {
            rollup.revise();
        }
        return net ? totals.with(netted) : totals;
    }

    private void flush() {
        jdbc.execute(
                (ConnectionCallback<Boolean>)
                        connection -> {
                            write(connection);
                            return true;
                        });
        chunk.clear();
    }

    private void write(Connection connection) throws SQLException {
        KeyedLine[] lines = keyed(connection);
        Map<LineKey, KnownLine> known = Map.of();
        if (cautiousChunks > 0) {
            cautiousChunks--;
            known = known(connection, lines);
            if (known.isEmpty()) {
                caution = 1;
            }
        }
        List<KeyedLine> added = added(lines, known);
        Savepoint before = connection.setSavepoint();
        try {
            copy(connection, added);
        } catch (SQLException e) {
            if (!UNIQUE_VIOLATION.equals(e.getSQLState())) {
                throw e;
            }
            connection.rollback(before);
            caution = Math.min(MOST_CAUTION, 2 * caution);
            cautiousChunks = caution;
            known = known(connection, lines);
            added = added(lines, known);
            copy(connection, added);
        }
        connection.releaseSavepoint(before);
        claim(connection, lines, known);
        posted.add(connection, added);
        tally.add(chunk, added);
    }

    /// The chunk in the order of its keys; of equal lines the first sent comes first.
    private KeyedLine[] keyed(Connection connection) throws SQLException {
        var lines = new KeyedLine[chunk.size()];
        if (occurrences == null) {
            for (int i = 0; i < lines.length; i++) {
                lines[i] = new KeyedLine(chunk.get(i), chunk.get(i).rowHash());
            }
        } else {
            var keys = occurrences.number(connection, chunk.stream().map(LineKey::of).toList());
            for (int i = 0; i < lines.length; i++) {
                lines[i] = new KeyedLine(chunk.get(i), keys.get(i).rowHash());
            }
        }
        Arrays.sort(lines);
        return lines;
    }

    private static Map<LineKey, KnownLine> known(Connection connection, KeyedLine[] lines)
            throws SQLException {
        return KnownLines.among(
                connection, Arrays.stream(lines).map(KeyedLine::key).distinct().toList());
    }

    /// The lines that are neither equal to the one before nor known.
    private static List<KeyedLine> added(KeyedLine[] lines, Map<LineKey, KnownLine> known) {
        List<KeyedLine> added = new ArrayList<>(lines.length);
        KeyedLine last = null;
        for (KeyedLine line : lines) {
            boolean again = last != null && line.hasKeyOf(last);
            if (!again && (known.isEmpty() || !known.containsKey(line.key()))) {
                added.add(line);
            }
            last = line;
        }
        return added;
    }

    private void claim(Connection connection, KeyedLine[] lines, Map<LineKey, KnownLine> known)
            throws SQLException {
        if (known.isEmpty()) {
            return;
        }
        var claims = new Claims();
        for (KeyedLine line : lines) {
            var found = known.get(line.key());
            if (found != null) {
                claims.add(upload, net, line.line(), found);
            }
        }
        claims.write(connection);
    }

    private void copy(Connection connection, List<KeyedLine> lines) throws SQLException {
        try (var out = BinaryCopyWriter.into(connection, "order_line", LineColumns.NAMES)) {
            for (KeyedLine keyed : lines) {
                LineColumns.write(out, keyed.line(), keyed.rowHash(), upload, net);
            }
            out.finish();
        }
    }
}
