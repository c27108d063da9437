package io.clientele.tabular;

import io.clientele.row.UnreadableFile;

import org.jspecify.annotations.Nullable;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;

/// Splits a text into lines that are no longer than allowed.
final class Lines implements Closeable {

    private final Reader text;
    private final int longest;
    private final char[] buffer = new char[1 << 14];
    private final StringBuilder line = new StringBuilder();
    private int at;
    private int end;
    private long number;

    Lines(Reader text, int longest) {
        this.text = text;
        this.longest = longest;
    }

    /// How many lines have been returned.
    long number() {
        return number;
    }

    /// The next line without its LF (a CR before that is left in place), or null at the end.
    @Nullable String next() throws IOException {
        line.setLength(0);
        while (at < end || fill()) {
            int from = at;
            while (at < end && buffer[at] != '\n') {
                at++;
            }
            line.append(buffer, from, at - from);
            if (line.length() > longest) {
                throw new UnreadableFile(
                        UnreadableFile.Code.ROW_TOO_LONG,
                        "Line %d is longer than %d characters.".formatted(number + 1, longest),
                        number + 1);
            }
            if (at < end) {
                at++;
                number++;
                return line.toString();
            }
        }
        if (line.isEmpty()) {
            return null;
        }
        number++;
        return line.toString();
    }

    private boolean fill() throws IOException {
        at = 0;
        end = Math.max(text.read(buffer, 0, buffer.length), 0);
        return end > 0;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
