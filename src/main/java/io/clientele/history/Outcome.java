package io.clientele.history;

/// What customers bought in a stretch of time, row for row of a [Cut].
///
/// @param purchases purchase days
/// @param spend total, in money
@SuppressWarnings("ArrayRecordComponent") // columns of a million customers, compared by nobody
public record Outcome(int[] purchases, double[] spend) {

    /// Number of customers.
    public int size() {
        return purchases.length;
    }

    /// Customers who bought at all.
    public int buyers() {
        int buyers = 0;
        for (int count : purchases) {
            buyers += count > 0 ? 1 : 0;
        }
        return buyers;
    }
}
