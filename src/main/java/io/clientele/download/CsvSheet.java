package io.clientele.download;

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

    private static final byte[] END = {'\r', '\n'};

    private final TextBuffer out;
    private boolean isFirst = true;
    private boolean isHeader = true;

    CsvSheet(OutputStream out, AuditedItems items) {
        this.out = new TextBuffer(out, items);
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
            out.put(encoded);
        }
    }

    /// Appends a cell that is there already.
    public void cell(CsvCell cell) throws IOException {
        separate();
        out.put(cell.bytes());
    }

    /// Appends a number.
    public void number(int number) throws IOException {
        separate();
        out.number(number);
    }

    /// Appends a number; null is an empty cell.
    public void number(@Nullable Double number) throws IOException {
        plain(number == null ? "" : number.toString());
    }

    /// Appends an amount; null is an empty cell.
    public void amount(@Nullable BigDecimal amount) throws IOException {
        separate();
        if (amount == null) {
            return;
        }
        if (TextBuffer.isShort(amount)) {
            out.amount(amount);
        } else {
            out.put(amount.toPlainString());
        }
    }

    /// Appends an empty cell.
    public void empty() throws IOException {
        separate();
    }

    /// Ends the row.
    public void end() throws IOException {
        out.put(END);
        isFirst = true;
        if (!isHeader) {
            out.endRow();
        }
        isHeader = false;
    }

    /// Passes on what is written so far.
    void flush() throws IOException {
        out.flush();
    }

    /// Whether each character is one byte, and none needs care: so are nearly all ids.
    private static boolean isSimple(String text) {
        if (text.isEmpty() || !isLetterOrDigit(text.charAt(0))) {
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
        out.put(ascii);
    }

    private void separate() throws IOException {
        if (!isFirst) {
            out.put(',');
        }
        isFirst = false;
    }
}
