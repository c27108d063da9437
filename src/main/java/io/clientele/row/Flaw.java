package io.clientele.row;

import java.util.List;
import java.util.Locale;

/// Why one row cannot be taken although the file around it can.
///
/// `message` is a sentence for the sender.
public record Flaw(Kind kind, String message) {

    /// A row that has another number of cells than the table has columns.
    public static Flaw ofCells(int cells, List<String> header) {
        return new Flaw(
                Kind.WRONG_COLUMN_COUNT,
                "The row has %d cells, the %s %d."
                        .formatted(
                                cells,
                                Table.isNumbered(header) ? "first rows have" : "header",
                                header.size()));
    }

    /// A value that should be text or a number.
    public static Flaw ofNested(String name) {
        return new Flaw(Kind.NESTED_VALUE, "The value of \"" + name + "\" is an object or array.");
    }

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
