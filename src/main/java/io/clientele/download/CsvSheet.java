package io.clientele.download;

import de.siegmar.fastcsv.writer.CsvWriter;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;

/// Rows of a CSV file. Text that a spreadsheet would take for a formula gets an apostrophe in
/// front; numbers go as they are, since a negative number is none.
public final class CsvSheet {

    private final CsvWriter csv;

    CsvSheet(CsvWriter csv) {
        this.csv = csv;
    }

    /// Writes a row; null is an empty cell.
    public void row(List<? extends @Nullable Object> cells) {
        csv.writeRecord(cells.stream().map(CsvSheet::text).toList());
    }

    private static String text(@Nullable Object cell) {
        return switch (cell) {
            case null -> "";
            case BigDecimal amount -> amount.toPlainString();
            case Number number -> number.toString();
            default -> SpreadsheetText.harmless(cell.toString());
        };
    }
}
