package io.clientele.workbook;

import static io.clientele.row.UnreadableFile.Code.BAD_WORKBOOK;
import static io.clientele.row.UnreadableFile.Code.EMPTY_FILE;
import static io.clientele.row.UnreadableFile.Code.SHEET_NOT_FOUND;
import static io.clientele.row.UnreadableFile.Code.TOO_MANY_COLUMNS;

import io.clientele.row.Dialect;
import io.clientele.row.Flaw;
import io.clientele.row.Format;
import io.clientele.row.Row;
import io.clientele.row.Rows;
import io.clientele.row.Table;
import io.clientele.row.TabularLimits;
import io.clientele.row.UnreadableFile;

import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Rows of one sheet of an XLSX workbook, numbered as the sheet numbers them; a number that is not
/// above the one before is counted on instead, so that each row has its own.
///
/// The first row that is not blank is the header; blank rows are skipped, and cells missing at the
/// end of a row are empty.
final class WorkbookRows extends Rows {

    private final ReadableWorkbook workbook;
    private final InputStream source;
    private final SheetPlace place;
    private final TabularLimits limits;
    private final Dialect dialect;
    private final SheetCells texts;
    private final Stream<org.dhatim.fastexcel.reader.Row> stream;
    private final Iterator<org.dhatim.fastexcel.reader.Row> iterator;
    private final List<String> header;
    private final Closeable room;
    private final Deque<NumberedRow> ahead = new ArrayDeque<>();
    private int times = -1;
    private long line;
    private long read;

    private record NumberedRow(long line, org.dhatim.fastexcel.reader.Row row) {}

    /// @param room what the workbook takes of the heap, given back when it is closed
    WorkbookRows(
            ReadableWorkbook workbook,
            Table table,
            InputStream source,
            SheetPlace place,
            Closeable room,
            TabularLimits limits)
            throws IOException {
        this.room = room;
        this.workbook = workbook;
        this.source = source;
        this.place = place;
        this.limits = limits;
        this.texts = new SheetCells(workbook.isDate1904());
        var sheet = sheet(workbook, table.sheet());
        this.dialect =
                new Dialect(
                        Format.XLSX, null, null, sheet.getName(), others(workbook, sheet), false);
        this.stream = sheet.openStream();
        this.iterator = stream.iterator();
        var first = nextRow();
        if (first == null) {
            throw new UnreadableFile(
                    EMPTY_FILE, ("The sheet is empty. " + dialect.choice()).strip(), 0);
        }
        this.header =
                table.headed()
                        ? Arrays.stream(cells(first)).map(String::strip).toList()
                        : Table.numbered(widest(first));
    }

    /// How many cells the longest of the first rows has, all of which are kept.
    private int widest(NumberedRow first) {
        int widest = 0;
        int characters = 0;
        for (var row = first; row != null; row = nextAhead(characters)) {
            ahead.add(row);
            var cells = cells(row);
            widest = Math.max(widest, cells.length);
            characters += Arrays.stream(cells).mapToInt(String::length).sum();
        }
        return widest;
    }

    private @Nullable NumberedRow nextAhead(int characters) {
        return ahead.size() < Table.ROWS_OF_WIDTH && characters < Table.CHARACTERS_OF_WIDTH
                ? nextRow()
                : null;
    }

    /// Without a name the first one that is shown: what stands on hidden ones is seldom the data.
    private static Sheet sheet(ReadableWorkbook workbook, @Nullable String name) {
        if (name == null) {
            return workbook.getSheets()
                    .filter(sheet -> sheet.getVisibility() == SheetVisibility.VISIBLE)
                    .findFirst()
                    .orElseGet(workbook::getFirstSheet);
        }
        return workbook.findSheet(name)
                .orElseThrow(
                        () ->
                                new UnreadableFile(
                                        SHEET_NOT_FOUND,
                                        "There is no sheet \"%s\"; there are: %s."
                                                .formatted(
                                                        name,
                                                        workbook.getSheets()
                                                                .map(Sheet::getName)
                                                                .collect(Collectors.joining(", "))),
                                        0));
    }

    private static List<String> others(ReadableWorkbook workbook, Sheet read) {
        return workbook.getSheets()
                .filter(sheet -> sheet.getIndex() != read.getIndex())
                .map(Sheet::getName)
                .toList();
    }

    @Override
    public List<String> header() {
        return header;
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public long bytesRead() {
        return place.bytesRead(read);
    }

    @Override
    public void timesIn(int column) {
        times = column;
    }

    @Override
    protected @Nullable Row read() {
        var row = ahead.isEmpty() ? nextRow() : ahead.poll();
        if (row == null) {
            return null;
        }
        var cells = padded(cells(row), header.size());
        var flaw = cells.length > header.size() ? Flaw.ofCells(cells.length, header) : null;
        return new Row(row.line(), cells, flaw);
    }

    /// The next row that is not blank.
    private @Nullable NumberedRow nextRow() {
        try {
            while (iterator.hasNext()) {
                var row = iterator.next();
                line = Math.max(row.getRowNum(), line + 1);
                read++;
                if (size(row) > 0) {
                    return new NumberedRow(line, row);
                }
            }
            return null;
        } catch (RuntimeException broken) {
            // The parser throws whatever comes its way.
            throw new UnreadableFile(
                    BAD_WORKBOOK, "The sheet is damaged behind row %d.".formatted(line), line);
        }
    }

    private static String[] padded(String[] cells, int size) {
        if (cells.length >= size) {
            return cells;
        }
        var all = Arrays.copyOf(cells, size);
        Arrays.fill(all, cells.length, size, "");
        return all;
    }

    /// How many cells a row has without blank ones behind.
    private int size(org.dhatim.fastexcel.reader.Row row) {
        int size = row.getCellCount();
        while (size > 0 && texts.text(row.getCell(size - 1)).isBlank()) {
            size--;
        }
        return size;
    }

    private String[] cells(NumberedRow numbered) {
        var row = numbered.row();
        long number = numbered.line();
        int size = size(row);
        if (size > limits.maxColumns()) {
            throw new UnreadableFile(
                    TOO_MANY_COLUMNS, "Row %d has too many columns.".formatted(number), number);
        }
        var cells = new String[size];
        for (int i = 0; i < size; i++) {
            var cell = row.getCell(i);
            cells[i] = i == times ? texts.time(cell) : texts.text(cell);
            if (cells[i].length() > limits.maxCellLength()) {
                throw new UnreadableFile(
                        UnreadableFile.Code.CELL_TOO_LONG,
                        "Row %d has a cell that is too long.".formatted(number),
                        number);
            }
        }
        return cells;
    }

    @Override
    public void close() throws IOException {
        try (room) {
            stream.close();
            workbook.close();
            source.close();
        }
    }
}
