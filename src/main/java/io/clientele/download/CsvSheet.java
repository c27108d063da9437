package io.clientele.download;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.clientele.audit.AuditedItems;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;

/// Rows of a CSV file, the first one its header. Text that a spreadsheet would take for a formula
/// gets an apostrophe in front; numbers go as they are, since a negative number is none.
///
/// Cells are written as bytes at once: a list of half a million customers has ten million of them.
/// What of it has left is counted, row by row.
///
/// Source: RFC 4180; UTF-8, quotes only where they are needed.
public final class CsvSheet {

    private static final int BUFFER = 1 << 16;

    /// Digits that fit into a `long` whatever they are.
    private static final int DIGITS = 18;

    /// Room for so many digits, a zero before the point, the point and a sign.
    private static final int NUMBER = DIGITS + 3;

    private final OutputStream out;
    private final AuditedItems items;
    private final byte[] buffer = new byte[BUFFER];
    private int size;
    private boolean isFirst = true;
    private boolean isHeader = true;
    private int rows;

    CsvSheet(OutputStream out, AuditedItems items) {
        this.out = out;
        this.items = items;
    }

    /// Writes a row; null is an empty cell.
    public void row(List<? extends @Nullable Object> cells) throws IOException {
        for (Object cell : cells) {
            switch (cell) {
                case null -> empty();
                case BigDecimal amount -> amount(amount);
                case Number number -> plain(number.toString());
                default -> text(cell.toString());
            }
        }
        end();
    }

    /// Appends a text to the row.
    public void text(String text) throws IOException {
        if (isSimple(text)) {
            plain(text);
        } else {
            byte[] encoded = CsvCell.encoded(text, isFirst);
            separate();
            write(encoded);
        }
    }

    /// Appends a cell that is there already.
    public void cell(CsvCell cell) throws IOException {
        separate();
        write(cell.bytes());
    }

    /// Appends a number.
    public void number(int number) throws IOException {
        separate();
        decimal(number, 0);
    }

    /// Appends a number; null is an empty cell.
    public void number(@Nullable Double number) throws IOException {
        plain(number == null ? "" : number.toString());
    }

    /// Appends an amount; null is an empty cell.
    public void amount(@Nullable BigDecimal amount) throws IOException {
        if (amount == null) {
            empty();
        } else if (amount.scale() >= 0 && amount.scale() < DIGITS && amount.precision() <= DIGITS) {
            separate();
            decimal(amount.unscaledValue().longValue(), amount.scale());
        } else {
            separate();
            write(amount.toPlainString().getBytes(ISO_8859_1));
        }
    }

    /// Appends an empty cell.
    public void empty() throws IOException {
        separate();
    }

    /// Ends the row.
    public void end() throws IOException {
        reserve(2);
        buffer[size++] = '\r';
        buffer[size++] = '\n';
        isFirst = true;
        if (!isHeader) {
            rows++;
        }
        isHeader = false;
    }

    /// Passes on what is written so far.
    void flush() throws IOException {
        out.write(buffer, 0, size);
        size = 0;
        items.add(rows);
        rows = 0;
    }

    /// Whether each character is one byte, and none needs care: so are nearly all ids.
    private static boolean isSimple(String text) {
        if (text.isEmpty() || text.length() > BUFFER || !isLetterOrDigit(text.charAt(0))) {
            return false;
        }
        for (int i = 1; i < text.length(); i++) {
            char sign = text.charAt(i);
            if (sign < ' ' || sign > '~' || sign == ',' || sign == ';' || sign == '"') {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetterOrDigit(char sign) {
        return (sign >= '0' && sign <= '9')
                || (sign >= 'A' && sign <= 'Z')
                || (sign >= 'a' && sign <= 'z');
    }

    private void plain(String ascii) throws IOException {
        separate();
        int length = ascii.length();
        reserve(length);
        for (int i = 0; i < length; i++) {
            buffer[size + i] = (byte) ascii.charAt(i);
        }
        size += length;
    }

    /// Writes a number of so many decimals, from its last digit on.
    private void decimal(long unscaled, int decimals) throws IOException {
        reserve(NUMBER);
        if (unscaled < 0) {
            buffer[size++] = '-';
        }
        long rest = Math.abs(unscaled);
        int digits = decimals + 1;
        for (long beyond = power(digits); rest >= beyond; beyond *= 10) {
            digits++;
        }
        size += decimals > 0 ? digits + 1 : digits;
        int at = size;
        for (int i = 0; i < digits; i++) {
            if (i == decimals && i > 0) {
                buffer[--at] = '.';
            }
            buffer[--at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    private static long power(int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= 10;
        }
        return power;
    }

    private void separate() throws IOException {
        if (!isFirst) {
            reserve(1);
            buffer[size++] = ',';
        }
        isFirst = false;
    }

    private void write(byte[] bytes) throws IOException {
        if (bytes.length > BUFFER) {
            flush();
            out.write(bytes);
        } else {
            reserve(bytes.length);
            System.arraycopy(bytes, 0, buffer, size, bytes.length);
            size += bytes.length;
        }
    }

    /// Makes room for so many bytes.
    private void reserve(int room) throws IOException {
        if (room > BUFFER - size) {
            flush();
        }
    }
}
