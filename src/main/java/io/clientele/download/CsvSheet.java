package io.clientele.download;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;

/// Rows of a CSV file. Text that a spreadsheet would take for a formula gets an apostrophe in
/// front; numbers go as they are, since a negative number is none.
///
/// Cells are written as bytes at once: a list of half a million customers has ten million of them.
///
/// Source: RFC 4180; UTF-8, quotes only where they are needed.
public final class CsvSheet {

    /// A row that begins so is a comment to some readers.
    private static final String COMMENT = "#";

    private static final int BUFFER = 1 << 16;

    private final OutputStream out;
    private final byte[] buffer = new byte[BUFFER];
    private int size;
    private boolean isFirst = true;

    CsvSheet(OutputStream out) {
        this.out = out;
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
        var harmless = SpreadsheetText.harmless(text);
        boolean isQuoted = needsQuotes(harmless) || (isFirst && harmless.startsWith(COMMENT));
        separate();
        if (isQuoted) {
            write(("\"" + harmless.replace("\"", "\"\"") + "\"").getBytes(UTF_8));
        } else {
            write(harmless.getBytes(UTF_8));
        }
    }

    /// Appends a number.
    public void number(int number) throws IOException {
        plain(Integer.toString(number));
    }

    /// Appends a number; null is an empty cell.
    public void number(@Nullable Double number) throws IOException {
        plain(number == null ? "" : number.toString());
    }

    /// Appends an amount; null is an empty cell.
    public void amount(@Nullable BigDecimal amount) throws IOException {
        plain(amount == null ? "" : amount.toPlainString());
    }

    /// Appends an empty cell.
    public void empty() throws IOException {
        separate();
    }

    /// Ends the row.
    public void end() throws IOException {
        write((byte) '\r');
        write((byte) '\n');
        isFirst = true;
    }

    /// Passes on what is written so far.
    void flush() throws IOException {
        out.write(buffer, 0, size);
        size = 0;
    }

    private void plain(String ascii) throws IOException {
        separate();
        write(ascii.getBytes(ISO_8859_1));
    }

    private void separate() throws IOException {
        if (!isFirst) {
            write((byte) ',');
        }
        isFirst = false;
    }

    private static boolean needsQuotes(String text) {
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            if (sign == ',' || sign == '"' || sign == '\n' || sign == '\r') {
                return true;
            }
        }
        return false;
    }

    private void write(byte[] bytes) throws IOException {
        if (bytes.length > BUFFER - size) {
            flush();
            if (bytes.length > BUFFER) {
                out.write(bytes);
                return;
            }
        }
        System.arraycopy(bytes, 0, buffer, size, bytes.length);
        size += bytes.length;
    }

    private void write(byte one) throws IOException {
        if (size == BUFFER) {
            flush();
        }
        buffer[size++] = one;
    }
}
