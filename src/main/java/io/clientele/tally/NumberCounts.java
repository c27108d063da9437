package io.clientele.tally;

import java.util.Arrays;

/// How often each value of a column of numbers occurs, as columns of equal length, in no order.
///
/// @param values each once, in the unit of the column
/// @param lines lines with the value
/// @param revenue of these lines
@SuppressWarnings("ArrayRecordComponent") // columns of many values, compared by nobody
public record NumberCounts(double[] values, long[] lines, double[] revenue) {

    /// Grows the columns while rows come in.
    static final class Builder {

        private double[] values = new double[1024];
        private long[] lines = new long[1024];
        private double[] revenue = new double[1024];
        private int size;

        void add(double value, long count, double amount) {
            if (size == values.length) {
                int length = size + (size >> 1);
                values = Arrays.copyOf(values, length);
                lines = Arrays.copyOf(lines, length);
                revenue = Arrays.copyOf(revenue, length);
            }
            values[size] = value;
            lines[size] = count;
            revenue[size++] = amount;
        }

        NumberCounts build() {
            return new NumberCounts(
                    Arrays.copyOf(values, size),
                    Arrays.copyOf(lines, size),
                    Arrays.copyOf(revenue, size));
        }
    }
}
