package io.clientele.posting;

import io.clientele.ledger.OrderLine;

import java.util.Comparator;

/// A line that an upload sent and the ledger has from another one; ordered as they stand in the
/// other's file.
///
/// @param net whether the upload subtracts its returns
/// @param returnedOtherwise whether just one of both takes the line for a return
/// @param nonProductOtherwise whether it sells a product to just one of both
record Claim(
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
