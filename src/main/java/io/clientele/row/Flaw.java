package io.clientele.row;

import java.util.Locale;

/// Why one row cannot be taken although the file around it can.
///
/// `message` is a sentence for the sender.
public record Flaw(Kind kind, String message) {

    /// [#text()] is the stable word for it, such as `wrong-column-count`.
    public enum Kind {
        WRONG_COLUMN_COUNT,
        BAD_QUOTES,
        BAD_JSON,
        NOT_AN_OBJECT,
        NESTED_VALUE;

        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
