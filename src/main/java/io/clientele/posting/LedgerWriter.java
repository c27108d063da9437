package io.clientele.posting;

import io.clientele.ledger.Duplicates;
import io.clientele.ledger.LedgerTotals;
import io.clientele.ledger.NettedReturns;
import io.clientele.ledger.OrderLine;
import io.clientele.ledger.Returns;
import io.clientele.rollup.Locks;
import io.clientele.rollup.Rollup;
import io.clientele.sums.PostedOrders;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Writes one upload's lines, chunk by chunk, each line once.
///
/// A chunk is put in the order of its keys: so equal lines meet, the lines of an order make one row
/// for the rollup, and the index is walked from one end to the other. While the database takes a
/// chunk, the one before is counted and the next one comes together; all go through one connection,
/// in one transaction.
public final class LedgerWriter implements AutoCloseable {

    private static final int CHUNK = 20_000;

    /// The first chunk is small and each one twice the one before, so that the database has
    /// something to do as soon as the file is read.
    private static final int FIRST_CHUNK = 2_000;

    private static final int NOTABLE = 50_000;

    /// The share of the ledger from which lines matter to plans.
    private static final double NOTABLE_SHARE = 0.1;

    private static final String SURVEY =
            "analyze order_line (customer_id, order_id, day, product_id, upload_number, returned, net)";

    private static final String PRODUCTS =
            """
            select count(*) from (
                select from order_line
                where upload_number = ? and not returned and product_id is not null
                group by product_id) p
            """;

    /// Two chunks of long texts must fit into a small heap.
    private static final int MOST_CHARACTERS = 1 << 22;

    private final JdbcTemplate jdbc;
    private final Locks locks;
    private final Rollup rollup;
    private final int upload;
    private final Returns returns;
    private final ChunkWriter writer;
    private final PostedOrders posted;
    private final UploadTally tally = new UploadTally();
    private final WriteBehind<WrittenChunk> behind = new WriteBehind<>();
    private final List<OrderLine> chunk = new ArrayList<>(CHUNK);
    private Map<Integer, NettedReturns> changes = Map.of();
    private int chunkSize = FIRST_CHUNK;
    private int characters;

    LedgerWriter(
            JdbcTemplate jdbc,
            Locks locks,
            Rollup rollup,
            int upload,
            Duplicates duplicates,
            Returns returns) {
        this.jdbc = jdbc;
        this.locks = locks;
        this.rollup = rollup;
        this.upload = upload;
        this.returns = returns;
        this.writer = new ChunkWriter(jdbc, upload, duplicates, returns == Returns.NET);
        this.posted = rollup.post();
    }

    /// Adds a line. Until the writer is finished or closed, the transaction's connection is its
    /// own.
    public void add(OrderLine line) {
        chunk.add(line);
        characters += line.characters();
        if (chunk.size() == chunkSize || characters > MOST_CHARACTERS) {
            hand();
        }
    }

    /// Writes what is left, brings the rollup level and tells what was added.
    public LedgerTotals finish() {
        flush();
        if (tally.written() >= NOTABLE) {
            survey(tally.written());
        }
        long products = products();
        locks.takeRollup();
        var buyers = rollup.add(posted, upload, returns);
        changes = buyers.changes();
        if (tally.written() > 0) {
            rollup.revise();
        }
        var totals = tally.totals(buyers.customers(), buyers.orders(), products);
        return returns == Returns.NET ? totals.with(buyers.netted()) : totals;
    }

    /// By how much what became of the net returns of earlier uploads differs from before, by the
    /// numbers of these.
    public Map<Integer, NettedReturns> changesOfReturns() {
        return changes;
    }

    /// What the totals do not tell, in words.
    public List<String> notes() {
        return writer.notes();
    }

    /// Writes what was added so far.
    void flush() {
        hand();
        count(awaited());
    }

    /// Lets the database look at the columns that its plans depend on, where lines were added that
    /// matter beside those it knew of: what it knows may be of a ledger that was next to empty, and
    /// its plans for this one then take minutes.
    private void survey(long written) {
        Double known =
                jdbc.queryForObject(
                        "select reltuples from pg_class where oid = 'order_line'::regclass",
                        Double.class);
        if (known != null && written > known * NOTABLE_SHARE) {
            jdbc.execute(SURVEY);
        }
    }

    private long products() {
        Long products = tally.products();
        return products == null
                ? Objects.requireNonNull(jdbc.queryForObject(PRODUCTS, Long.class, upload))
                : products;
    }

    /// Waits for what is being written; the transaction is whole only when the writer was finished
    /// before.
    @Override
    public void close() {
        behind.close();
        posted.close();
    }

    /// What became of a chunk.
    ///
    /// @param added the lines that were new
    private record WrittenChunk(List<KeyedLine> sent, List<KeyedLine> added) {}

    /// The chunk is put in order while the one before is being written, which is then counted while
    /// this one is.
    private void hand() {
        var lines = KeyedLine.ordered(chunk);
        chunk.clear();
        characters = 0;
        chunkSize = Math.min(CHUNK, 2 * chunkSize);
        var before = awaited();
        jdbc.execute(
                (ConnectionCallback<Boolean>)
                        connection -> {
                            behind.hand(() -> write(connection, lines));
                            return true;
                        });
        count(before);
    }

    private WrittenChunk write(Connection connection, KeyedLine[] lines) throws SQLException {
        return new WrittenChunk(Arrays.asList(lines), writer.write(connection, lines));
    }

    /// The chunk written last.
    private @Nullable WrittenChunk awaited() {
        return jdbc.execute(
                (ConnectionCallback<@Nullable WrittenChunk>) connection -> behind.await());
    }

    private void count(@Nullable WrittenChunk written) {
        if (written != null) {
            written.added().forEach(keyed -> posted.add(keyed.line()));
            tally.add(written.sent(), written.added());
        }
    }
}
