package io.clientele.tabular;

import io.clientele.row.UnreadableFile;

import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;

/// Remembers the last text it handed out, so that reading can go on behind a broken line.
///
/// The window holds at least the last `memory` characters; lines are counted from 1, and CR, LF and
/// CRLF each end one. They are counted from a place whose line is known, behind the last line that
/// was gone back to, so that a file with many broken lines is still walked through once.
final class LineLog extends Reader {

    private static final int CHUNK = 1 << 14;

    private final Reader source;
    private final int memory;
    private char[] window = new char[2 * CHUNK];
    private int end;
    private int at;
    private int known;
    private long knownLine = 1;
    private boolean droppedCarriageReturn;

    LineLog(Reader source, int memory) {
        this.source = source;
        this.memory = memory;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (at == end && !fill()) {
            return -1;
        }
        int n = Math.min(length, end - at);
        System.arraycopy(window, at, target, offset, n);
        at += n;
        return n;
    }

    /// Whether the text handed out last ends in the middle of a line.
    boolean endsOpen() {
        return at > 0 && window[at - 1] != '\n' && window[at - 1] != '\r';
    }

    /// Goes back to a line and over it: returns its text without the line end; the next read begins
    /// with the line after it. None before the last one can be gone back to.
    String replay(long line) throws IOException {
        at = start(line);
        var text = new StringBuilder();
        while (at < end || fill()) {
            char c = window[at++];
            if (c == '\r' && (at < end || fill()) && window[at] == '\n') {
                at++;
            }
            if (c == '\r' || c == '\n') {
                break;
            }
            if (text.length() == memory) {
                throw new UnreadableFile(
                        UnreadableFile.Code.ROW_TOO_LONG,
                        "Line %d is longer than %d characters.".formatted(line, memory),
                        line);
            }
            text.append(c);
        }
        known = at;
        knownLine = line + 1;
        return text.toString();
    }

    private int start(long line) {
        long current = knownLine;
        int i = known;
        while (current < line && i < end) {
            current += endsLine(i) ? 1 : 0;
            i++;
        }
        known = i < end && window[i] == '\n' && isAfterCarriageReturn(i) ? i + 1 : i;
        knownLine = current;
        return known;
    }

    /// CR counts; LF counts unless it follows a CR.
    private boolean endsLine(int i) {
        char c = window[i];
        if (c > '\r') {
            return false;
        }
        return c == '\r' || (c == '\n' && !isAfterCarriageReturn(i));
    }

    private boolean isAfterCarriageReturn(int i) {
        return i > 0 ? window[i - 1] == '\r' : droppedCarriageReturn;
    }

    private boolean fill() throws IOException {
        if (window.length - end < CHUNK) {
            makeRoom();
        }
        int n = source.read(window, end, window.length - end);
        if (n > 0) {
            end += n;
        }
        return n > 0;
    }

    private void makeRoom() {
        if (end <= memory + CHUNK) {
            window = Arrays.copyOf(window, 2 * window.length);
            return;
        }
        int dropped = end - memory;
        for (; known < dropped; known++) {
            knownLine += endsLine(known) ? 1 : 0;
        }
        known -= dropped;
        droppedCarriageReturn = window[dropped - 1] == '\r';
        System.arraycopy(window, dropped, window, 0, memory);
        end = memory;
        at -= dropped;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
