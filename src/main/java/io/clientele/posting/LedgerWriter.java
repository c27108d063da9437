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
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Writes one upload's lines, chunk by chunk, each line once.
///
/// A chunk goes straight into the ledger by COPY. Only when the ledger refuses a line as known is
/// the chunk taken back and its known lines looked up first; while known lines keep turning up,
/// that is done for every chunk.
public final class LedgerWriter {

    private static final int CHUNK = 20_000;
    private static final String UNIQUE_VIOLATION = "23505";
    private static final int MOST_CAUTION = 64;

    private final JdbcTemplate jdbc;
    private final Locks locks;
    private final Rollup rollup;
    private final ReturnRollup returnRollup;
    private final int upload;
    private final boolean net;
    private final @Nullable Occurrences occurrences;
    private final List<OrderLine> chunk = new ArrayList<>(CHUNK);

    private long written;
    private long accepted;
    private long returns;
    private long duplicates;
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
        var totals = rollup.totals(upload, accepted, returns, duplicates);
        locks.takeRollup();
        rollup.add(upload);
        var netted = returnRollup.levelUpload(upload);
        if (written > 0) {
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
        List<LineKey> keys = keys(connection);
        Set<LineKey> taken = new HashSet<>();
        if (cautiousChunks > 0) {
            cautiousChunks--;
            taken.addAll(KnownLines.among(connection, keys));
            if (taken.isEmpty()) {
                caution = 1;
            }
        }
        Savepoint before = connection.setSavepoint();
        try {
            copy(connection, keys, new HashSet<>(taken));
        } catch (SQLException e) {
            if (!UNIQUE_VIOLATION.equals(e.getSQLState())) {
                throw e;
            }
            connection.rollback(before);
            caution = Math.min(MOST_CAUTION, 2 * caution);
            cautiousChunks = caution;
            taken.addAll(KnownLines.among(connection, keys));
            copy(connection, keys, taken);
        }
        connection.releaseSavepoint(before);
    }

    private List<LineKey> keys(Connection connection) throws SQLException {
        List<LineKey> keys = chunk.stream().map(LineKey::of).toList();
        return occurrences == null ? keys : occurrences.number(connection, keys);
    }

    /// Copies the lines whose keys are not taken, and counts once the COPY has succeeded.
    private void copy(Connection connection, List<LineKey> keys, Set<LineKey> taken)
            throws SQLException {
        long bought = 0;
        long sentBack = 0;
        long known = 0;
        try (var out = BinaryCopyWriter.into(connection, "order_line", LineColumns.NAMES)) {
            for (int i = 0; i < keys.size(); i++) {
                OrderLine line = chunk.get(i);
                boolean added = taken.add(keys.get(i));
                if (added) {
                    LineColumns.write(out, line, keys.get(i).rowHash(), upload, net);
                }
                if (line.returned()) {
                    sentBack++;
                } else if (added) {
                    bought++;
                } else {
                    known++;
                }
            }
            written += out.finish();
        }
        accepted += bought;
        returns += sentBack;
        duplicates += known;
    }
}
