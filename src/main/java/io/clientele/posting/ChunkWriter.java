package io.clientele.posting;

import io.clientele.bulk.BinaryCopyWriter;
import io.clientele.ledger.Duplicates;
import io.clientele.posting.KnownLines.KnownLine;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Writes the lines of one upload that are new, chunk by chunk.
///
/// A chunk goes straight into the ledger by COPY. Only when the ledger refuses a line as known is
/// the chunk taken back and its known lines looked up first, again and again where small uploads
/// add more of them meanwhile; while known lines keep turning up, that is done for every chunk. Of
/// known lines it is noted that this upload sent them too.
final class ChunkWriter {

    /// Of `order_line`, in the order they are copied.
    static final String[] COLUMNS = {
        "row_hash",
        "line",
        "ordered_at",
        "upload_number",
        "day",
        "returned",
        "non_product",
        "customer_id",
        "order_id",
        "product_id",
        "product_name",
        "category",
        "quantity",
        "unit_price",
        "amount",
        "region",
        "payment_method",
        "channel",
        "net"
    };

    private static final String UNIQUE_VIOLATION = "23505";
    private static final int MOST_CAUTION = 64;

    private final int upload;
    private final boolean net;
    private final @Nullable Occurrences occurrences;
    private int cautiousChunks;
    private int caution = 1;
    private long excludedReturns;

    /// @param net whether returns are subtracted
    ChunkWriter(JdbcTemplate jdbc, int upload, Duplicates duplicates, boolean net) {
        this.upload = upload;
        this.net = net;
        this.occurrences = duplicates == Duplicates.KEEP ? Occurrences.create(jdbc) : null;
    }

    /// Writes a chunk and returns the lines that were new, in the order of their keys.
    ///
    /// @param chunk in that order too; of equal lines the first sent comes first
    List<KeyedLine> write(Connection connection, KeyedLine[] chunk) throws SQLException {
        var lines = occurrences == null ? chunk : occurrences.number(connection, chunk);
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
        for (boolean copied = false; !copied; ) {
            try {
                copy(connection, added);
                copied = true;
            } catch (SQLException e) {
                if (!UNIQUE_VIOLATION.equals(e.getSQLState())) {
                    throw e;
                }
                connection.rollback(before);
                int few = known.size();
                known = known(connection, lines);
                if (known.size() <= few) {
                    throw e; // of no line, and so it would be for ever
                }
                caution = Math.min(MOST_CAUTION, 2 * caution);
                cautiousChunks = caution;
                added = added(lines, known);
            }
        }
        connection.releaseSavepoint(before);
        claim(connection, lines, known);
        return added;
    }

    /// What was left undone, in words.
    List<String> notes() {
        return notes(excludedReturns);
    }

    /// About returns that were to be subtracted, but the ledger has them from uploads that exclude
    /// theirs.
    static List<String> notes(long excludedReturns) {
        return excludedReturns == 0
                ? List.of()
                : List.of(
                        "%d of the returned rows are known from uploads with returns=exclude: nothing is subtracted for them while those uploads stand."
                                .formatted(excludedReturns));
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
                excludedReturns += net && line.line().returned() && found.excluded() ? 1 : 0;
                claims.add(upload, net, line.line(), found);
            }
        }
        claims.write(connection);
    }

    private void copy(Connection connection, List<KeyedLine> lines) throws SQLException {
        try (var out = BinaryCopyWriter.into(connection, "order_line", COLUMNS)) {
            for (KeyedLine keyed : lines) {
                var line = keyed.line();
                out.row()
                        .int8(keyed.rowHash())
                        .int8(line.line())
                        .timestamptz(line.orderedAtMicros())
                        .int4(upload)
                        .date(line.day())
                        .bool(line.returned())
                        .bool(line.nonProduct())
                        .text(line.customerId())
                        .text(line.orderId())
                        .text(line.productId())
                        .text(line.productName())
                        .text(line.category())
                        .numeric(line.quantity())
                        .numeric(line.unitPrice())
                        .numeric(line.amount())
                        .text(line.region())
                        .text(line.paymentMethod())
                        .text(line.channel())
                        .bool(net && line.returned());
            }
            out.finish();
        }
    }
}
