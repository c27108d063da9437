package io.clientele.posting;

import io.clientele.ledger.Duplicates;
import io.clientele.ledger.LedgerTotals;
import io.clientele.ledger.OrderLine;
import io.clientele.ledger.Returns;

import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Writes one upload's lines, chunk by chunk, each line once.
///
/// A chunk is put in the order of its keys: so equal lines meet, the lines of an order make one row
/// for the rollup, and the index is walked from one end to the other. While the database takes a
/// chunk, the next one comes together; both go through one connection, in one transaction.
public final class LedgerWriter implements AutoCloseable {

    private static final int CHUNK = 20_000;

    private static final int NOTABLE = 50_000;

    /// Two chunks of long texts must fit into a small heap.
    private static final int MOST_CHARACTERS = 1 << 22;

    private final JdbcTemplate jdbc;
    private final Locks locks;
    private final Rollup rollup;
    private final ReturnRollup returnRollup;
    private final int upload;
    private final boolean net;
    private final ChunkWriter writer;
    private final PostedOrders posted;
    private final UploadTally tally = new UploadTally();
    private final WriteBehind behind = new WriteBehind();
    private final List<OrderLine> chunk = new ArrayList<>(CHUNK);
    private int characters;

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
        this.writer = new ChunkWriter(jdbc, upload, duplicates, net);
        this.posted = PostedOrders.create(jdbc);
    }

    /// Adds a line. Until the writer is finished or closed, the transaction's connection is its
    /// own.
    public void add(OrderLine line) {
        chunk.add(line);
        characters += line.characters();
        if (chunk.size() == CHUNK || characters > MOST_CHARACTERS) {
            hand();
        }
    }

    /// Writes what is left, brings the rollup level and tells what was added.
    public LedgerTotals finish() {
        flush();
        if (tally.written() >= NOTABLE) {
            rollup.survey(tally.written());
        }
        long products = rollup.products(upload, tally);
        locks.takeRollup();
        var totals = rollUp(products);
        if (tally.written() > 0) {
            rollup.revise();
        }
        return totals;
    }

    /// Writes what was added so far.
    void flush() {
        hand();
        run(
                connection -> {
                    behind.await();
                    return true;
                });
    }

    private LedgerTotals rollUp(long products) {
        boolean alone = rollup.isEmpty();
        var sums = posted.inMemory();
        if (alone && !net && sums != null) {
            return tally.totals(run(connection -> FirstRollup.write(connection, sums)), products);
        }
        run(
                connection -> {
                    posted.toTable(connection);
                    return true;
                });
        var totals = tally.totals(rollup.addPosted(upload, alone), products);
        var netted = returnRollup.levelUpload(upload);
        return net ? totals.with(netted) : totals;
    }

    /// Waits for what is being written; the transaction is whole only when the writer was finished
    /// before.
    @Override
    public void close() {
        behind.close();
    }

    /// The chunk is put in order while the one before is being written.
    private void hand() {
        var lines = KeyedLine.ordered(chunk);
        chunk.clear();
        characters = 0;
        run(
                connection -> {
                    behind.hand(() -> write(connection, lines));
                    return true;
                });
    }

    private List<KeyedLine> write(Connection connection, KeyedLine[] lines) throws SQLException {
        var added = writer.write(connection, lines);
        posted.add(connection, added);
        tally.add(lines, added);
        return added;
    }

    private <T> T run(ConnectionCallback<T> work) {
        return Objects.requireNonNull(jdbc.execute(work));
    }
}
