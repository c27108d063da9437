package io.clientele.tabular;

import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.RecordType;

import io.clientele.row.Flaw;
import io.clientele.row.Row;
import io.clientele.row.TabularLimits;
import io.clientele.row.UnreadableFile;

import java.util.Arrays;
import java.util.List;

/// Collects the fields of one CSV record after the other, within the limits.
final class CsvRecords extends CsvCallbackHandler<Row> {

    private final TabularLimits limits;
    private long linesBefore;
    private long line;
    private String[] cells = new String[16];
    private int size;
    private int length;
    private RecordType type = RecordType.DATA;
    private List<String> header = List.of();

    CsvRecords(TabularLimits limits) {
        this.limits = limits;
        Arrays.fill(cells, "");
    }

    /// The parser that comes next numbers its lines from here.
    void startAfter(long lines) {
        linesBefore = lines;
    }

    /// From now on a row may have a cell for each column: blank ones behind them are dropped.
    void expect(List<String> columnNames) {
        header = columnNames;
    }

    /// The line on which the current record began.
    long line() {
        return line;
    }

    @Override
    protected void beginRecord(long startingLineNumber) {
        line = linesBefore + startingLineNumber;
        size = 0;
        length = 0;
        type = RecordType.DATA;
    }

    @Override
    protected void addField(char[] text, int offset, int characters, boolean quoted) {
        length += characters;
        check(size < limits.maxColumns(), UnreadableFile.Code.TOO_MANY_COLUMNS, "columns");
        boolean fits = characters <= limits.maxCellLength();
        if (!fits && quoted) {
            throw new CsvParseException("A quote is not closed within the longest cell.");
        }
        check(fits, UnreadableFile.Code.CELL_TOO_LONG, "characters in a cell");
        check(
                length <= limits.maxRowLength(),
                UnreadableFile.Code.ROW_TOO_LONG,
                "characters in a row");
        if (size == cells.length) {
            cells = Arrays.copyOf(cells, 2 * size);
            Arrays.fill(cells, size, cells.length, "");
        }
        cells[size] = cell(cells[size], text, offset, characters);
        size++;
    }

    /// A cell that says the same as the one above it is the same object: the lines of an order have
    /// much in common.
    private static String cell(String above, char[] text, int offset, int characters) {
        if (characters == 0) {
            return "";
        }
        return isSame(above, text, offset, characters)
                ? above
                : new String(text, offset, characters);
    }

    /// Looks from the end, where ids and times differ.
    private static boolean isSame(String above, char[] text, int offset, int characters) {
        if (above.length() != characters) {
            return false;
        }
        int i = characters - 1;
        while (i >= 0 && above.charAt(i) == text[offset + i]) {
            i--;
        }
        return i < 0;
    }

    private void check(boolean kept, UnreadableFile.Code code, String what) {
        if (!kept) {
            throw new UnreadableFile(
                    code, "Line %d has more %s than are allowed.".formatted(line, what), line);
        }
    }

    @Override
    protected Row buildRecord() {
        int columns = header.size();
        int used = size;
        while (columns > 0 && used > columns && cells[used - 1].isEmpty()) {
            used--;
        }
        var flaw = columns > 0 && used > columns ? Flaw.ofCells(used, header) : null;
        return new Row(line, Arrays.copyOf(cells, used), flaw);
    }

    @Override
    protected RecordType getRecordType() {
        return type;
    }

    @Override
    protected int getFieldCount() {
        return size;
    }

    @Override
    protected void setComment(char[] text, int offset, int characters) {
        throw new AssertionError("Comments are switched off.");
    }

    @Override
    protected void setEmpty() {
        type = RecordType.EMPTY;
    }
}
