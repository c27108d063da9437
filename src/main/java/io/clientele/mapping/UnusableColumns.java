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
        this(message + " Columns found: " + String.join(", ", found) + ".", code, found);
    }

    private UnusableColumns(String message, Code code, List<String> found) {
        super(message);
        this.code = code;
        this.found = List.copyOf(found);
    }

    /// Of columns that all go by their numbers, under a header that is a row like any other.
    public static UnusableColumns ofRow(List<String> header) {
        return new UnusableColumns(
                Code.HEADER_IS_ROW,
                "The first row would be lost as the header though it is a row like the others: send header=false.",
                header);
    }

    /// The same with a further sentence, unless that is empty.
    public UnusableColumns noting(String sentence) {
        return sentence.isEmpty()
                ? this
                : new UnusableColumns(getMessage() + " " + sentence, code, found);
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
        BAD_MAPPING,
        HEADER_IS_ROW;

        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
