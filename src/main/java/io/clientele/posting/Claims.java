package io.clientele.posting;

import io.clientele.bulk.BinaryCopyWriter;
import io.clientele.ledger.OrderLine;
import io.clientele.posting.KnownLines.KnownLine;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/// Notes which lines of uploads the ledger has from other ones, so that these can be taken back out
/// without them.
///
/// Where lines follow one another in both files, as in exports that overlap, they take one row
/// together. A row only says that two files hold the same lines, so it stays true whatever becomes
/// of these, and it leads to no customer.
final class Claims {

    private static final String[] COLUMNS = {
        "upload_number",
        "line",
        "owner_number",
        "owner_line",
        "lines",
        "net",
        "returned_otherwise",
        "non_product_otherwise"
    };

    private final List<Claim> claims = new ArrayList<>();

    /// Adds a line that is known, unless from the same upload.
    void add(int upload, boolean net, OrderLine line, KnownLine known) {
        if (known.upload() != upload) {
            claims.add(Claim.of(upload, net, line, known));
        }
    }

    void write(Connection connection) throws SQLException {
        if (claims.isEmpty()) {
            return;
        }
        Collections.sort(claims);
        try (var out = BinaryCopyWriter.into(connection, "line_claim", COLUMNS)) {
            int from = 0;
            for (int at = 1; at <= claims.size(); at++) {
                var first = claims.get(from);
                if (at == claims.size() || !claims.get(at).follows(first, at - from)) {
                    write(out, first, at - from);
                    from = at;
                }
            }
            out.finish();
        }
    }

    private static void write(BinaryCopyWriter out, Claim first, int lines) throws SQLException {
        out.row()
                .int4(first.upload())
                .int8(first.line())
                .int4(first.owner())
                .int8(first.ownerLine())
                .int4(lines)
                .bool(first.net())
                .bool(first.returnedOtherwise())
                .bool(first.nonProductOtherwise());
    }

    /// A line that an upload sent and the ledger has from another one; ordered as they stand in the
    /// other's file.
    ///
    /// @param net whether the upload subtracts its returns
    /// @param returnedOtherwise whether just one of both takes the line for a return
    /// @param nonProductOtherwise whether it sells a product to just one of both
    private record Claim(
            int upload,
            long line,
            int owner,
            long ownerLine,
            boolean net,
            boolean returnedOtherwise,
            boolean nonProductOtherwise)
            implements Comparable<Claim> {

        private static final Comparator<Claim> ORDER =
                Comparator.comparingInt(Claim::upload)
                        .thenComparingInt(Claim::owner)
                        .thenComparingLong(Claim::ownerLine)
                        .thenComparingLong(Claim::line);

        static Claim of(int upload, boolean net, OrderLine line, KnownLine known) {
            return new Claim(
                    upload,
                    line.line(),
                    known.upload(),
                    known.line(),
                    net,
                    line.returned() != known.returned(),
                    line.nonProduct() != known.nonProduct());
        }

        /// Whether this one is so many lines after a first one in both files, and else alike.
        boolean follows(Claim first, int lines) {
            return upload == first.upload
                    && owner == first.owner
                    && line - first.line == lines
                    && ownerLine - first.ownerLine == lines
                    && net == first.net
                    && returnedOtherwise == first.returnedOtherwise
                    && nonProductOtherwise == first.nonProductOtherwise;
        }

        @Override
        public int compareTo(Claim other) {
            return ORDER.compare(this, other);
        }
    }
}
