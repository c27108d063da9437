package io.clientele.bulk;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;

/// The rows of a query, one at a time. Columns count from 0; asking NULL for a primitive is an
/// error: see [#isNull(int)]. Not for use by several threads.
public interface Rows extends AutoCloseable {

    /// Moves to the next row; false when there is none.
    boolean next() throws SQLException;

    /// Whether the column is NULL in this row.
    boolean isNull(int column);

    /// A text; null for NULL.
    @Nullable String text(int column);

    /// A whole number of 32 bits.
    int int4(int column);

    /// A whole number of 64 bits.
    long int8(int column);

    /// A date, as days since 1970-01-01.
    int epochDay(int column);

    /// An instant, as microseconds since 1970-01-01T00:00:00Z.
    long epochMicros(int column);

    /// A decimal number, times 10,000.
    ///
    /// @throws ArithmeticException if it has more than four decimals or is too large for a `long`
    long numeric(int column);

    @Override
    void close() throws SQLException;
}
