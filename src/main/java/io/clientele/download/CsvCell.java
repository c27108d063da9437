package io.clientele.download;

import static java.nio.charset.StandardCharsets.UTF_8;

/// A cell as it stands in a file, made once for all rows that have it.
public final class CsvCell {

    /// A row that begins so is a comment to some readers.
    private static final String COMMENT = "#";

    private final byte[] bytes;

    private CsvCell(byte[] bytes) {
        this.bytes = bytes;
    }

    /// A text, whatever its place in the row.
    public static CsvCell of(String text) {
        return new CsvCell(encoded(text, true));
    }

    /// A number.
    public static CsvCell of(double number) {
        return new CsvCell(Double.toString(number).getBytes(UTF_8));
    }

    byte[] bytes() {
        return bytes;
    }

    /// A text without what a spreadsheet would run, in quotes where it needs them.
    ///
    /// @param isFirst whether it may begin a row
    static byte[] encoded(String text, boolean isFirst) {
        var harmless = SpreadsheetText.harmless(text);
        boolean isQuoted = needsQuotes(harmless) || (isFirst && harmless.startsWith(COMMENT));
        return (isQuoted ? "\"" + harmless.replace("\"", "\"\"") + "\"" : harmless).getBytes(UTF_8);
    }

    private static boolean needsQuotes(String text) {
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            if (sign == ',' || sign == '"' || sign == '\n' || sign == '\r') {
                return true;
            }
        }
        return false;
    }
}
