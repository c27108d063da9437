package io.clientele.row;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// What was found out about a file.
///
/// @param delimiter what stands between the fields of CSV
/// @param encoding how bytes become text, unless it is a workbook
/// @param sheet the sheet of a workbook that is read
/// @param otherSheets those that are not, in the workbook's order
/// @param escapedQuotes whether a quote within a quoted cell of CSV stands behind a backslash,
///     rather than being doubled
public record Dialect(
        Format format,
        @Nullable Character delimiter,
        @Nullable String encoding,
        @Nullable String sheet,
        List<String> otherSheets,
        boolean escapedQuotes) {

    /// Of a file that is one table.
    public Dialect(Format format, @Nullable Character delimiter, String encoding) {
        this(format, delimiter, encoding, null, List.of(), false);
    }

    /// Of a CSV file.
    public static Dialect ofCsv(char delimiter, String encoding, boolean escapedQuotes) {
        return new Dialect(Format.CSV, delimiter, encoding, null, List.of(), escapedQuotes);
    }

    /// What could be read in another way, in words.
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (!otherSheets.isEmpty()) {
            notes.add(choice());
        }
        if (escapedQuotes) {
            notes.add("Quotes within cells stand behind a backslash, and are read without it.");
        }
        return notes;
    }

    /// Which sheet of several is read, and how to have another one; empty where there is no choice.
    public String choice() {
        return otherSheets.isEmpty()
                ? ""
                : "Of the workbook's sheets \"%s\" is read; the parameter sheet names another one: %s."
                        .formatted(sheet, String.join(", ", otherSheets));
    }
}
