package io.clientele.bulk;

import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

import java.lang.invoke.VarHandle;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;

/// The rows of a query by PostgreSQL's `COPY … TO STDOUT (FORMAT binary)`: a cursor that holds one
/// row at a time, whatever their number.
///
/// ```java
/// try (var rows = BinaryCopyReader.of(connection, "select product_id, amount from price")) {
///     while (rows.next()) {
///         prices.put(rows.text(0), rows.numeric(1));
///     }
/// }
/// ```
///
/// Columns count from 0. Asking a column for a type of another width is an `IllegalStateException`,
/// and so is asking NULL for a primitive: see [#isNull(int)]. Not thread-safe.
///
/// Source: the file format in PostgreSQL 18's manual, page "COPY"; a message of the server is a row
/// (page "Message Formats", CopyData).
public final class BinaryCopyReader implements Rows {

    /// PostgreSQL counts from 2000-01-01.
    static final int EPOCH_DAY = 10_957;

    static final long EPOCH_MICROS = EPOCH_DAY * 86_400_000_000L;

    private static final byte[] SIGNATURE = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0
    };

    private static final VarHandle SHORT = CopyBuffer.view(short[].class);
    private static final VarHandle INT = CopyBuffer.view(int[].class);
    private static final VarHandle LONG = CopyBuffer.view(long[].class);

    private static final long[] POWERS = {
        1, 10_000, 100_000_000, 1_000_000_000_000L, 10_000_000_000_000_000L
    };

    private final CopyOut copy;
    private final int[] starts;
    private final int[] lengths;
    private byte[] row = new byte[0];
    private boolean begun;

    private BinaryCopyReader(CopyOut copy) {
        this.copy = copy;
        starts = new int[copy.getFieldCount()];
        lengths = new int[copy.getFieldCount()];
    }

    static byte[] signature() {
        return SIGNATURE.clone();
    }

    /// Runs a query. Until all rows are read or the reader is closed the connection can do nothing
    /// else.
    ///
    /// @param connection of the PostgreSQL driver, possibly wrapped by a pool
    /// @param query without parameters: nothing in it may come from outside but as a [#literal]
    public static BinaryCopyReader of(Connection connection, String query) throws SQLException {
        var sql = "copy (%s) to stdout (format binary)".formatted(query);
        return new BinaryCopyReader(
                connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql));
    }

    /// A text as a part of a query, whatever is in it: all but ASCII letters and digits by number,
    /// and half a surrogate pair as a question mark, as it is written. The server refuses the
    /// character U+0000.
    ///
    /// Source: PostgreSQL 18's manual, "String Constants with Unicode Escapes".
    public static String literal(String text) {
        var literal = new StringBuilder("U&'");
        text.codePoints()
                .forEach(
                        point -> {
                            if (point < 0x80 && Character.isLetterOrDigit(point)) {
                                literal.append((char) point);
                            } else {
                                boolean half = Character.getType(point) == Character.SURROGATE;
                                literal.append("\\+%06X".formatted(half ? '?' : point));
                            }
                        });
        return literal.append('\'').toString();
    }

    /// Moves to the next row; false when there is none.
    @Override
    public boolean next() throws SQLException {
        byte[] message = copy.readFromCopy();
        if (message == null) {
            return false;
        }
        row = message;
        int position = begun ? 0 : afterHeader();
        begun = true;
        if (position == row.length) {
            return next();
        }
        int count = (short) SHORT.get(row, position);
        if (count == -1) {
            return next();
        }
        position += Short.BYTES;
        for (int i = 0; i < count; i++) {
            int length = (int) INT.get(row, position);
            position += Integer.BYTES;
            starts[i] = position;
            lengths[i] = length;
            position += Math.max(length, 0);
        }
        return true;
    }

    private int afterHeader() {
        int flags = SIGNATURE.length;
        if (!Arrays.equals(row, 0, flags, SIGNATURE, 0, flags)) {
            throw new IllegalStateException("this is not PostgreSQL's binary format");
        }
        int extension = flags + Integer.BYTES;
        return extension + Integer.BYTES + (int) INT.get(row, extension);
    }

    /// Whether the column is NULL in this row.
    @Override
    public boolean isNull(int column) {
        return lengths[column] < 0;
    }

    /// A `text`, `varchar` or `enum`; null for NULL.
    @Override
    public @Nullable String text(int column) {
        return isNull(column)
                ? null
                : new String(row, starts[column], lengths[column], StandardCharsets.UTF_8);
    }

    /// A `smallint`.
    public short int2(int column) {
        return (short) SHORT.get(row, start(column, Short.BYTES));
    }

    /// An `integer`.
    @Override
    public int int4(int column) {
        return (int) INT.get(row, start(column, Integer.BYTES));
    }

    /// A `bigint`.
    @Override
    public long int8(int column) {
        return (long) LONG.get(row, start(column, Long.BYTES));
    }

    /// A `real`.
    public float float4(int column) {
        return Float.intBitsToFloat(int4(column));
    }

    /// A `double precision`.
    public double float8(int column) {
        return Double.longBitsToDouble(int8(column));
    }

    /// A `boolean`.
    public boolean bool(int column) {
        return row[start(column, 1)] != 0;
    }

    /// A `date`, as days since 1970-01-01.
    ///
    /// @throws ArithmeticException if it is infinite
    @Override
    public int epochDay(int column) {
        int days = int4(column);
        if (days == Integer.MIN_VALUE || days == Integer.MAX_VALUE) {
            throw new ArithmeticException("an infinite date");
        }
        return days + EPOCH_DAY;
    }

    /// A `timestamptz`, as microseconds since 1970-01-01T00:00:00Z.
    ///
    /// @throws ArithmeticException if it is infinite
    @Override
    public long epochMicros(int column) {
        long micros = int8(column);
        if (micros == Long.MIN_VALUE || micros == Long.MAX_VALUE) {
            throw new ArithmeticException("an infinite time");
        }
        return micros + EPOCH_MICROS;
    }

    /// A `numeric`, times 10,000.
    ///
    /// @throws ArithmeticException if it has more than four decimals, is too large for a `long`, or
    ///     is no number
    @Override
    public long numeric(int column) {
        int at = starts[column];
        int digits = isNull(column) ? 0 : (short) SHORT.get(row, at);
        start(column, (4 + digits) * Short.BYTES);
        int power = (short) SHORT.get(row, at + 2) + 1;
        int sign = (short) SHORT.get(row, at + 4);
        if (sign != 0 && sign != 0x4000) {
            throw new ArithmeticException("NaN or an infinite numeric");
        }
        long negative = 0; // reaches one further than the positive numbers do
        for (int i = 0; i < digits; i++, power--) {
            long digit = (short) SHORT.get(row, at + (4 + i) * Short.BYTES);
            if (power < 0 || power >= POWERS.length) {
                throw new ArithmeticException("a numeric with too many digits");
            }
            negative = Math.subtractExact(negative, Math.multiplyExact(digit, POWERS[power]));
        }
        return sign == 0 ? Math.negateExact(negative) : negative;
    }

    /// Passes over the rows that are left, so the connection is free again. Cancelling would be
    /// quicker, but a cancel request that comes late hits the connection's next statement.
    @Override
    public void close() throws SQLException {
        while (copy.isActive() && copy.readFromCopy() != null) {}
    }

    private int start(int column, int width) {
        if (lengths[column] != width) {
            throw new IllegalStateException(
                    lengths[column] < 0
                            ? "column %d is NULL".formatted(column)
                            : "column %d is %d bytes wide, not %d"
                                    .formatted(column, lengths[column], width));
        }
        return starts[column];
    }
}
