package io.clientele.row;

import java.util.Locale;

/// The file as a whole cannot be read on: it is no table, it is broken, or it passes a limit.
///
/// A single bad row never causes this; such a row comes out of [Rows#next()] with a flaw.
public final class UnreadableFile extends RuntimeException {

    private final Code code;
    private final long line;

    /// `line` is where reading stopped, 1-based; 0 when the file was refused before its first line.
    public UnreadableFile(Code code, String message, long line) {
        super(message);
        this.code = code;
        this.line = line;
    }

    public Code code() {
        return code;
    }

    /// Where reading stopped, 1-based; 0 when the file was refused before its first line.
    public long line() {
        return line;
    }

    /// What is wrong; [#text()] is the stable word for it, such as `too-many-columns`.
    public enum Code {
        EMPTY_FILE,
        NOT_TEXT,
        TOO_MANY_COLUMNS,
        CELL_TOO_LONG,
        ROW_TOO_LONG,
        BAD_JSON,
        BAD_ARCHIVE,
        BAD_WORKBOOK,
        SHEET_NOT_FOUND,
        ARCHIVE_TOO_LARGE;

        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
