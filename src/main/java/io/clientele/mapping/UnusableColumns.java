package io.clientele.mapping;

import java.util.List;
import java.util.Locale;

/// The columns of a file cannot be mapped to what an order line needs.
///
/// The message names what was looked for and what was found, but nothing of a first row that may be
/// data: it is kept with the upload.
public final class UnusableColumns extends RuntimeException {

    private final Code code;

    UnusableColumns(Code code, String message, List<String> header) {
        this(message + " " + FirstRow.inWords(header), code);
    }

    private UnusableColumns(String message, Code code) {
        super(message);
        this.code = code;
    }

    /// Of columns that all go by their numbers, under a header that is a row like any other.
    public static UnusableColumns ofRow() {
        return new UnusableColumns(
                "The first row would be lost as the header though it is a row like the others: send header=false.",
                Code.HEADER_IS_ROW);
    }

    /// The same with a further sentence, unless that is empty.
    public UnusableColumns noting(String sentence) {
        return sentence.isEmpty() ? this : new UnusableColumns(getMessage() + " " + sentence, code);
    }

    public Code code() {
        return code;
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
