package io.clientele.bulk;

import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;

/// Rows into a table by PostgreSQL's `COPY … FROM STDIN (FORMAT binary)`: nothing is printed or
/// parsed, and nothing is allocated for a field.
///
/// ```java
/// try (var copy = BinaryCopyWriter.into(connection, "price", "product_id", "amount")) {
///     copy.row().text("P1").numeric(12_5000); // 12.5
///     long rows = copy.finish();
/// }
/// ```
///
/// Fields are appended in the order of the columns, and each method must suit its column's type:
/// the server refuses most, but not all, mixtures. An error ends the copy, and nothing of it is
/// kept. Not thread-safe.
///
/// Source: the file format in PostgreSQL 18's manual, page "COPY".
public final class BinaryCopyWriter implements AutoCloseable {

    /// Room for the length and the value of a field of any type but text and arrays.
    private static final int FIELD = 32;

    /// Bytes before the elements of an array, and of one without any.
    private static final int ARRAY = 5 * Integer.BYTES;

    private static final int EMPTY_ARRAY = 3 * Integer.BYTES;

    /// What PostgreSQL calls the type `integer`.
    private static final int INT4 = 23;

    private final CopyIn copy;
    private final CopyBuffer buffer;
    private final int columns;
    private int missing;

    private BinaryCopyWriter(CopyIn copy, int columns) {
        this.copy = copy;
        this.buffer = new CopyBuffer(copy);
        this.columns = columns;
    }

    /// Begins a copy. Until it is finished or closed the connection can do nothing else.
    ///
    /// @param connection of the PostgreSQL driver, possibly wrapped by a pool
    /// @param table its name as SQL text, like the columns'; neither may come from outside
    /// @throws SQLException if the table or a column does not exist
    public static BinaryCopyWriter into(Connection connection, String table, String... columns)
            throws SQLException {
        var sql =
                "copy %s (%s) from stdin (format binary)"
                        .formatted(table, String.join(", ", columns));
        var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
        var writer = new BinaryCopyWriter(copy, columns.length);
        writer.buffer.putBytes(BinaryCopyReader.signature());
        writer.buffer.putInt(0); // no flags
        writer.buffer.putInt(0); // no extension
        return writer;
    }

    /// Begins the next row.
    ///
    /// @throws IllegalStateException if the row before lacks fields
    public BinaryCopyWriter row() throws SQLException {
        requireWholeRow();
        buffer.reserve(Short.BYTES);
        buffer.putShort(columns);
        missing = columns;
        return this;
    }

    /// Appends NULL, whatever the column's type.
    public BinaryCopyWriter none() throws SQLException {
        return field(-1);
    }

    /// Appends a `text`, or NULL. The server refuses the character U+0000.
    public BinaryCopyWriter text(@Nullable String value) throws SQLException {
        if (value == null) {
            return none();
        }
        if (value.length() > CopyBuffer.SIZE / 4) {
            byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
            field(bytes.length).buffer.putBytes(bytes);
            return this;
        }
        next(Integer.BYTES + 3 * value.length());
        buffer.putText(value);
        return this;
    }

    /// Appends a `smallint`.
    public BinaryCopyWriter int2(short value) throws SQLException {
        field(Short.BYTES).buffer.putShort(value);
        return this;
    }

    /// Appends an `integer`.
    public BinaryCopyWriter int4(int value) throws SQLException {
        field(Integer.BYTES).buffer.putInt(value);
        return this;
    }

    /// Appends a `bigint`.
    public BinaryCopyWriter int8(long value) throws SQLException {
        field(Long.BYTES).buffer.putLong(value);
        return this;
    }

    /// Appends a `double precision`; NaN and infinities are kept.
    public BinaryCopyWriter float8(double value) throws SQLException {
        return int8(Double.doubleToRawLongBits(value));
    }

    /// Appends a `real`; NaN and infinities are kept.
    public BinaryCopyWriter float4(float value) throws SQLException {
        return int4(Float.floatToRawIntBits(value));
    }

    /// Appends a `boolean`.
    public BinaryCopyWriter bool(boolean value) throws SQLException {
        field(1).buffer.putByte(value ? 1 : 0);
        return this;
    }

    /// Appends a `date`.
    ///
    /// @param epochDay days since 1970-01-01, as of `LocalDate.toEpochDay`
    public BinaryCopyWriter date(long epochDay) throws SQLException {
        return int4(Math.toIntExact(epochDay - BinaryCopyReader.EPOCH_DAY));
    }

    /// Appends a `timestamptz`.
    ///
    /// @param epochMicros microseconds since 1970-01-01T00:00:00Z
    public BinaryCopyWriter timestamptz(long epochMicros) throws SQLException {
        return int8(Math.subtractExact(epochMicros, BinaryCopyReader.EPOCH_MICROS));
    }

    /// Appends an `integer[]` without NULLs.
    public BinaryCopyWriter int4s(int[] values) throws SQLException {
        boolean empty = values.length == 0;
        field(empty ? EMPTY_ARRAY : ARRAY + 2 * Integer.BYTES * values.length);
        buffer.putInt(empty ? 0 : 1); // dimensions
        buffer.putInt(0); // no NULLs
        buffer.putInt(INT4);
        if (!empty) {
            buffer.putInt(values.length);
            buffer.putInt(1); // the first index
            for (int value : values) {
                buffer.reserve(2 * Integer.BYTES);
                buffer.putInt(Integer.BYTES);
                buffer.putInt(value);
            }
        }
        return this;
    }

    /// Appends a `numeric` with four decimals.
    ///
    /// @param tenThousandths the value times 10,000
    public BinaryCopyWriter numeric(long tenThousandths) throws SQLException {
        next(FIELD);
        buffer.putNumeric(tenThousandths);
        return this;
    }

    /// Appends a `numeric` of any size with four decimals.
    ///
    /// @throws ArithmeticException if the value has more
    public BinaryCopyWriter numeric(BigDecimal value) throws SQLException {
        var tenThousandths = value.setScale(4, RoundingMode.UNNECESSARY).unscaledValue();
        if (tenThousandths.bitLength() < Long.SIZE) {
            return numeric(tenThousandths.longValue());
        }
        var decimal = tenThousandths.abs().toString();
        next(FIELD + decimal.length());
        buffer.putNumeric(tenThousandths.signum(), decimal);
        return this;
    }

    /// Ends the copy and returns the number of rows it stored.
    ///
    /// @throws IllegalStateException if the last row lacks fields
    /// @throws SQLException if the server refuses a row; then none is stored
    public long finish() throws SQLException {
        requireWholeRow();
        buffer.reserve(Short.BYTES);
        buffer.putShort(-1);
        buffer.flush();
        return copy.endCopy();
    }

    /// Cancels the copy unless it is finished.
    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }

    private BinaryCopyWriter field(int length) throws SQLException {
        next(FIELD);
        buffer.putInt(length);
        return this;
    }

    private void next(int room) throws SQLException {
        if (missing == 0) {
            throw new IllegalStateException("a row has %d fields, no more".formatted(columns));
        }
        missing--;
        buffer.reserve(room);
    }

    private void requireWholeRow() {
        if (missing != 0) {
            throw new IllegalStateException(
                    "%d of the row's %d fields are missing".formatted(missing, columns));
        }
    }
}
