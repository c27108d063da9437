package io.clientele.rfm;

/// The three figures of every customer as parallel columns, rows in ascending customer id order.
///
/// | column | meaning | unit |
/// |---|---|---|
/// | `recencyDays` | as-of date minus the date of the last purchase | calendar days, at least 0 |
/// | `frequency` | distinct orders in the window | orders, at least 0 |
/// | `monetary` | sum of line amounts in the window; below zero if returns outweigh | money |
///
/// The row order matters to `qcut` scores alone, which break ties in frequency by it. The arrays
/// are not copied: whoever hands them over must leave them as they are.
@SuppressWarnings("ArrayRecordComponent") // columns of a million customers, compared by nobody
public record RfmTable(int[] recencyDays, int[] frequency, double[] monetary) {

    /// Refuses columns of different lengths, negative counts and amounts that are not finite.
    public RfmTable {
        if (frequency.length != recencyDays.length || monetary.length != recencyDays.length) {
            throw new IllegalArgumentException(
                    "The columns differ in length: %d, %d and %d rows."
                            .formatted(recencyDays.length, frequency.length, monetary.length));
        }
        for (int row = 0; row < recencyDays.length; row++) {
            if (recencyDays[row] < 0 || frequency[row] < 0 || !Double.isFinite(monetary[row])) {
                throw new IllegalArgumentException(
                        "Row %d is no customer: recencyDays %d, frequency %d, monetary %s."
                                .formatted(row, recencyDays[row], frequency[row], monetary[row]));
            }
        }
    }

    /// Number of customers.
    public int size() {
        return recencyDays.length;
    }

    static double[] widened(int[] column) {
        double[] values = new double[column.length];
        for (int row = 0; row < column.length; row++) {
            values[row] = column[row];
        }
        return values;
    }
}
