package io.clientele.download;

import io.clientele.audit.AuditedItems;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;

/// Lines of an NDJSON file. An object is written whole, or in parts: most of a long list are names
/// and values that its lines share, and each of these needs to be made but once. Values are written
/// as the mapper writes them. What of the file has left is counted, line by line.
public final class JsonLines {

    private static final String NULL = "null";

    private final JsonMapper json;
    private final TextBuffer out;

    JsonLines(JsonMapper json, OutputStream out, AuditedItems items) {
        this.json = json;
        this.out = new TextBuffer(out, items);
    }

    /// Writes an object as a line.
    public void line(Object value) throws IOException {
        part(json.writeValueAsBytes(value));
        end();
    }

    /// Appends a part that is there already.
    public void part(byte[] utf8) throws IOException {
        out.put(utf8);
    }

    /// Appends a text, in quotes.
    public void text(String text) throws IOException {
        if (isSimple(text)) {
            out.put('"');
            out.put(text);
            out.put('"');
        } else {
            part(json.writeValueAsBytes(text));
        }
    }

    /// Appends a number.
    public void number(int number) throws IOException {
        out.number(number);
    }

    /// Appends a number.
    public void number(@Nullable Double number) throws IOException {
        if (number == null) {
            out.put(NULL);
        } else {
            number(number.toString(), Double.isFinite(number));
        }
    }

    /// Appends a number.
    public void number(float number) throws IOException {
        number(Float.toString(number), Float.isFinite(number));
    }

    /// JSON has no numbers that are none.
    private void number(String number, boolean isFinite) throws IOException {
        if (isFinite) {
            out.put(number);
        } else {
            text(number);
        }
    }

    /// Appends an amount.
    public void amount(@Nullable BigDecimal amount) throws IOException {
        if (amount == null) {
            out.put(NULL);
        } else if (TextBuffer.isShort(amount)) {
            out.amount(amount);
        } else {
            part(json.writeValueAsBytes(amount));
        }
    }

    /// Ends the line.
    public void end() throws IOException {
        out.put('\n');
        out.endRow();
    }

    /// Passes on what is written so far.
    void flush() throws IOException {
        out.flush();
    }

    /// Whether each character is one byte, and none needs care: so are nearly all ids.
    private static boolean isSimple(String text) {
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            if (sign < ' ' || sign > '~' || sign == '"' || sign == '\\' || sign == '/') {
                return false;
            }
        }
        return true;
    }
}
