package io.clientele.tabular;

import java.io.IOException;
import java.io.Reader;

/// Turns the quotes that programs such as Spark and MySQL write into a cell behind a backslash into
/// doubled ones, as CSV has them: `"5\" lamp"`. Of two backslashes there one stays.
///
/// Line ends are let through as they are, and nothing is read ahead but the character behind a
/// backslash, so that lines can be counted on either side.
final class EscapedQuotes extends Reader {

    private static final int NONE = -2;

    private final Reader source;
    private final char delimiter;
    private final char[] one = new char[1];
    private int pending = NONE;
    private boolean quoted;
    private boolean closed;
    private boolean fieldBegins = true;
    private int out;
    private int end;

    /// @param source at the beginning of a line
    EscapedQuotes(Reader source, char delimiter) {
        this.source = source;
        this.delimiter = delimiter;
    }

    /// Whether a file writes quotes within cells so: some are, none is doubled, and fewer lines are
    /// broken.
    ///
    /// @param head of the file; it may break off anywhere
    static boolean areIn(String head, char delimiter) {
        boolean quoted = false;
        boolean fieldBegins = true;
        int escaped = 0;
        int broken = 0;
        for (int i = 0; i < head.length(); i++) {
            char c = head.charAt(i);
            if (quoted && c == '\\' && i + 1 < head.length()) {
                i++;
                escaped += head.charAt(i) == '"' ? 1 : 0;
            } else if (quoted && c == '"') {
                quoted = false;
                char next = i + 1 < head.length() ? head.charAt(i + 1) : delimiter;
                if (next == '"') {
                    return false;
                }
                broken += ends(next, delimiter) ? 0 : 1;
            } else if (!quoted) {
                quoted = fieldBegins && c == '"';
                fieldBegins = ends(c, delimiter);
            }
        }
        return escaped > broken;
    }

    private static boolean ends(char c, char delimiter) {
        return c == delimiter || c == '\n' || c == '\r';
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        out = offset;
        end = offset + length;
        if (pending != NONE && length > 0) {
            target[out++] = (char) pending;
            pending = NONE;
        }
        int first = out;
        int n = out < end ? source.read(target, out, end - out) : 0;
        for (int i = first; i < first + n; i++) {
            char c = target[i];
            if (quoted && c == '\\') {
                boolean inside = ++i < first + n;
                put(target, inside ? target[i] : following());
            } else {
                follow(c);
                target[out++] = c;
            }
        }
        return n < 0 && out == offset ? -1 : out - offset;
    }

    /// What a backslash and the character behind it stand for.
    private void put(char[] target, int behind) {
        target[out++] = behind == '"' ? '"' : '\\';
        if (behind == '\\' || behind < 0) {
            return;
        }
        if (out < end) {
            target[out++] = (char) behind;
        } else {
            pending = behind;
        }
    }

    private int following() throws IOException {
        return source.read(one, 0, 1) < 0 ? -1 : one[0];
    }

    /// A quote right behind a closing one opens the cell again.
    private void follow(char c) {
        if (c == '"') {
            boolean opens = !quoted && (fieldBegins || closed);
            closed = quoted;
            quoted = opens;
        } else {
            closed = false;
        }
        fieldBegins = !quoted && ends(c, delimiter);
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
