package io.clientele.mapping;

import java.util.List;
import java.util.Locale;

/// The columns of a file cannot be mapped to what an order line needs.
///
/// The message names what was looked for and what was found.
public final class UnusableColumns extends RuntimeException {

    private final Code code;
    private final List<String> found;

    UnusableColumns(Code code, String message, List<String> found) {
        super(message + " Columns found: " + String.join(", ", found) + ".");
        this.code = code;
        this.found = List.copyOf(found);
    }

    public Code code() {
        return code;
    }

    /// The file's header.
    public List<String> found() {
        return found;
    }

    /// What is wrong; [#text()] is the stable word for it, such as `missing-column`.
    public enum Code {
        MISSING_COLUMN,
        AMBIGUOUS_COLUMN,
        UNKNOWN_COLUMN,
        UNKNOWN_FIELD,
        BAD_MAPPING;

        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
